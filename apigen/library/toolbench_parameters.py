"""The parameters of ToolBench endpoints: their types, their authors' examples and where they go."""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apigen.errors import SchemaError
from apigen.library.naming import parameter_name
from apigen.library.refusals import Refusal
from apigen.records import JsonObject, canonical_json
from apigen.schema import NAME, argument_problem

PLACEHOLDER = re.compile(r"\{([^{}/]+)\}|(?<=/):([A-Za-z_][A-Za-z0-9_]*)")
"""A path's variable, as `{id}` or `:id`."""

_OWN_KEY = re.compile(r"(?i)x-rapidapi-.*|(x[-_])?api[-_ ]?key|access[-_ ]?token|authorization")
_HEADER_OF_HTTP = re.compile(r"(?i)content-type|accept|user-agent")
_SCALARS = {"enum": "string", "date": "string", "time": "string", "geopoint": "string"} | {
    name: name for name in ("string", "number", "integer", "boolean")
}
_TYPES = {
    **_SCALARS,
    "text": "string",
    "object": "object",
    "map": "object",
    "array": "array",
    "list": "array",
}
_BOOLEANS = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}
_JSON_TYPES = {str: "string", bool: "boolean", int: "number", float: "number", dict: "object"}


class Unfit(Exception):
    """What is not taken: the reason, and what is wrong."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `given` is its author's example or None, `place` its part of the binding."""

    name: str
    required: bool
    schema: JsonObject
    given: Any
    place: JsonObject


def line(value: object) -> str:
    """Foreign text as one line that can be stored; anything but text or a number is empty."""
    if not isinstance(value, str | int | float | Exception):
        return ""
    return " ".join(str(value).encode("utf-8", "replace").decode().split())


def parameters(api: JsonObject, method: str, path: str) -> list[Parameter]:
    """The endpoint's parameters; optional ones that cannot be carried are left out.

    Raises:
        Unfit: A required parameter cannot be carried, or the body is no JSON.
    """
    if "x-www-form-urlencoded" in line(api.get("code")) or "form-data" in line(api.get("code")):
        raise Unfit(Refusal.UNSUPPORTED, "its body is a form, not JSON")
    in_path = [found[1] or found[2] for found in PLACEHOLDER.finditer(path)]
    places = _places(_code(api.get("code")))
    taken: dict[str, Parameter] = {}
    for given, required in _listed(api, in_path):
        original = line(given.get("name"))
        default_place = "query" if method in ("GET", "HEAD", "DELETE") else "body"
        place = "path" if original in in_path else places.get(original, default_place)
        try:
            _add(taken, _parameter(given, original, place, required or original in in_path))
        except Unfit:
            if required or original in in_path:
                raise
    return list(taken.values())


def _code(value: object) -> str:
    return value if isinstance(value, str) else ""


def _listed(api: JsonObject, in_path: list[str]) -> Iterator[tuple[JsonObject, bool]]:
    """Every parameter and whether it is required; a path's variable that is not listed is added."""
    listed = []
    for key, required in (("required_parameters", True), ("optional_parameters", False)):
        group = api.get(key) or []
        if not isinstance(group, list) or not all(isinstance(each, dict) for each in group):
            raise Unfit(Refusal.UNREADABLE, f"{key} must be a list of objects")
        for each in group:
            listed.append(line(each.get("name")))
            if not _HEADER_OF_HTTP.fullmatch(listed[-1]):
                yield each, required
    for name in in_path:
        if name not in listed:
            yield {"name": name, "type": "STRING"}, True


def _add(taken: dict[str, Parameter], parameter: Parameter) -> None:
    known = taken.get(parameter.name)
    if known is None:
        taken[parameter.name] = parameter
    elif known.place["name"] != parameter.place["name"]:
        names = f"{known.place['name']!r} and {parameter.place['name']!r}"
        raise Unfit(Refusal.NOT_NAMED, f"parameters {names} would get one name")


def _parameter(given: JsonObject, original: str, place: str, required: bool) -> Parameter:
    name = parameter_name(original)
    if not NAME.fullmatch(name):
        raise Unfit(Refusal.NOT_NAMED, f"parameter {original!r}: no letter or digit of ASCII")
    if _OWN_KEY.fullmatch(original):
        raise Unfit(Refusal.UNSUPPORTED, f"parameter {original!r} wants a key of the service's own")
    kind = re.split(r"[^a-z]", line(given.get("type")).lower())[0] or "string"
    if kind not in _TYPES:
        raise Unfit(Refusal.NO_JSON_TYPE, f"parameter {original!r} has the type {kind!r}")
    value = _converted(given.get("default"), _TYPES[kind])
    schema = _schema(given, kind, value)
    if description := line(given.get("description")):
        schema["description"] = description
    return Parameter(
        name, required, schema, _fitting(schema, value), {"in": place, "name": original}
    )


def _schema(given: JsonObject, kind: str, value: Any) -> JsonObject:
    schema: JsonObject = {"type": _TYPES[kind]}
    if kind == "date":
        schema["format"] = "date"
    if schema["type"] == "array":
        first = value[0] if isinstance(value, list) and value else ""
        schema["items"] = {"type": _JSON_TYPES.get(type(first), "string")}
    if schema["type"] == "object":
        schema["additionalProperties"] = True
    choices = given.get("enum") or given.get("options")
    if kind in _SCALARS and isinstance(choices, list):
        values = [_converted(each, schema["type"]) for each in choices]
        kept = [each for each in values if _fitting(schema, each) is not None]
        if kept:
            schema["enum"] = [each for i, each in enumerate(kept) if each not in kept[:i]]
    return schema


def _converted(value: Any, kind: str) -> Any:
    """The author's example in its type, as far as it can be read as one; None if there is none."""
    if kind == "string" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode().strip()
    if not text or kind == "string":
        return text or None
    if kind == "boolean":
        return _BOOLEANS.get(text.lower())
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return [part.strip() for part in text.split(",")] if kind == "array" else None


def _fitting(schema: JsonObject, value: Any) -> Any:
    """`value` if it fits, else None."""
    try:
        canonical_json(value).encode()
        probe = {"type": "object", "properties": {"value": schema}, "required": []}
        return value if argument_problem(probe, {"value": value}) is None else None
    except (ValueError, TypeError, RecursionError, SchemaError):
        return None


def examples(listed: list[Parameter]) -> Iterator[JsonObject]:
    """Argument sets of the author's values: all of them, and the required ones alone."""
    if any(each.given is None for each in listed if each.required):
        return
    whole = {each.name: each.given for each in listed if each.given is not None}
    needed = {each.name: each.given for each in listed if each.required}
    yield from [whole, needed] if whole != needed else [whole]


def _places(code: str) -> dict[str, str]:
    """Where the file's Python sample sends each parameter: it fills `querystring` or `payload`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of foreign code, which is not ours to mend
            nodes = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    sent = {"querystring": "query", "payload": "body"}
    return {
        key.value: sent[node.targets[0].id]
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id in sent
        for key in node.value.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
