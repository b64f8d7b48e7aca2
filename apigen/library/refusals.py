"""The closed set of reasons for which an API does not come into a library, as `step.cause`."""

from enum import StrEnum


class Refusal(StrEnum):
    """Every code that a `Refused` may carry."""

    UNREADABLE = "import.unreadable"
    """A document that is none, or breaks the rules of its format."""
    TOO_LARGE = "import.too_large"
    NETWORK_REFERENCE = "import.network_reference"
    REFERENCE_LOOP = "import.reference_loop"
    UNREACHABLE = "import.unreachable"
    """A URL or server that does not answer, dies or does not end in time."""
    PACKAGE_FAILED = "import.package_failed"
    """A package that cannot be installed or imported."""
    PROTOCOL = "import.protocol"
    """A server that breaks its protocol, or lies about its schema."""
    NOT_READ_ONLY = "import.not_read_only"
    DENIED = "import.denied"
    """The source's own list leaves it out."""
    NOT_NAMED = "import.not_named"
    """No name that models take can be made for it."""
    NO_SIGNATURE = "import.no_signature"
    NO_JSON_TYPE = "import.no_json_type"
    """A parameter that JSON, or the JSON Schema subset, cannot carry."""
    UNSUPPORTED = "import.unsupported"
    """A way of passing parameters, or of authentication, that is not supported."""

    NO_DESCRIPTION = "quality.no_description"
    NOISY_DESCRIPTION = "quality.noisy_description"
    NO_PARAMETERS = "quality.no_parameters"
    UNDESCRIBED_PARAMETER = "quality.undescribed_parameter"
    BAD_SCHEMA = "quality.bad_schema"
    NO_LICENCE = "quality.no_licence"

    NO_EXAMPLE = "probe.no_example"
    """No argument values could be found or made that fit the schema."""
    CALL_FAILED = "probe.call_failed"
    TIMEOUT = "probe.timeout"
    ERROR_ANSWER = "probe.error_answer"
    """The answer arrived, and says that something is wrong."""
    EMPTY_ANSWER = "probe.empty_answer"
    NOT_REPEATABLE = "probe.not_repeatable"
    """A second call gave another answer."""

    DUPLICATE = "merge.duplicate"
