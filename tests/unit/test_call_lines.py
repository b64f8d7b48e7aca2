"""Lines of calls: what is one, and what is said of those that are none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.call_lines import read_call, to_line
from apigen.call_tally import Tally
from apigen.records import ToolCall

GOOD = {"id": 1, "name": "f", "arguments": {"x": 1}}
IDS = [7, -1.5, "seven", "", None, True, [1, {"a": 2}], {"run": 3}]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize("identity", IDS)
def test_an_id_may_be_any_json(identity):
    line = read_call("line 1", json.dumps(GOOD | {"id": identity}))
    assert (line.id, line.call, line.problem) == (identity, ToolCall("f", {"x": 1}), "")


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "f", "arguments": {}}',
        '{"query": "q", "arguments": {}, "name": "f", "answer": 3}',
        '\t{"name": "f", "arguments": {}} \r\n',
    ],
)
def test_order_more_fields_and_a_missing_id_do_not_matter(text):
    assert read_call("line 1", text).call == ToolCall("f", {})


@pytest.mark.parametrize(
    ("text", "identity", "problem"),
    [
        ("f(x=1)", None, "no JSON: Expecting value at character 1"),
        ('{"id": 1, "name": "f"', None, "no JSON: Expecting ',' delimiter at character 22"),
        ("3", None, "no object but int"),
        ("[]", None, "no object but list"),
        ('{"id": 1, "arguments": {}}', 1, "no 'name'"),
        ('{"id": 1, "name": "f"}', 1, "no 'arguments'"),
        ('{"id": 1, "name": null, "arguments": {}}', 1, "name is no text but NoneType"),
        ('{"id": 1, "name": "f", "arguments": []}', 1, "arguments is no object but list"),
        ('{"id": 1, "name": "f", "arguments": "{}"}', 1, "arguments is no object but str"),
        ('{"id": 1, "name": "f", "arguments": {"x": 1, "x": 2}}', 1, "duplicate key 'x'"),
        ('{"id": 1, "id": 2, "name": "f", "arguments": {}}', None, "duplicate key 'id'"),
        ('{"id": {"a": 1, "a": 2}, "name": "f", "arguments": {}}', None, "duplicate key 'a'"),
        ('{"id": 1, "name": "f", "arguments": {"x": NaN}}', 1, "NaN is not JSON"),
        ('{"id": 1, "name": "f", "arguments": {"x": 1e999}}', 1, "too large a number"),
        ('{"id": Infinity, "name": "f", "arguments": {}}', None, "Infinity is not JSON"),
        ('{"id": 1, "name": "f", "arguments": {"x": "\\ud800"}}', 1, "surrogates not allowed"),
        ('{"id": "\\ud800", "name": "f", "arguments": {}}', None, "surrogates not allowed"),
        (f'{{"id": 1, "name": "f", "arguments": {"[" * 40 + "]" * 40}}}', 1, "nested deeper"),
        ("[" * 100_000, None, "nested too deeply"),
        ('{"id": ' + "9" * 5000 + "}", None, "too large a number"),
    ],
)
def test_a_line_that_is_no_call_says_where_and_why_and_keeps_its_id(text, identity, problem):
    line = read_call("line 12", text)
    assert (line.id, line.call) == (identity, None)
    assert line.problem.startswith("line 12: ")
    assert problem in line.problem


@given(st.text() | JSON.map(json.dumps))
def test_no_line_raises_and_all_that_is_kept_of_it_can_be_written(text):
    line = read_call("line 1", text)
    assert (line.call is None) == bool(line.problem)
    written = json.dumps(to_line(line.id, "bad_call", error=line.problem), allow_nan=False)
    assert json.loads(written.encode())["id"] == line.id


def told(*lines, own_modules=()):
    tally = Tally()
    assert list(tally.counted(lines)) == list(lines)
    return list(tally.told(own_modules))


def failing(error, error_type="ModuleNotFoundError"):
    return to_line(1, "error", error_type=error_type, error=error)


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        ([], "0 calls"),
        (["ok"], "1 call: 1 ok"),
        (["error", "error", "timeout", "ok"], "4 calls: 1 ok, 2 error, 1 timeout"),
    ],
)
def test_calls_are_counted_by_status_with_ok_first(statuses, line):
    assert told(*(to_line(1, status) for status in statuses)) == [line]


PACKAGES = "name the PyPI package that holds it with --packages"
NEIGHBOURS = "hint: each file runs alone: move what it imports from its neighbours into it"


@pytest.mark.parametrize(
    ("line", "hints"),
    [
        (failing("No module named 'yaml'"), [f"hint: calls lack 'yaml': {PACKAGES}"]),
        (failing("importing f: No module named 'a.b'"), [f"hint: calls lack 'a.b': {PACKAGES}"]),
        (failing("No module named 'helpers'"), [NEIGHBOURS]),
        (failing("No module named 'sandboxed'"), [NEIGHBOURS]),
        (failing("No module named 'sandboxed.helpers'"), [NEIGHBOURS]),
        (failing("No module named 'json.x'; 'json' is not a package"), []),
        (failing("No module named '\x1b[31m'"), []),
        (failing("No module named 'yaml'", "ValueError"), []),
    ],
)
def test_a_module_that_is_missing_is_named_with_what_to_do(line, hints):
    assert told(line, line, own_modules=["helpers", "folder.more"])[1:] == hints


def test_a_hint_names_only_some_of_very_many_modules():
    hint = told(*(failing(f"No module named 'm{number}'") for number in range(50)))[1]
    assert hint.count("'m") == 5
    assert "…" in hint
