"""One entry of an MCP server's `tools/list` to a tool."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError as InvalidSchema
from jsonschema.validators import validator_for

from apigen.errors import LibraryError, SchemaError
from apigen.library.model import CATEGORIES
from apigen.library.naming import parameter_name, tool_name
from apigen.library.refusals import Refusal
from apigen.library.schema_subset import OutsideSubset, to_subset
from apigen.records import Binding, JsonObject, Tool, canonical_json
from apigen.schema import argument_problem, check_defaults, parse_parameters

MAX_TOOL_CHARS = 100_000
MAX_EXAMPLES = 5
CATEGORY_KEY = "apigen/category"
"""Where a server may state the category of a tool, in the tool's `_meta`."""


class NotTaken(LibraryError):
    """A tool, or a whole listing, that does not come into the library; `reason` is the code."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        """Keep the code beside the line that says what is wrong."""
        super().__init__(detail)
        self.reason = reason


def read_entry(
    entry: Any, name: str, module: str, source: str, category: str, licence: str
) -> Tool:
    """The tool that an entry describes; see `apigen.library.mcp_tools.import_mcp`.

    Raises:
        NotTaken: The entry lies, or describes what no tool of ours can be.
    """
    _check_entry(entry, name)
    parameters, renamed = _parameters(entry["inputSchema"])
    ours = tool_name(module, name) if tool_name(name) else ""
    if not ours:
        raise NotTaken(Refusal.NOT_NAMED, "no name that models take can be made of it")
    return Tool(
        name=ours,
        description=str(entry.get("description") or "").strip(),
        parameters=parameters,
        returns=_returns(entry.get("outputSchema")),
        category=_category(entry, category),
        binding=Binding("mcp", module, name, _details(renamed)),
        effects="none" if _is_read_only(entry) else "writes",
        source=f"{source} {name}",
        licence=licence,
        examples=tuple(_examples(entry["inputSchema"], parameters, renamed)),
    )


def _check_entry(entry: Any, name: str) -> None:
    if not isinstance(entry, dict) or not name:
        raise NotTaken(Refusal.PROTOCOL, "a tool must be an object with a name")
    try:
        chars = len(canonical_json(entry).encode())
    except (ValueError, TypeError) as error:
        raise NotTaken(Refusal.PROTOCOL, f"it is no JSON: {error}") from error
    except RecursionError as error:
        raise NotTaken(Refusal.TOO_LARGE, "it is nested too deeply") from error
    if chars > MAX_TOOL_CHARS:
        raise NotTaken(Refusal.TOO_LARGE, f"it takes {chars} bytes, more than {MAX_TOOL_CHARS}")
    if not isinstance(entry.get("description", ""), str | None):
        raise NotTaken(Refusal.PROTOCOL, "its description is no text")
    schema = entry.get("inputSchema")
    if not isinstance(schema, dict) or schema.get("type") != "object":
        raise NotTaken(Refusal.PROTOCOL, "its inputSchema is none of type object")
    _check_schema(schema, "inputSchema")
    if entry.get("outputSchema") is not None:
        _check_schema(entry["outputSchema"], "outputSchema")


def _check_schema(schema: Any, key: str) -> None:
    """Hold a schema to the draft that it names, or else to 2020-12."""
    if not isinstance(schema, dict):
        raise NotTaken(Refusal.PROTOCOL, f"its {key} is no object")
    try:
        validator_for(schema, default=Draft202012Validator).check_schema(schema)
    except InvalidSchema as error:
        raise NotTaken(Refusal.PROTOCOL, f"its {key} is invalid: {error.message}") from error
    except RecursionError as error:
        raise NotTaken(Refusal.TOO_LARGE, f"its {key} is nested too deeply") from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise NotTaken(Refusal.PROTOCOL, f"its {key} names no valid $schema") from error


def _parameters(schema: JsonObject) -> tuple[JsonObject, dict[str, str]]:
    """The parameters in the subset, and the server's names by ours where they differ."""
    try:
        read = to_subset(schema, schema)
    except OutsideSubset as error:
        raise NotTaken(error.reason, str(error)) from error
    names = {name: parameter_name(name) for name in read.get("properties", {})}
    if not all(names.values()) or len(set(names.values())) < len(names):
        detail = f"its parameters {sorted(names)} cannot have names that models take"
        raise NotTaken(Refusal.NOT_NAMED, detail)
    required = [names[name] for name in read.get("required", [])]
    properties = {names[name]: sub for name, sub in read.get("properties", {}).items()}
    for name in required:
        properties[name].pop("default", None)  # it says what nobody can leave out
    parameters = {"type": "object", "properties": properties, "required": required}
    try:
        check_defaults(parse_parameters(parameters))
        argument_problem(parameters, {})
    except (SchemaError, ValueError, RecursionError) as error:
        raise NotTaken(Refusal.NO_JSON_TYPE, str(error)) from error
    return parameters, {new: old for old, new in names.items() if new != old}


def _returns(schema: JsonObject | None) -> JsonObject:
    """The output schema, unless to check a result against it could take for ever."""
    try:
        to_subset(schema or {}, schema or {})
    except OutsideSubset:
        return {}
    return schema or {}


def _details(renamed: dict[str, str]) -> JsonObject:
    return {"parameters": {new: {"name": old} for new, old in renamed.items()}} if renamed else {}


def _is_read_only(entry: JsonObject) -> bool:
    annotations = entry.get("annotations")
    return isinstance(annotations, dict) and annotations.get("readOnlyHint") is True


def _category(entry: JsonObject, otherwise: str) -> str:
    meta = entry.get("_meta")
    stated = meta.get(CATEGORY_KEY) if isinstance(meta, dict) else None
    return stated if isinstance(stated, str) and stated in CATEGORIES else otherwise


def _examples(
    schema: JsonObject, parameters: JsonObject, renamed: dict[str, str]
) -> Iterator[JsonObject]:
    given = schema.get("examples")
    ours: dict[Any, str] = {old: new for new, old in renamed.items()}
    for each in given[:MAX_EXAMPLES] if isinstance(given, list) else []:
        if isinstance(each, dict):
            example = {str(ours.get(name, name)): value for name, value in each.items()}
            if argument_problem(parameters, example) is None:
                yield example
