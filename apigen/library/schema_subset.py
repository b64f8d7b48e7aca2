"""Any JSON Schema to the subset that every export format can carry, or the reason why not.

`$ref`s within the document are inlined, `allOf` merged, `const` becomes `enum`, and `X or null` is
`X`. Rules that no format carries are dropped, as the execution check finds what breaks them.
"""

from collections.abc import Iterator
from typing import Any

from apigen.errors import LibraryError, SchemaError
from apigen.library.refusals import Refusal
from apigen.library.schema_merging import infer_type, merge, one_of, plain_type
from apigen.library.schema_pointer import resolve
from apigen.records import JsonObject
from apigen.schema import RULES, check_defaults

MAX_COST = 2_000
"""Schemas in one expanded schema, where long texts count for more."""
MAX_DEPTH = 24
_CHILDREN = ("properties", "items", "additionalProperties")
_TEXTS = ("description", "format", "pattern")
_ORDER = ("type", "description", "enum", "default")
_OUTSIDE = (
    *("not", "if", "prefixItems", "patternProperties", "dependentSchemas"),
    *("$dynamicRef", "$recursiveRef"),
)


class OutsideSubset(LibraryError):
    """A schema that the subset cannot carry; `reason` is the code for a `Refused`."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        """Keep the code beside the line that says what is wrong."""
        super().__init__(detail)
        self.reason = reason


def to_subset(schema: Any, root: JsonObject) -> JsonObject:
    """The schema in the subset; notes nearer to the value win over those of what it refers to.

    A default that is null or does not fit is left out: the parameter is optional all the same.

    Args:
        schema: A JSON Schema of any draft from 4 on, or an OpenAPI schema object.
        root: The document in which its `$ref`s are looked up.

    Raises:
        OutsideSubset: It cannot be carried; the error's `reason` is one of NO_JSON_TYPE,
            REFERENCE_LOOP, NETWORK_REFERENCE, UNREADABLE, TOO_LARGE.
    """
    return _Reader(root).read(schema, "the schema", (), 0)


class _Reader:
    """Reads one schema; keeps the document and what the expansion has cost so far."""

    def __init__(self, root: JsonObject) -> None:
        self._root, self._left = root, MAX_COST

    def read(self, schema: Any, where: str, refs: tuple[str, ...], depth: int) -> JsonObject:
        try:
            return _finished(self._flat(schema, where, refs, depth))
        except SchemaError as error:
            raise OutsideSubset(Refusal.NO_JSON_TYPE, f"{where}: {error}") from error

    def _flat(self, schema: Any, where: str, refs: tuple[str, ...], depth: int) -> JsonObject:
        """The schema without composition; the schemas within it are finished."""
        if not isinstance(schema, dict):
            raise SchemaError(f"a schema must be an object, not {type(schema).__name__}")
        self._pay(schema, where, depth)
        if outside := next((key for key in _OUTSIDE if key in schema), None):
            raise SchemaError(f"{outside!r} is outside the supported subset")
        flat: JsonObject = {}
        for part, path in self._parts(schema, where, refs):
            flat = merge(flat, self._flat(part, where, path, depth + 1))
        for key in ("anyOf", "oneOf"):
            if key in schema:
                branches = _list(schema[key], key)
                choices = [self._flat(each, where, refs, depth + 1) for each in branches]
                flat = merge(flat, one_of(choices))
        return merge(flat, self._own(schema, where, refs, depth))

    def _pay(self, schema: JsonObject, where: str, depth: int) -> None:
        text = schema.get("description")
        self._left -= 1 + (len(text) // 100 if isinstance(text, str) else 0)
        if self._left < 0 or depth > MAX_DEPTH:
            raise OutsideSubset(Refusal.TOO_LARGE, f"{where}: too large a schema when expanded")

    def _parts(
        self, schema: JsonObject, where: str, refs: tuple[str, ...]
    ) -> Iterator[tuple[Any, tuple[str, ...]]]:
        """What must hold as well, each with the references that lead to it."""
        for part in _list(schema.get("allOf", []), "allOf"):
            yield part, refs
        if "$ref" not in schema:
            return
        reference = schema["$ref"]
        if not isinstance(reference, str):
            raise OutsideSubset(Refusal.UNREADABLE, f"{where}: $ref must be a text")
        if reference in refs:
            raise OutsideSubset(Refusal.REFERENCE_LOOP, f"{where}: {reference[:200]} holds itself")
        if not reference.startswith("#"):
            detail = f"{where}: {reference[:200]} is outside the document"
            raise OutsideSubset(Refusal.NETWORK_REFERENCE, detail)
        try:
            yield resolve(reference, self._root), (*refs, reference)
        except LookupError:
            detail = f"{where}: {reference[:200]} leads nowhere"
            raise OutsideSubset(Refusal.UNREADABLE, detail) from None

    def _own(self, schema: JsonObject, where: str, refs: tuple[str, ...], depth: int) -> JsonObject:
        """What the schema itself says, without its composition."""
        own = {key: schema[key] for key in RULES if key in schema and key not in _CHILDREN}
        own |= {key: schema[key] for key in _TEXTS if isinstance(schema.get(key), str)}
        own |= _values(schema)
        if "type" in own:
            own["type"] = plain_type(own["type"])
        if "properties" in schema:
            if not isinstance(schema["properties"], dict):
                raise SchemaError("properties must be an object")
            own["properties"] = {
                name: self.read(sub, _below(where, name), refs, depth + 1)
                for name, sub in schema["properties"].items()
            }
        if "items" in schema:
            own["items"] = self.read(schema["items"], f"{where}[]", refs, depth + 1)
        return own | self._additional(schema, where, refs, depth)

    def _additional(
        self, schema: JsonObject, where: str, refs: tuple[str, ...], depth: int
    ) -> JsonObject:
        additional = schema.get("additionalProperties")
        if additional is None:
            return {}
        if isinstance(additional, bool) or additional == {}:
            return {"additionalProperties": additional is not False}
        read = self.read(additional, _below(where, "*"), refs, depth + 1)
        return {"additionalProperties": read}


def _values(schema: JsonObject) -> JsonObject:
    """The default, the examples and the one value allowed; bounds as drafts before 6 had them."""
    values: JsonObject = {}
    if schema.get("default") is not None:
        values["default"] = schema["default"]
    if isinstance(schema.get("examples"), list):
        values["examples"] = schema["examples"]
    elif "example" in schema:
        values["examples"] = [schema["example"]]
    if "const" in schema:
        values["enum"] = [schema["const"]]
    for strict, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(strict) is True and bound in schema:
            values[strict] = schema[bound]
    return values


def _finished(flat: JsonObject) -> JsonObject:
    """The flat schema with one type, its parts in a fixed order and a default that fits."""
    done = {**flat, "type": infer_type(flat)}
    for strict in ("exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(done.get(strict), bool):
            del done[strict]
    if "enum" in done:
        done["enum"] = [value for value in done["enum"] if value is not None]
    if done["type"] == "array" and "items" not in done:
        raise SchemaError("an array must say what its items are")
    if done["type"] == "object":
        done |= _object(done)
    if "default" in done and not _fits(done):
        del done["default"]
    return {key: done[key] for key in sorted(done, key=_place)}


def _object(done: JsonObject) -> JsonObject:
    if "properties" not in done:
        return {"additionalProperties": done.get("additionalProperties", True)}
    required = _list(done.get("required", []), "required")
    return {"required": [name for name in done["properties"] if name in required]}


def _fits(schema: JsonObject) -> bool:
    try:
        check_defaults({"properties": {"value": schema}, "required": []})
    except (SchemaError, ValueError, RecursionError):
        return False
    return True


def _place(key: str) -> tuple[int, str]:
    return (_ORDER.index(key) if key in _ORDER else len(_ORDER), key)


def _list(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise SchemaError(f"{key} must be a list")
    return value


def _below(where: str, name: str) -> str:
    return f"{where}.{name}"[-200:]
