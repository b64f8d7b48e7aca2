"""The closed set of reasons for which a row can be rejected, as `stage.cause`."""

from enum import StrEnum


class Reason(StrEnum):
    """Every code that a verdict may carry."""

    NOT_JSON = "format.not_json"
    MISSING_DRAFT = "format.missing_draft"
    MISSING_FIELD = "format.missing_field"
    BAD_QUERY = "format.bad_query"
    BAD_MESSAGES = "format.bad_messages"
    MULTI_TURN = "format.multi_turn"
    MULTI_STEP = "format.multi_step"
    BAD_TOOLS = "format.bad_tools"
    BAD_CALL = "format.bad_call"
    BAD_MISSING = "format.bad_missing"
    BAD_REPLY = "format.bad_reply"
    NO_REPLY = "format.no_reply"
    REPLY_ASKS_NOTHING = "format.reply_asks_nothing"
    NO_CALLS = "format.no_calls"
    UNEXPECTED_CALL = "format.unexpected_call"
    WRONG_CALL_COUNT = "format.wrong_call_count"
    DUPLICATE_CALL = "format.duplicate_call"
    UNKNOWN_FUNCTION = "format.unknown_function"
    UNKNOWN_ARGUMENT = "format.unknown_argument"
    MISSING_ARGUMENT = "format.missing_argument"
    WRONG_TYPE = "format.wrong_type"
    UNKNOWN_KEY = "format.unknown_key"
    MISSING_KEY = "format.missing_key"
    NOT_IN_ENUM = "format.not_in_enum"
    OUT_OF_RANGE = "format.out_of_range"
    INVALID_VALUE = "format.invalid_value"
    BAD_REFERENCE = "format.bad_reference"
    DUPLICATE_ARGUMENT = "format.duplicate_argument"
    DUPLICATE_TOOL = "format.duplicate_tool"
    PATTERN_MISMATCH = "format.pattern_mismatch"
    WRONG_LENGTH = "format.wrong_length"
    REPEATED_ITEM = "format.repeated_item"
    TOO_LARGE = "format.too_large"
    QUERY_TOO_LONG = "format.query_too_long"
    QUERY_LEFT_OVER = "format.query_left_over"
    QUERY_HOLDS_JSON = "format.query_holds_json"
    QUERY_NAMES_TOOL = "format.query_names_tool"
    QUERY_NAMES_CALLS = "format.query_names_calls"
    QUERY_LANGUAGE = "format.query_language"
    QUERY_ORDERS_JUDGE = "format.query_orders_judge"

    UNGROUNDED = "grounding.ungrounded"
    SPELLED_DEFAULT = "grounding.spelled_default"
    UNUSED_OPTION = "grounding.unused_option"
    UNUSED_ITEM = "grounding.unused_item"
    CROSSED_VALUES = "grounding.crossed_values"
    SEEMS_ANSWERABLE = "grounding.answerable"
    SEEMS_GIVEN = "grounding.value_given"
    SEEMS_WRONG_FUNCTION = "grounding.wrong_function"
    OTHER_REFERENCE = "grounding.other_reference"

    NOT_IN_LIBRARY = "execution.not_in_library"
    SIGNATURE_MISMATCH = "execution.signature_mismatch"
    UNRESOLVED = "execution.bad_reference"
    REFERENCE_REFUSED = "execution.reference_refused"
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
    ANSWERABLE = "semantics.answerable"
    VALUE_GIVEN = "semantics.value_given"
    REJECTED = "semantics.rejected"
    JUDGE_ERROR = "semantics.judge_error"

    DUPLICATE = "assembly.duplicate"
    OVER_TARGET = "assembly.over_target"


_GRAVITY = (
    *(Reason.TOO_LARGE, Reason.BAD_TOOLS, Reason.NO_CALLS, Reason.UNEXPECTED_CALL),
    *(Reason.BAD_MISSING, Reason.UNKNOWN_FUNCTION, Reason.UNKNOWN_ARGUMENT),
    *(Reason.MISSING_ARGUMENT, Reason.WRONG_TYPE, Reason.UNKNOWN_KEY, Reason.MISSING_KEY),
    *(Reason.NOT_IN_ENUM, Reason.OUT_OF_RANGE, Reason.PATTERN_MISMATCH, Reason.WRONG_LENGTH),
    *(Reason.REPEATED_ITEM, Reason.INVALID_VALUE, Reason.DUPLICATE_CALL, Reason.WRONG_CALL_COUNT),
    *(Reason.BAD_REFERENCE, Reason.DUPLICATE_TOOL, Reason.BAD_QUERY, Reason.QUERY_TOO_LONG),
    *(Reason.QUERY_ORDERS_JUDGE, Reason.QUERY_LEFT_OVER, Reason.QUERY_HOLDS_JSON),
    *(Reason.QUERY_NAMES_TOOL, Reason.QUERY_LANGUAGE, Reason.QUERY_NAMES_CALLS),
)
GRAVITY = {reason: place for place, reason in enumerate(_GRAVITY)}
"""The findings of the format check by how grave they are, 0 the gravest.

First what the paper's format check finds, then what its execution finds, then what its judge finds
(APIGen, section 3.2), so that a row counts where the paper counts it.
"""
