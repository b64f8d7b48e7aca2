"""One schema for what a docstring offers as alternatives."""

from apigen.errors import LibraryError
from apigen.records import JsonObject


def joined(schemas: list[JsonObject], whole: str) -> JsonObject:
    """The one schema that says what fits all or the preferred one of the alternatives.

    Choices go together, choices are preferred to any value of their type, and a scalar to an array
    of the same.

    Args:
        schemas: At least one.
        whole: The text they are from, for the message.

    Raises:
        LibraryError: They differ in type.
    """
    scalars = [each for each in schemas if each["type"] not in ("array", "object")]
    arrays = [each for each in schemas if each["type"] == "array"]
    objects = len(schemas) - len(scalars) - len(arrays)
    scalar, array = _scalar(scalars), _array(arrays)
    if scalar and array and _fits(scalar, array):
        array = None
    kinds = [each for each in (scalar, array, {"type": "object"} if objects else None) if each]
    mixed = (scalars and scalar is None) or (arrays and array is None and scalar is None)
    if mixed or len(kinds) != 1:
        raise LibraryError(f"docstring type {whole!r} mixes types that JSON keeps apart")
    if objects:
        return next((each for each in schemas if len(each) > 1), schemas[0])
    return kinds[0]


def _scalar(schemas: list[JsonObject]) -> JsonObject | None:
    kinds = {schema["type"] for schema in schemas}
    kind = "number" if kinds == {"integer", "number"} else next(iter(kinds), "")
    if len(kinds) != 1 and kinds != {"integer", "number"}:
        return None
    choices = [value for schema in schemas for value in schema.get("enum", ())]
    if kind == "boolean" or not choices:
        return {**schemas[0], "type": kind} if not choices else {"type": kind}
    return {"type": kind, "enum": list(dict.fromkeys(choices))}


def _array(schemas: list[JsonObject]) -> JsonObject | None:
    """The array that says most about its items, where the others do not contradict it."""
    told = [schema for schema in schemas if schema.get("items")]
    if not told:
        return schemas[0] if schemas else None
    items = [schema["items"] for schema in told]
    if all(item == items[0] for item in items):
        return told[0]
    numeric = {_leaf(item) for item in items} <= {"integer", "number"}
    return told[0] if numeric else None


def _fits(scalar: JsonObject, array: JsonObject) -> bool:
    leaf = _leaf(array)
    numeric = {"integer", "number"}
    return leaf in ("", scalar["type"]) or {leaf, scalar["type"]} <= numeric


def _leaf(schema: JsonObject) -> str:
    while schema.get("type") == "array":
        schema = schema.get("items", {})
    return str(schema.get("type", ""))
