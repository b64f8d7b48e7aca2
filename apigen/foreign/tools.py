"""The tools that a foreign row offers, as cards."""

from functools import lru_cache
from typing import Any

from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.exports.flat_types import from_flat
from apigen.foreign.content import Unreadable, decoded
from apigen.foreign.schemas import simplified
from apigen.records import JsonObject
from apigen.schema import parse_parameters

_MAX_KEPT_CHARS = 20_000


def read_tools(value: Any) -> tuple[JsonObject, ...]:
    """Cards from a list of tools or JSON text of one; a tool may be wrapped as a `function`.

    Parameters are JSON Schema, with types named as there, in Python or in BFCL, or xLAM's flat
    form. Nobody changes the cards: equal texts give the same ones.

    Raises:
        Unreadable: There are none, or one cannot be read.
    """
    if isinstance(value, str) and len(value) <= _MAX_KEPT_CHARS:
        return _read_text(value)
    return _read(value)


@lru_cache(maxsize=4096)
def _read_text(text: str) -> tuple[JsonObject, ...]:
    """Rows that were asked for together, or for the same tools, have the same text."""
    return _read(text)


def _read(value: Any) -> tuple[JsonObject, ...]:
    try:
        tools = decoded(value, "tools")
    except Unreadable as error:
        raise Unreadable(Reason.BAD_TOOLS, error.detail) from None
    if not isinstance(tools, list):
        raise Unreadable(Reason.BAD_TOOLS, f"tools is no list but {type(tools).__name__}")
    if not tools:
        raise Unreadable(Reason.BAD_TOOLS, "no tool is offered")
    return tuple(map(_read_tool, tools))


def _read_tool(tool: Any) -> JsonObject:
    if isinstance(tool, dict) and isinstance(tool.get("function"), dict):
        tool = tool["function"]
    name = tool.get("name") if isinstance(tool, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise Unreadable(Reason.BAD_TOOLS, "a tool is no object with a name")
    parameters = tool.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise Unreadable(Reason.BAD_TOOLS, f"{name}: parameters is no object")
    try:
        parsed = _parse(parameters)
    except SchemaError as error:
        raise Unreadable(Reason.BAD_TOOLS, f"{name}: {error}") from None
    return {**tool, "description": str(tool.get("description") or ""), "parameters": parsed}


def _parse(parameters: JsonObject) -> JsonObject:
    if not _is_schema(parameters):
        return parse_parameters(from_flat(parameters))
    try:
        return parse_parameters(parameters)
    except SchemaError:
        return parse_parameters(simplified(parameters))


def _is_schema(parameters: JsonObject) -> bool:
    """JSON Schema, unless every value describes a parameter, as in the flat form."""
    if any(isinstance(parameters.get(key), kind) for key, kind in _SCHEMA_KEYS):
        return True
    properties = parameters.get("properties")
    return isinstance(properties, dict) and all(isinstance(p, dict) for p in properties.values())


_SCHEMA_KEYS = (("type", str), ("required", list), ("$ref", str), ("allOf", list))
