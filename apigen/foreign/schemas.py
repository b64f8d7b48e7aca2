"""Schemas as libraries and other datasets write them, in the subset that the checks know.

Only what keeps its meaning is rewritten: `$ref`s within the schema, a union with null, of enums, or
of types that have no value in common, `const`, tuples of one type, and the type names of Python and
of BFCL. Keywords that are no rules are dropped.
"""

from collections.abc import Sequence
from typing import Any

from apigen.errors import SchemaError
from apigen.exports.flat_types import JSON_TYPES
from apigen.library.schema_merging import merge
from apigen.library.schema_pointer import resolve
from apigen.library.schema_subset import MAX_COST, MAX_DEPTH
from apigen.records import JsonObject
from apigen.schema import NOTES, RULES

_OUTSIDE = (
    *("not", "if", "then", "else", "patternProperties", "propertyNames", "contains"),
    *("multipleOf", "minProperties", "maxProperties", "dependentSchemas", "dependentRequired"),
    *("unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef"),
)
_CHILDREN = ("items", "additionalProperties")


def simplified(schema: JsonObject) -> JsonObject:
    """The same rules without `$ref`, `allOf`, `anyOf`, `oneOf`, `const` and foreign type names.

    Raises:
        SchemaError: They cannot be said in the subset.
    """
    return _Reader(schema).read(schema, (), 0)


class _Reader:
    """Reads one schema; keeps the document and what the expansion has cost so far."""

    def __init__(self, root: JsonObject) -> None:
        self._root, self._left = root, MAX_COST

    def read(self, schema: Any, refs: tuple[str, ...], depth: int) -> JsonObject:
        if not isinstance(schema, dict):
            raise SchemaError(f"a schema must be an object, not {type(schema).__name__}")
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise SchemaError("too large a schema when expanded")
        if outside := next((key for key in _OUTSIDE if key in schema), None):
            raise SchemaError(f"{outside!r} is outside the supported subset")
        flat = self._referred(schema, refs, depth)
        for part in _list(schema, "allOf"):
            flat = merge(flat, self.read(part, refs, depth + 1))
        for key in ("anyOf", "oneOf"):
            if branches := _list(schema, key):
                flat = merge(flat, _any_of([self.read(b, refs, depth + 1) for b in branches]))
        flat = merge(flat, self._own(schema, refs, depth))
        return _or_null(flat) if schema.get("nullable") is True else flat

    def _referred(self, schema: JsonObject, refs: tuple[str, ...], depth: int) -> JsonObject:
        if "$ref" not in schema:
            return {}
        reference = str(schema["$ref"])
        if reference in refs:
            raise SchemaError(f"{reference[:200]} holds itself")
        if not reference.startswith("#"):
            raise SchemaError(f"{reference[:200]} is outside the schema")
        try:
            found = resolve(reference, self._root)
        except LookupError:
            raise SchemaError(f"{reference[:200]} leads nowhere") from None
        return self.read(found, (*refs, reference), depth + 1)

    def _own(self, schema: JsonObject, refs: tuple[str, ...], depth: int) -> JsonObject:
        """What the schema itself says, without its composition."""
        own = {key: value for key, value in schema.items() if key in RULES | NOTES}
        if "const" in schema:
            own["enum"] = [schema["const"]]
        if "type" in own:
            own |= _typed(own.pop("type"))
        if "properties" in own:
            if not isinstance(own["properties"], dict):
                raise SchemaError("properties must be an object")
            own["properties"] = {
                name: self.read(part, refs, depth + 1) for name, part in own["properties"].items()
            }
        if "prefixItems" in schema or isinstance(own.get("items"), list):
            own |= _tuple(schema)
        for key in _CHILDREN:
            if isinstance(own.get(key), dict):
                own[key] = self.read(own[key], refs, depth + 1)
        return own


def _typed(names: Any) -> JsonObject:
    """The type by JSON Schema's names; whatever is said besides `any` is kept."""
    if not isinstance(names, list):
        if isinstance(names, str) and names.lower() == "any":
            return {}
        return {"type": ["null"] if names == "null" else _json_type(names)}
    return {"type": [_json_type(name) for name in names]}


def _json_type(name: Any) -> Any:
    return JSON_TYPES.get(name, name) if isinstance(name, str) else name


def _tuple(schema: JsonObject) -> JsonObject:
    """The rules of a tuple whose places all have the same schema, and after which no more comes."""
    items = schema.get("prefixItems", schema.get("items"))
    closed = schema.get("items") is False or schema.get("additionalItems") is False
    if not isinstance(items, list) or not items or any(item != items[0] for item in items):
        raise SchemaError("a tuple of several types")
    if not closed and schema.get("maxItems") != len(items):
        raise SchemaError("a tuple that may go on")
    most = schema["maxItems"] if isinstance(schema.get("maxItems"), int) else len(items)
    return {"items": items[0], "maxItems": min(most, len(items))}


def _any_of(branches: Sequence[JsonObject]) -> JsonObject:
    real = [each for each in branches if not _is_null(each)]
    chosen = _one_of_several(real)
    return chosen if len(real) == len(branches) else _or_null(chosen)


def _one_of_several(real: Sequence[JsonObject]) -> JsonObject:
    """One schema for what fits any of them: rules of one type say nothing of another's values."""
    if not real:
        return {"type": ["null"]}
    if len(real) == 1:
        return real[0]
    if all(isinstance(each.get("enum"), list) for each in real):
        return {"enum": [value for each in real for value in each["enum"]]}
    rules = [{key: value for key, value in each.items() if key not in NOTES} for each in real]
    if all(each == rules[0] for each in rules):
        return rules[0]
    types = [name for each in rules for name in _types(each)]
    apart = len(set(types)) == len(types) and not {"integer", "number"} <= set(types)
    if not apart and any(set(each) != {"type"} for each in rules):
        raise SchemaError("one of several schemas")
    joined = {key: value for each in rules for key, value in each.items()}
    return joined | {"type": list(dict.fromkeys(types))}


def _types(rules: JsonObject) -> list[str]:
    kinds = rules.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "enum" in rules or not all(isinstance(kind, str) for kind in kinds):
        raise SchemaError("one of several schemas")
    return kinds


def _is_null(flat: JsonObject) -> bool:
    return flat.get("type") in ("null", ["null"]) or flat.get("enum") == [None]


def _or_null(flat: JsonObject) -> JsonObject:
    nullable = dict(flat)
    if "type" in flat:
        kinds = flat["type"] if isinstance(flat["type"], list) else [flat["type"]]
        nullable["type"] = list(dict.fromkeys([*kinds, "null"]))
    if isinstance(flat.get("enum"), list):
        nullable["enum"] = [*flat["enum"], *([] if None in flat["enum"] else [None])]
    return nullable


def _list(schema: JsonObject, key: str) -> list[Any]:
    value = schema.get(key, [])
    if not isinstance(value, list):
        raise SchemaError(f"{key} must be a list")
    return value
