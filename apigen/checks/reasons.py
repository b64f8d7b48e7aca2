"""The closed set of reasons for which a row can be rejected, as `stage.cause`."""

from enum import StrEnum


class Reason(StrEnum):
    """Every code that a verdict may carry."""

    NOT_JSON = "format.not_json"
    MISSING_DRAFT = "format.missing_draft"
    MISSING_FIELD = "format.missing_field"
    BAD_QUERY = "format.bad_query"
    BAD_TOOLS = "format.bad_tools"
    BAD_CALL = "format.bad_call"
    NO_CALLS = "format.no_calls"
    WRONG_CALL_COUNT = "format.wrong_call_count"
    DUPLICATE_CALL = "format.duplicate_call"
    UNKNOWN_FUNCTION = "format.unknown_function"
    UNKNOWN_ARGUMENT = "format.unknown_argument"
    MISSING_ARGUMENT = "format.missing_argument"
    WRONG_TYPE = "format.wrong_type"
    NOT_IN_ENUM = "format.not_in_enum"
    OUT_OF_RANGE = "format.out_of_range"
    INVALID_VALUE = "format.invalid_value"

    NOT_IN_LIBRARY = "execution.not_in_library"
    SIGNATURE_MISMATCH = "execution.signature_mismatch"
    ERROR = "execution.error"
    TIMEOUT = "execution.timeout"
    OUT_OF_MEMORY = "execution.out_of_memory"
    OUTPUT_TOO_LARGE = "execution.output_too_large"
    CRASHED = "execution.crashed"
    RESULT_NOT_JSON = "execution.not_json"
    NONDETERMINISTIC = "execution.nondeterministic"
    NOT_RECORDED = "execution.not_recorded"
    EMPTY_RESULT = "execution.empty_result"
    ERROR_RESULT = "execution.error_result"

    OFF_INTENT = "semantics.off_intent"
    WRONG_VALUE = "semantics.wrong_value"
    WRONG_FUNCTION = "semantics.wrong_function"
    WRONG_COUNT = "semantics.wrong_call_count"
    IRRELEVANT_RESULT = "semantics.irrelevant_result"
    FAILED_RESULT = "semantics.failed_result"
    REJECTED = "semantics.rejected"
    JUDGE_ERROR = "semantics.judge_error"

    DUPLICATE = "assembly.duplicate"
    OVER_TARGET = "assembly.over_target"
