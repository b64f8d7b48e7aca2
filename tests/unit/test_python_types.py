"""Annotations with a module's own types, dates and notes, to schemas."""

import sys

import pytest

from apigen.errors import LibraryError
from apigen.library.python_source import import_functions, import_source
from apigen.library.refusals import Refusal
from tests.unit.typed_module import TYPES

STRING, INTEGER, NUMBER = ({"type": kind} for kind in ("string", "integer", "number"))
DATE = {"type": "string", "format": "date"}
COLOR = {"type": "string", "enum": ["red", "blue"], "description": "Which color."}
FIELDS = {
    "x": {**NUMBER, "description": "Across."},
    "y": {**NUMBER, "default": 0.5},
    "color": {**COLOR, "default": "red"},
    "tags": {"type": "array", "items": STRING},
}


def record(properties, required, **more):
    return {"type": "object", "properties": properties, "required": required, **more}


def schema_of(annotation):
    (tool,) = import_functions({"a.py": f"{TYPES}\ndef f(x: {annotation}): ..."}).tools
    return tool.parameters["properties"]["x"]


@pytest.mark.parametrize(
    ("annotation", "schema"),
    [
        ("Vector", {"type": "array", "items": NUMBER}),
        ("Matrix", {"type": "array", "items": {"type": "array", "items": NUMBER}}),
        ("UserId", INTEGER),
        ("Celsius | None", NUMBER),
        ("Sequence[UserId]", {"type": "array", "items": INTEGER}),
        ("Mapping[str, Vector]", {
            "type": "object", "additionalProperties": {"type": "array", "items": NUMBER},
        }),
        ("Vector | tuple[float, ...]", {"type": "array", "items": NUMBER}),
        ("date", DATE),
        ("datetime.date", DATE),
        ("Optional[datetime.datetime]", {"type": "string", "format": "date-time"}),
        ("time", {"type": "string", "format": "time"}),
        ("UUID", {"type": "string", "format": "uuid"}),
        ("Color", COLOR),
        ("list[Color]", {"type": "array", "items": COLOR}),
        ("Level", {"type": "integer", "enum": [1, 5, 6]}),
        ("Size", {"type": "string", "enum": ["small"]}),
        ("Mode", {"type": "string", "enum": ["fast"]}),
        ("Literal['a', None]", {"type": "string", "enum": ["a"]}),
        ("Point", record(FIELDS, ["x"], description="A place.")),
        ("'Point3'", record({
            "x": NUMBER, "y": FIELDS["y"], "color": FIELDS["color"], "tags": FIELDS["tags"],
            "z": {**NUMBER, "default": 1.0},
        }, ["x"])),
        ("Pair", record({"first": INTEGER, "second": DATE}, ["first", "second"])),
        ("Hotel", record({"name": STRING, "stars": INTEGER}, ["name"])),
        ("Inn", record(
            {"name": STRING, "stars": INTEGER, "beds": INTEGER, "opened": DATE}, ["name", "beds"]
        )),
        ("Annotated[int, Field(ge=0, lt=10, description='How\\nmany.')]", {
            **INTEGER, "minimum": 0, "exclusiveMaximum": 10, "description": "How many.",
        }),
        ("Annotated[float, Gt(0), Le(1), Doc('A share.')]", {
            **NUMBER, "exclusiveMinimum": 0, "maximum": 1, "description": "A share.",
        }),
        ("Annotated[str, 'Who.', Field(min_length=1, max_length=9)]", {
            **STRING, "description": "Who.", "minLength": 1, "maxLength": 9,
        }),
        ("Annotated[list[int], Len(1, 3)]", {
            "type": "array", "items": INTEGER, "minItems": 1, "maxItems": 3,
        }),
        ("Annotated[str, Field(ge=3), unknown]", STRING),
        ("Annotated[int, 'one', 'two']", INTEGER),
        ("Annotated[int, Ge(LOWEST), Field(le=1e999)]", INTEGER),
    ],
)  # fmt: skip
def test_types_of_the_module_dates_and_notes_become_schemas(annotation, schema):
    assert schema_of(annotation) == schema


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("Tree", "'Tree' refers to itself"),
        ("Loop", "'Loop' refers to itself"),
        ("Plain", "'Plain' is no dataclass"),
        ("Own", "'Own' has a constructor of its own"),
        ("Mixed", "'Mixed' has values that are not of one JSON type"),
        ("Computed", "is computed"),
        ("Decimal", "no exact decimal"),
        ("Color | int", "no JSON Schema counterpart"),
        ("tuple[date, int]", "no JSON Schema counterpart"),
        ("bytes", "no JSON Schema counterpart"),
    ],
)
def test_types_that_json_cannot_carry_are_refused_with_the_reason(annotation, words):
    with pytest.raises(LibraryError, match=words):
        schema_of(annotation)


def test_aliases_that_double_at_every_step_are_refused_in_time():
    lines = [f"A{n} = tuple[A{n + 1}, A{n + 1}]" for n in range(60)]
    (refused,) = import_source(
        {"a.py": "\n".join([*lines, "A60 = int", "def f(x: A0): ..."])}
    ).refused
    assert "more than 200" in refused.detail


def test_a_type_statement_is_an_alias_where_python_knows_it():
    text = "type Vector = list[float]\ndef f(x: Vector):\n    '''Add up.'''"
    library = import_source({"a.py": text})
    if sys.version_info >= (3, 12):
        assert library.tools[0].parameters["properties"]["x"]["items"] == NUMBER
    else:
        assert [each.reason for each in library.refused] == [Refusal.UNREADABLE]


@pytest.mark.parametrize(
    ("doc", "x"),
    [
        ("Does.\n\nParameters\n----------\ny, x : float, optional\n    Both.\n", NUMBER),
        ("Does.\n\nArgs:\n    x (list of int, optional): Both.\n", {
            "type": "array", "items": INTEGER,
        }),
        ("Does.\n\n:param x: Both.\n:type x: {'a', 'b'}\n", {**STRING, "enum": ["a", "b"]}),
    ],
    ids=["numpy", "google", "sphinx"],
)  # fmt: skip
def test_a_docstring_types_a_parameter_that_has_no_annotation(doc, x):
    (tool,) = import_functions({"a.py": f"def f(x):\n    {doc!r}"}).tools
    assert tool.parameters["properties"]["x"] == {**x, "description": "Both."}


def test_a_docstring_may_say_what_comes_back():
    code = "def f(x: int):\n    'Does.\\n\\n:rtype: list of str'"
    (tool,) = import_functions({"a.py": code}).tools
    assert tool.returns == {"type": "array", "items": STRING}
