"""Calls in a form in which those that mean the same are equal."""

from collections.abc import Mapping, Sequence
from typing import Any

from apigen.records import JsonObject, ToolCall, stable_id
from apigen.references import read_reference


def normal_forms(
    calls: Sequence[ToolCall], tools: Mapping[str, JsonObject], *, dependent: bool
) -> list[ToolCall]:
    """The calls in order, each with its defaults and its numbers as its schema has them.

    Args:
        calls: Of one answer.
        tools: Parameters (schema subset) by tool name; of a call to another, nothing is changed.
        dependent: Whether texts such as `$1.total` are references. Then they name a call by what
            it is instead of by its place, so that the order of calls no longer matters.
    """
    forms: list[ToolCall] = []
    for call in calls:
        arguments = _normal(call.arguments, tools.get(call.name, {}))
        if dependent:
            arguments = _placeless(arguments, forms)
        forms.append(ToolCall(call.name, arguments))
    return forms


def _normal(value: Any, schema: Any) -> Any:
    """The value with absent optional properties' defaults, and whole floats as integers.

    Only where a schema says `number` is 1.0 the same as 1: to a function, an integer is not a
    float, and where nothing is said nothing is known.
    """
    if not isinstance(schema, dict):
        return value
    if isinstance(value, float) and value.is_integer() and _takes_numbers(schema):
        return int(value)
    if isinstance(value, list):
        return [_normal(item, schema.get("items")) for item in value]
    return _normal_object(value, schema) if isinstance(value, dict) else value


def _takes_numbers(schema: JsonObject) -> bool:
    kind = schema.get("type")
    return kind == "number" or (isinstance(kind, list) and "number" in kind)


def _normal_object(value: JsonObject, schema: JsonObject) -> JsonObject:
    properties = schema.get("properties", {})
    defaults = {
        name: part["default"]
        for name, part in properties.items()
        if "default" in part and name not in schema.get("required", ())
    }
    others = schema.get("additionalProperties")
    return {
        name: _normal(item, properties.get(name, others))
        for name, item in (defaults | value).items()
    }


def _placeless(value: Any, earlier: Sequence[ToolCall]) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(item, earlier) for key, item in value.items()}
    if isinstance(value, list):
        return [_placeless(item, earlier) for item in value]
    reference = read_reference(value)
    if reference is None or not 0 < reference.call <= len(earlier):
        return value
    return ".".join(["$" + stable_id(earlier[reference.call - 1].to_json()), *reference.path])
