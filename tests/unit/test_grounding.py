"""What the grounding check says of whole rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.findings import Candidate
from apigen.checks.grounding import (
    MAX_LEAVES,
    Source,
    grounding_findings,
    trace,
    without_defaults,
)
from apigen.checks.policies import STRICT
from apigen.checks.reasons import Reason
from apigen.checks.rules import check_rules
from apigen.records import Style, ToolCall
from tests.unit.grounding_parts import card, row

SIZE = {"type": "integer", "description": "Items on a page.", "default": 10}


def reasons(candidate):
    return [finding.reason for finding in grounding_findings(candidate)]


def test_a_row_whose_values_are_all_in_the_query_has_no_findings():
    candidate = row("Ride 12 km in Rome", {"distance": 12, "city": "Rome"})
    assert reasons(candidate) == []
    assert {each.source for each in trace(candidate)} == {Source.GROUNDED}


def test_a_finding_names_the_call_the_argument_and_the_value():
    (finding,) = grounding_findings(row("Ride 12 km", {"distance": 13}))
    assert finding.reason is Reason.UNGROUNDED
    assert finding.detail == "call 1: tool.distance 13 is not in the query"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (10, [Reason.SPELLED_DEFAULT]),
        (10.0, [Reason.SPELLED_DEFAULT]),
        (20, [Reason.UNGROUNDED]),
    ],
)
def test_an_optional_argument_that_nobody_asked_for_is_a_default_or_invented(value, said):
    candidate = row("Show my bills", {"size": value}, required=[], size=SIZE)
    assert reasons(candidate) == said


def test_a_default_that_the_query_states_is_no_finding():
    assert reasons(row("Show 10 of my bills", {"size": 10}, required=[], size=SIZE)) == []


def test_true_is_not_the_default_one():
    schema = {"type": "boolean", "description": "Sort.", "default": 1}
    assert reasons(row("Show my bills", {"sort": True}, required=[], sort=schema)) == [
        Reason.UNGROUNDED
    ]


def test_a_description_may_document_the_default():
    schema = {"type": "string", "description": "Unit of the result, defaults to 'miles'."}
    candidate = row("How far is Rome?", {"unit": "miles"}, required=[], unit=schema)
    assert reasons(candidate) == [Reason.SPELLED_DEFAULT]


def test_spelled_out_defaults_are_left_out_and_all_else_stays():
    candidate = row("Show bills of Rome", {"city": "Rome", "size": 10}, required=[], size=SIZE)
    assert without_defaults(candidate) == (ToolCall("tool", {"city": "Rome"}),)


def test_each_part_of_a_list_or_object_is_traced_by_its_path():
    value = {"scores": [7, 9], "name": "Ada"}
    traced = trace(row("Ada has 7 and 8 points", {"entry": value}))
    assert [(each.path, each.source) for each in traced] == [
        (("entry", "scores", 0), Source.GROUNDED),
        (("entry", "scores", 1), Source.UNGROUNDED),
        (("entry", "name"), Source.GROUNDED),
    ]


def test_references_of_a_dependent_answer_are_not_judged():
    arguments = {"total": "$1.total"}
    assert trace(row("Add it up", arguments, style=Style.DEPENDENT)) == []
    assert reasons(row("Add it up", arguments, style=Style.SIMPLE)) == [Reason.UNGROUNDED]


@pytest.mark.parametrize("style", [Style.IRRELEVANCE, Style.MISSING_PARAMETER])
def test_styles_without_calls_have_nothing_to_trace(style):
    assert trace(row("Anything", {"city": "Rome"}, style=style)) == []


def test_calls_and_arguments_that_no_tool_has_are_left_to_the_format_check():
    calls = (ToolCall("other", {"city": "Oslo"}), ToolCall("tool", {"town": "Oslo"}))
    assert trace(Candidate("Rome", (card(city={"type": "string"}),), calls)) == []


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        (
            "width 765 pixels, height: 1725 pixels",
            {"width": 765, "height": 1725},
            {"width": 1725, "height": 765},
        ),
        (
            "Drive from Sydney to Melbourne",
            {"start_place": "Sydney", "end_place": "Melbourne"},
            {"start_place": "Melbourne", "end_place": "Sydney"},
        ),
    ],
)
def test_values_in_each_other_s_place_are_found_by_their_labels(query, right, wrong):
    assert reasons(row(query, right)) == []
    assert reasons(row(query, wrong)) == [Reason.UNGROUNDED, Reason.UNGROUNDED]


def test_a_value_whose_place_no_label_tells_is_let_through():
    assert reasons(row("the sides 4 and 5", {"width": 5, "height": 4})) == []


def test_one_item_of_a_list_that_stands_elsewhere_in_the_query_is_found():
    query = "the mean of 4, 8, 15 and 16, rounded to 2 digits"
    (finding,) = grounding_findings(row(query, {"values": [4, 8, 2, 16], "digits": 2}))
    assert "values.2 2" in finding.detail


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("Italian", "Che tempo fa a Roma?"),
        ("", "北京今天的天气怎么样"),
        ("", "Какая погода в Осло"),
    ],
)
def test_in_a_language_without_rules_only_long_identifiers_are_judged(language, query):
    assert reasons(row(query, {"city": "Lugano", "days": 4}, language=language)) == []
    assert reasons(row(query, {"id": "4711815"}, language=language)) == [Reason.UNGROUNDED]


def test_behind_the_part_of_a_query_that_is_read_values_are_found_as_they_stand_there():
    assert reasons(row("word " * 10_000 + "Oslo", {"city": "oslo"})) == []
    assert reasons(row("word " * 10_000 + "Oslo", {"city": "Rome"})) == [Reason.UNGROUNDED]


def test_so_many_values_of_a_row_are_judged():
    candidate = row("none of them", {"values": list(range(5, 2000))})
    assert len(trace(candidate)) == MAX_LEAVES


words = st.sampled_from(
    "a the five zwanzig mil cent 5 12.5 1,000 1'000 % - from to next tuesday may 2024-05-06 14:30"
    " pm km 5' \" ' € no ohne true 3/4 1e5 ½ paris New York ß é ﷺ 北京 $1 \\n".split()
)
queries = st.one_of(st.text(max_size=60), st.lists(words, max_size=12).map(" ".join))
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20), words, st.integers(10**400, 10**400 + 9),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
schemas = st.fixed_dictionaries(
    {"type": st.sampled_from(["string", "integer", "number", "boolean", "array", "object"])},
    optional={
        "description": st.one_of(queries, st.just("Seconds, default 5. 1 for a, 2 for b.")),
        "enum": st.lists(scalars, max_size=4),
        "default": values,
        "items": st.fixed_dictionaries({"type": st.just("string")}),
        "properties": st.dictionaries(st.text(max_size=3), st.just({"type": "string"}), max_size=2),
    },
)
names = st.sampled_from(["city", "start_date", "unit", "email", "hour", "details", "x", ""])
rows = st.builds(
    lambda query, schemas, values, language, required: Candidate(
        query,
        (card(required, **schemas),),
        (ToolCall("tool", values), ToolCall("tool", values)),
        None,
        language,
    ),
    queries,
    st.dictionaries(names, schemas, max_size=4),
    st.dictionaries(names, values, max_size=4),
    st.sampled_from(["", "English", "German", "Spanish", "French", "Finnish"]),
    st.lists(names, max_size=2),
)


@given(rows)
def test_it_never_raises_and_says_the_same_each_time(candidate):
    first = list(grounding_findings(candidate))
    assert first == list(grounding_findings(candidate))
    assert {finding.reason for finding in first} <= {Reason.UNGROUNDED, Reason.SPELLED_DEFAULT}


@given(st.lists(rows, min_size=2, max_size=4))
def test_a_row_is_judged_alike_in_whatever_company(candidates):
    alone = [trace(candidate) for candidate in candidates]
    assert [trace(candidate) for candidate in reversed(candidates)] == alone[::-1]


@given(rows)
def test_without_defaults_only_takes_away(candidate):
    for before, after in zip(candidate.calls, without_defaults(candidate), strict=True):
        assert after.name == before.name
        assert all(before.arguments[name] is value for name, value in after.arguments.items())


LONG = "You are a helpful travel agent. " * 300


@pytest.mark.parametrize("context", [LONG, LONG + "Guests like Berlin. " + LONG])
@pytest.mark.parametrize(
    ("query", "arguments", "reason", "kept"),
    [
        ("What is the weather in Paris?", {"city": "Paris"}, "", {"city": "Paris"}),
        ("What is the weather in Paris?", {"city": "Rome"}, "grounding.ungrounded", None),
        ("Show Paris in metric", {"city": "Paris", "units": "metric"}, "", None),
        ("Show Paris", {"city": "Paris", "units": "metric"}, "", {"city": "Paris"}),
    ],
)
def test_a_long_system_message_hides_nothing_of_the_query(context, query, arguments, reason, kept):
    units = {"type": "string", "description": "Units.", "default": "metric"}
    candidate = row(query, arguments, required=["city"], units=units)
    ruled = check_rules(replace(candidate, context=context), STRICT)
    assert ruled.decision.verdict.reason == reason
    assert ruled.calls[0].arguments == (kept or arguments)


def test_a_value_that_stands_late_in_a_long_system_message_comes_from_there():
    candidate = row("What is the weather there?", {"city": "Berlin"})
    said = replace(candidate, context=f"{LONG} The user lives in Berlin.")
    assert check_rules(said, STRICT).decision.verdict.ok


@pytest.mark.parametrize("order", [("city", "tags"), ("tags", "city")])
def test_many_items_keep_no_other_argument_from_being_looked_for(order):
    said = " ".join(f"item{number} alpha beta gamma delta" for number in range(150))
    values = {"city": "Berlin", "tags": [f"Item{number} alphas" for number in range(60)]}
    candidate = row(f"In Paris with {said}", {name: values[name] for name in order})
    found = {each.path: each.source for each in trace(candidate)}
    assert found["city",] is Source.UNGROUNDED
