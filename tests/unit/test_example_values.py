"""Arguments to probe a tool with, and the values seen to work."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.library.example_values import argument_sets, observed
from apigen.library.python_source import import_functions
from apigen.records import Binding, JsonObject, Tool
from apigen.schema import argument_problem


def _tool(required: tuple[str, ...] = (), **properties: JsonObject) -> Tool:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return Tool("f", "Does it.", schema, {}, "Math", Binding("python", "m", "f"))


TEXT = {"type": "string"}
NUMBER = {"type": "number"}


@pytest.mark.parametrize(
    ("name", "schema", "value"),
    [
        ("city", TEXT, "Paris"),
        ("startDate", TEXT, "2024-03-15"),
        ("when", {**TEXT, "format": "date"}, "2024-03-15"),
        ("at", {**TEXT, "format": "date-time"}, "2024-03-15T12:30:00Z"),
        ("x", {**TEXT, "description": "A date in YYYY-MM-DD form."}, "2024-03-15"),
        ("email", TEXT, "ana.silva@example.com"),
        ("url", TEXT, "https://example.com/page"),
        ("from_currency", TEXT, "EUR"),
        ("country", TEXT, "France"),
        ("country_code", TEXT, "FR"),
        ("lang", TEXT, "en"),
        ("lat", NUMBER, 48.8566),
        ("longitude", NUMBER, 2.3522),
        ("limit", {"type": "integer"}, 5),
        ("user_id", {"type": "integer"}, 1),
        ("year", {"type": "integer"}, 2023),
        ("year", {"type": "integer", "maximum": 1999}, 3),
        ("verbose", {"type": "boolean"}, True),
        ("mode", {**TEXT, "enum": ["fast", "slow"]}, "fast"),
        ("note", {**TEXT, "description": "A note such as C4."}, "C4"),
        ("unit", {**TEXT, "description": "Either 'parsec' or 'mile'."}, "parsec"),
        ("code", {**TEXT, "pattern": "^[A-Z]{2}$", "description": "A country or so."}, "FR"),
        ("n", {"type": "integer", "minimum": 40, "maximum": 50}, 45),
        ("n", {"type": "integer", "description": "A number, 7 to 9."}, 7),
        ("x", {"type": "number", "exclusiveMinimum": 5, "maximum": 6}, 5.5),
        ("s", {**TEXT, "minLength": 8}, "hello" + "aaa"),
        ("values", {"type": "array", "items": NUMBER}, [3, 2, 10]),
        (
            "matrix",
            {"type": "array", "items": {"type": "array", "items": NUMBER}},
            [[3, 2], [10, 1]],
        ),
        ("x", {"type": "array", "items": NUMBER, "minItems": 6}, [3, 2, 10, 1, 0.5, 0]),
        ("emails", {"type": "array", "items": TEXT, "maxItems": 1}, ["ana.silva@example.com"]),
        ("o", {"type": "object", "properties": {"city": TEXT}}, {"city": "Paris"}),
        ("o", {"type": "object", "additionalProperties": NUMBER}, {"a": 3, "b": 2, "c": 10}),
    ],
)
def test_a_value_is_made_from_schema_name_and_words(
    name: str, schema: JsonObject, value: object
) -> None:
    assert argument_sets(_tool((name,), **{name: schema}))[0] == {name: value}


def test_own_examples_come_first_then_known_values_then_made_ones() -> None:
    tool = replace(
        _tool(("city",), city=TEXT, days={"type": "integer", "default": 4}),
        examples=({"city": "Oslo"}, {"town": "no parameter"}),
        values={"city": ["Bergen", 5]},
    )
    sets = argument_sets(tool)
    assert sets[:3] == [{"city": "Oslo"}, {"city": "Bergen"}, {"city": "Bergen", "days": 4}]
    assert {"city": "Paris"} in sets
    assert len(sets) == 8
    assert argument_sets(tool, limit=2) == sets[:2]
    assert argument_sets(tool, limit=0) == []


def test_required_ones_alone_and_all_together_take_turns() -> None:
    sets = argument_sets(_tool(("city",), city=TEXT, limit={"type": "integer"}))
    assert sets[:2] == [{"city": "Paris"}, {"city": "Paris", "limit": 5}]


@pytest.mark.parametrize(
    "schema",
    [
        {**TEXT, "maxLength": 0, "minLength": 3},
        {"type": "integer", "minimum": 9, "maximum": 2},
        {**TEXT, "enum": []},
        {"type": "nothing"},
        {**TEXT, "minLength": 10**9},
        {"type": "array", "items": NUMBER, "minItems": 10**9},
    ],
)
def test_a_tool_that_nothing_fits_has_no_arguments(schema: JsonObject) -> None:
    assert argument_sets(_tool(("x",), x=schema)) == []


_SCHEMAS = st.recursive(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["string", "integer", "number", "boolean"])},
        optional={
            "minimum": st.integers(-5, 5) | st.floats(-5, 5),
            "maximum": st.integers(-5, 5),
            "minLength": st.integers(0, 4),
            "maxLength": st.integers(0, 4),
            "format": st.sampled_from(["date", "email", "none"]),
            "pattern": st.text(max_size=5),
            "description": st.text(max_size=20),
        },
    ),
    lambda inner: (
        st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner}, optional={"minItems": st.integers(0, 7)}
        )
        | st.builds(
            lambda a, b: {"type": "object", "properties": {"a": a, "b": b}, "required": ["a"]},
            inner,
            inner,
        )
    ),
    max_leaves=4,
)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["city", "date", "x", "page"]), _SCHEMAS, max_size=3))
def test_every_set_fits_and_a_second_call_gives_the_same(properties: dict[str, Any]) -> None:
    tool = _tool(tuple(list(properties)[:1]), **properties)
    sets = argument_sets(tool)
    assert all(argument_problem(tool.parameters, arguments) is None for arguments in sets)
    assert sets == argument_sets(tool)
    assert len(sets) <= 8


def test_three_in_four_shipped_functions_run_on_made_values_alone() -> None:
    root = Path(__file__).parents[2] / "data/library/functions"
    files = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}
    tools = import_functions(files).tools
    spaces: dict[str, dict[str, Any]] = {path: {} for path in files}
    for path, text in files.items():
        exec(text, spaces[path])
    working = [t for t in tools if _runs(spaces[t.source][t.name], replace(t, examples=()))]
    assert len(working) >= 0.75 * len(tools)


def _runs(function: Callable[..., object], tool: Tool) -> bool:
    for arguments in argument_sets(tool):
        try:
            function(**arguments)
        except (ValueError, TypeError, ArithmeticError, LookupError):
            continue
        return True
    return False


def test_observed_values_are_distinct_short_and_in_order() -> None:
    results = [
        {"city": "Oslo", "n": 1, "xs": [1, 2], "flag": True, "o": {"a": 1}},
        {"city": "Bergen", "n": 1.5, "xs": [1, 2], "flag": 1, "none": None},
        {"city": "Oslo", "xs": list(range(11)), "m": [[1]], "long": "x" * 201},
    ]
    assert observed(results) == {
        "city": ["Oslo", "Bergen"],
        "n": [1, 1.5],
        "xs": [[1, 2]],
        "flag": [True, 1],
    }
    assert observed([{"n": i} for i in range(50)]) == {"n": list(range(20))}
    assert observed([{"n": i} for i in range(50)], limit=2) == {"n": [0, 1]}
    assert observed([]) == {}
