"""What an MCP tool answered, as the result of a call."""

from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.validators import create
from mcp_types import CallToolResult, TextContent
from referencing import Registry
from referencing.exceptions import Unresolvable

from apigen import strictjson
from apigen.records import CallResult, JsonObject, canonical_json

MAX_ERROR_CHARS = 2_000
_CHECKED = (
    *("$ref", "allOf", "anyOf", "oneOf", "type", "enum", "const", "properties", "required"),
    *("items", "additionalProperties", "minimum", "maximum", "exclusiveMinimum"),
    *("exclusiveMaximum", "minItems", "maxItems", "minLength", "maxLength"),
)
"""What can be checked in bounded time: no regular expressions, no `uniqueItems`."""
_Validator: Any = create(
    meta_schema=Draft202012Validator.META_SCHEMA,
    validators={key: Draft202012Validator.VALIDATORS[key] for key in _CHECKED},
    type_checker=Draft202012Validator.TYPE_CHECKER,
)


def to_result(answer: CallToolResult, returns: JsonObject, max_bytes: int) -> CallResult:
    """The structured content, else the text as JSON where it is JSON, else the text.

    Args:
        answer: As the SDK read it.
        returns: The tool's output schema, or `{}`.
        max_bytes: Length of the result as JSON text.

    Returns:
        `error` where the tool says so or breaks its output schema; `not_json` where there is only a
        picture, a sound or a link; `output_too_large`.
    """
    if answer.is_error:
        return CallResult(
            "error", None, "ToolError", (_text(answer) or "no text")[:MAX_ERROR_CHARS]
        )
    structured = answer.structured_content
    if structured is None and returns:
        return CallResult("error", None, "OutputSchema", "no structured content, though promised")
    kinds = sorted({each.type for each in answer.content})
    if structured is None and kinds and "text" not in kinds:
        return CallResult("not_json", error=f"the answer is no text but {', '.join(kinds)}")
    value = _parsed(_text(answer)) if structured is None else structured
    return _size_problem(value, max_bytes) or _schema_problem(value, returns) or _ok(value)


def _ok(value: Any) -> CallResult:
    return CallResult("ok", value)


def _text(answer: CallToolResult) -> str:
    return "\n".join(each.text for each in answer.content if isinstance(each, TextContent))


def _parsed(text: str) -> Any:
    try:
        return strictjson.loads(text)
    except ValueError:
        return text


def _size_problem(value: Any, max_bytes: int) -> CallResult | None:
    try:
        strictjson.check_value(value)
        size = len(canonical_json(value).encode())
    except ValueError as error:
        return CallResult("not_json", error=str(error)[:MAX_ERROR_CHARS])
    if size > max_bytes:
        problem = f"the result is {size} bytes of JSON, more than {max_bytes}"
        return CallResult("output_too_large", error=problem)
    return None


def _schema_problem(value: Any, returns: JsonObject) -> CallResult | None:
    try:
        found = best_match(_Validator(returns, registry=Registry()).iter_errors(value))
    except (Unresolvable, RecursionError) as error:
        return CallResult("error", None, "OutputSchema", f"the output schema is broken: {error}")
    if not found:
        return None
    where = ".".join(map(str, found.absolute_path)) or "the result"
    return CallResult("error", None, "OutputSchema", f"{where}: {found.message[:300]}")
