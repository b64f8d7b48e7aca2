"""Faults differ from their rows in meaning, are always the same, and fit any row that is good."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.checks.findings import Candidate
from apigen.checks.policies import policy_of
from apigen.checks.reasons import Reason
from apigen.foreign.rows import read_row
from apigen.mutations.kinds import KINDS, mutants, plant, to_line
from apigen.mutations.meaning import meaning
from apigen.mutations.pool import pool_of
from apigen.mutations.rows import Planted, Row
from tests.unit.mutation_rows import POOL, ROWS

NAMES = st.sampled_from(["a", "b", "unit", "first_x", "second_x", "date", "x_1"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["2025-03-01", "9999-12-31", "23:59", "$1", "$1.total", "long text to cut"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)
NOTES = st.fixed_dictionaries(
    {},
    optional={
        "description": st.sampled_from(["Unit of it.", "From 1 to 10.", "1 to 2 or 3 to 4"]),
        "default": VALUES,
        "items": st.one_of(st.just({}), st.booleans()),
        "properties": st.just({"x": {"description": "Any."}}),
        "additionalProperties": st.one_of(st.just(True), st.just({"description": "Any."})),
    },
)
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
STYLES = [None, "simple", "parallel", "dependent", "irrelevance", "missing_parameter"]


@st.composite
def parameters_and_arguments(draw):
    arguments = draw(st.dictionaries(NAMES, VALUES, max_size=4))
    properties = {name: draw(schemas(value)) for name, value in arguments.items()}
    properties |= draw(st.dictionaries(st.sampled_from(["more", "fewer"]), schemas(1), max_size=2))
    required = [name for name in arguments if draw(st.booleans())]
    return {"type": "object", "properties": properties, "required": required}, arguments


@st.composite
def schemas(draw, value):
    """Of a value that fits, mostly; with all that the subset allows around it."""
    kind = TYPES.get(type(value), "object")
    types = [{}, {"type": kind}, {"type": [kind, "null"]}]
    choices = [{}, {}, {"enum": [*draw(st.lists(VALUES, max_size=2)), value]}]
    return draw(NOTES) | draw(st.sampled_from(types)) | draw(st.sampled_from(choices))


@st.composite
def lines(draw):
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    made = [draw(parameters_and_arguments()) for _ in names]
    tools = [{"name": name, "parameters": p} for name, (p, _) in zip(names, made, strict=True)]
    style = draw(st.sampled_from(STYLES))
    silent = style in ("irrelevance", "missing_parameter")
    called = (
        []
        if silent
        else draw(st.lists(st.sampled_from(range(len(names))), min_size=1, unique=True))
    )
    answers = [{"name": names[at], "arguments": made[at][1]} for at in called]
    required = made[0][0]["required"]
    lacking = [{"name": names[0], "parameter": each} for each in required[:1]]
    named = {} if style is None else {"style": style}
    named |= {"missing": lacking} if style == "missing_parameter" else {}
    query = draw(st.sampled_from(["q", "1 to 2 at 9:30", "2025-03-01, (a.b*"]))
    return json.dumps({"id": 1, "query": query, "tools": tools, "answers": answers} | named)


@settings(max_examples=75)
@given(lines(), st.lists(VALUES, max_size=3))
def test_no_kind_raises_on_a_row_whose_format_is_good(line, results):
    read = read_row(line)
    if not read.verdict.ok:
        return
    candidate = Candidate(read.query, read.tools, read.calls, read.style, missing=read.missing)
    row = Row("1", candidate, tuple(results))
    for kind in KINDS:
        if mutant := plant(kind, row, pool_of([row])):
            read_row(mutant.text)


AS_GIVEN = policy_of("strict", {Reason.SPELLED_DEFAULT: "ignore"})
"""Without it a default that is made explicit would be left out again."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_fault_changes_what_a_row_means_and_a_control_does_not(kind):
    found = [mutant for row in ROWS if (mutant := plant(kind, row, POOL))]
    for mutant in found:
        before, after = (read_row(text, policy=AS_GIVEN) for text in texts_of(mutant))
        if mutant.planted.answers and kind.group == "structural":
            assert not after.verdict.ok
        else:
            same = meaning_of(after) == meaning_of(before)
            assert same is (kind.group == "control")
            assert mutant.text != line_of(mutant.row)


def texts_of(mutant):
    return line_of(mutant.row), mutant.text


def line_of(row):
    return to_line(row.id, Planted(row.candidate, ""))


def meaning_of(read):
    return meaning(Candidate(read.query, read.tools, read.calls, read.style, missing=read.missing))


def texts(*arguments):
    return [mutant.text for mutant in mutants(*arguments)]


def test_the_same_rows_and_seed_give_the_same_faults_in_whatever_order_the_rows_come():
    assert texts(ROWS, 3) == texts(ROWS, 3)
    assert texts(ROWS, 3) == texts(ROWS[::-1], 3)
    assert texts(ROWS, 3, 1) != texts(ROWS, 3, 2)


@pytest.mark.parametrize("per_kind", [1, 2, 100])
def test_no_kind_is_planted_more_often_than_asked_or_twice_in_a_row(per_kind):
    found = [(mutant.kind.name, mutant.row.id) for mutant in mutants(ROWS, per_kind)]
    assert len(set(found)) == len(found)
    names = [name for name, _ in found]
    assert {name for name in names} == {kind.name for kind in KINDS}
    assert max(names.count(name) for name in names) == min(per_kind, len(ROWS))


@pytest.mark.parametrize("rows", [[], [ROWS[7]]])
def test_few_rows_or_none_give_few_faults_or_none(rows):
    assert len(texts(rows, 5)) <= len(rows) * len(KINDS)
