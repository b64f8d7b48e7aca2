"""What an operation takes, one field each, as schemas of the subset."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from apigen.errors import SchemaError
from apigen.library.naming import parameter_name
from apigen.library.openapi_document import not_taken, one_line, unreadable, unsupported
from apigen.library.refusals import Refusal
from apigen.library.schema_subset import OutsideSubset, to_subset
from apigen.records import JsonObject
from apigen.schema import argument_problem

MAX_WORK = 1_000_000
"""Schemas that one document may make when its references are written out."""
_LEFT_OUT = frozenset(
    {Refusal.NO_JSON_TYPE, Refusal.UNSUPPORTED, Refusal.REFERENCE_LOOP}
    | {Refusal.NOT_NAMED, Refusal.TOO_LARGE}
)
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_FAILURE_COST, _BOMB_COST = 500, 20_000


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a request: where it goes, under which name, and its schema.

    `details` is what a binding keeps besides; a `name` of nothing stands for the whole body.
    """

    place: str
    name: str
    schema: Any
    required: bool = False
    description: str = ""
    examples: tuple[Any, ...] = ()
    details: JsonObject = field(default_factory=dict)


class Schemas:
    """Reads a document's schemas, each reference once, and stops when that gets out of hand."""

    def __init__(self, root: JsonObject) -> None:
        """Read in `root`, which holds what local references name."""
        self.root, self._left = root, MAX_WORK
        self._known: dict[str, JsonObject | OutsideSubset] = {}

    def read(self, schema: Any) -> JsonObject:
        """The schema in the subset.

        Raises:
            OutsideSubset: It cannot be carried, or the document has used up `MAX_WORK`.
        """
        reference = schema.get("$ref") if isinstance(schema, dict) and len(schema) == 1 else None
        if not isinstance(reference, str):
            found = self._read(schema)
        elif reference in self._known:
            found = self._known[reference]
        else:
            found = self._known[reference] = self._read(schema)
        if isinstance(found, OutsideSubset):
            raise not_taken(found.reason, str(found))
        return found

    def _read(self, schema: Any) -> JsonObject | OutsideSubset:
        if not isinstance(schema, dict):
            return unreadable(f"a schema must be an object, not {type(schema).__name__}")
        if self._left < 0:
            return not_taken(Refusal.TOO_LARGE, "the document's references make too much of it")
        try:
            found = to_subset(schema, self.root)
        except OutsideSubset as problem:
            bomb = problem.reason is Refusal.TOO_LARGE
            self._left -= _BOMB_COST if bomb else _FAILURE_COST
            return problem
        self._left -= _count(found)
        return found


def carried(fields: Iterable[Field], schemas: Schemas) -> Iterator[Field]:
    """The fields with their schemas in the subset; what cannot be carried is left out.

    Raises:
        OutsideSubset: A required field cannot be carried, or the document breaks its rules.
    """
    for each in fields:
        try:
            yield _carried(each, schemas)
        except OutsideSubset as problem:
            if each.required or not may_leave_out(problem):
                where = f"{each.place} {each.name}".strip()
                raise not_taken(problem.reason, f"{where}: {problem}") from problem


def may_leave_out(problem: OutsideSubset) -> bool:
    """Whether what has the problem is left out where it is optional; else all is refused."""
    return problem.reason in _LEFT_OUT


def _carried(raw: Field, schemas: Schemas) -> Field:
    if not parameter_name(raw.name or "body"):
        raise not_taken(Refusal.NOT_NAMED, "no parameter name can be made of it")
    read = schemas.read(raw.schema)
    if raw.place != "body" and not _fits_in_text(read):
        raise unsupported(f"a {read['type']} of lists or objects is no {raw.place} parameter")
    schema = plain(read, raw.required)
    if raw.description:
        schema["description"] = raw.description
    schema = {key: schema[key] for key in sorted(schema, key=_place)}
    examples = [*raw.examples, *read.get("examples", []), *_first_default(read)]
    good = tuple(value for value in examples if _fits(schema, value))
    details = raw.details if schema["type"] in ("array", "object") else {}
    return Field(raw.place, raw.name, schema, raw.required, examples=good, details=details)


def _fits_in_text(schema: JsonObject) -> bool:
    """Whether it is one text, or a list or object of such."""
    inner = [schema["items"]] if "items" in schema else [*schema.get("properties", {}).values()]
    if schema["type"] == "object" and not inner:
        return False
    return all(each["type"] not in ("array", "object") for each in inner)


def plain(schema: JsonObject, required: bool = True) -> JsonObject:
    """The schema without examples, and with defaults of optional values only."""
    bare = {key: value for key, value in schema.items() if key != "examples"}
    if required:
        bare.pop("default", None)
    for key in ("items", "additionalProperties"):
        if isinstance(bare.get(key), dict):
            bare[key] = plain(bare[key])
    if "properties" in bare:
        needed = bare.get("required", [])
        bare["properties"] = {
            name: plain(sub, name in needed) for name, sub in bare["properties"].items()
        }
    if "description" in bare:
        bare["description"] = one_line(bare["description"])
    if bare.get("type") == "integer":  # pydantic writes the bounds of integers as 1.0
        bare |= {key: int(bare[key]) for key in _BOUNDS if _is_whole_float(bare.get(key))}
    return bare


def _is_whole_float(value: Any) -> bool:
    return isinstance(value, float) and value.is_integer()


def _first_default(schema: JsonObject) -> list[Any]:
    """The default as the only example, where there is no better one."""
    has_better = bool(schema.get("examples"))
    return [schema["default"]] if "default" in schema and not has_better else []


def _fits(schema: JsonObject, value: Any) -> bool:
    root = {"type": "object", "properties": {"value": schema}, "required": []}
    try:
        return argument_problem(root, {"value": value}) is None
    except SchemaError as error:
        raise unreadable(str(error)) from error


def _count(schema: JsonObject) -> int:
    inner = [*schema.get("properties", {}).values(), schema.get("items")]
    inner.append(schema.get("additionalProperties"))
    return 1 + sum(_count(each) for each in inner if isinstance(each, dict))


def _place(key: str) -> int:
    return {"type": 0, "description": 1}.get(key, 2)
