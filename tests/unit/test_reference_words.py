"""References that lead where the query says, and those that lead elsewhere."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.findings import Candidate
from apigen.checks.policies import STRICT
from apigen.checks.reasons import Reason
from apigen.checks.reference_words import reference_findings
from apigen.checks.rules import check_rules
from apigen.records import Style, ToolCall
from tasks.prompting import load_seeds

AREA = {
    "name": "area_of_room",
    "description": "Computes the area of a room.",
    "parameters": {"type": "object", "properties": {"side": {"type": "number"}}},
}
COST = {
    "name": "paint",
    "description": "Computes litres of paint and their price.",
    "parameters": {"type": "object", "properties": {"size": {"type": "number"}}},
}


def found(query, *references, style=Style.DEPENDENT, first="area_of_room"):
    calls = [ToolCall(first, {"side": 3})]
    calls += [ToolCall("paint", {"size": each} if each else {}) for each in references]
    row = Candidate(query, (AREA, COST), tuple(calls), style)
    return [each.reason for each in reference_findings(row)]


OTHER = [Reason.OTHER_REFERENCE]
SAID = {
    "the result of the first request": "$1",
    "the area from the first step": "$1.area",
    "the area that the first one gives": "$1.area",
    "whatever area comes out of the first step": "$1.area",
    "result of first request": "$1",
    "the areas of the 1st calculation": "$1.total_area",
    "das Ergebnis aus der ersten Anfrage": "$1",
    "das Ergebnis der ersten Abfrage": "$1",
    "area aus dem ersten Schritt": "$1.area",
    "el resultado de la primera consulta": "$1",
    "el resultado que salga de la primera petición": "$1",
    "el resultado del primer paso": "$1",
    "le résultat de la première demande": "$1",
    "le résultat obtenu à la première étape": "$1",
    "la surface du premier calcul": "$1.area",
}


@pytest.mark.parametrize(("words", "reference"), SAID.items())
def test_a_step_that_the_query_numbers_is_the_one_that_is_meant(words, reference):
    query = f"The area of a room with side 3. Then paint for {words}."
    assert found(query, reference) == []
    other = reference.replace("$1", "$2")
    assert found(f"{query} And for {words} again.", reference, other) == OTHER
    assert found(query, None) == OTHER


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("the result of the first request", "$1"),
        ("the result of the first request", "$1.area"),
        ("the result of the first request", "$1.0"),
        ("the result of the first request", "$1.value"),
        ("the size of the first request", "$1"),
        ("the area you get", "$1.area"),
        ("the area of that", "$1.area"),
        ("that result", "$1.0.area"),
        ("die Fläche aus der ersten Anfrage", "$1.area"),
        ("la superficie de la primera consulta", "$1.area"),
    ],
)
def test_the_part_that_the_query_names_is_the_one_that_is_meant(words, reference):
    assert found(f"The area of a room with side 3. Then paint for {words}.", reference) == []


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("the result of the first request", "$1.perimeter"),
        ("the area of the first request", "$1.perimeter"),
        ("the area you get", "$1.perimeter"),
        ("el resultado de la primera consulta", "$1.perimeter"),
    ],
)
def test_another_part_is_found(words, reference):
    assert found(f"The area of a room with side 3. Then paint for {words}.", reference) == OTHER


def test_that_result_is_the_latest_or_the_one_that_was_used_last():
    query = "The area for 3. Paint for the result of the first step. Then again, for that result."
    assert found(query, "$1", "$1") == found(query, "$1", "$2") == []
    query = "The area for 3. Paint. Paint. Paint for that result."
    assert found(query, None, None, "$3") == []
    assert found(query, None, None, "$2") == OTHER


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("How big is a room of 3, and how much paint does that take?", ["$1"]),
        ("A room of 3. On top of that, the paint for it.", ["$1"]),
        ("Can you get the paint for a room of 3?", ["$1.area"]),
        ("Paint a room of 3, twice the size of the first one.", ["$1"]),
        ("Paint for the result of the first request, for walls and ceiling.", ["$1", "$1"]),
    ],
)
def test_what_is_said_in_another_way_is_left_to_the_judges(query, references):
    assert found(query, *references) == []


def test_without_references_only_a_result_that_is_asked_for_is_missed():
    about = "The paint for the size of the second question"
    assert found(about, None, style=Style.PARALLEL_MULTIPLE) == []
    about = "The area for 3, and paint for the result of the first step"
    assert found(about, None, style=Style.PARALLEL_MULTIPLE) == OTHER
    assert found(about, None, style=None) == []
    assert found(about, style=Style.IRRELEVANCE) == []


def test_no_seed_is_objected_to():
    for seed in load_seeds()[Style.DEPENDENT]:
        calls = tuple(ToolCall(call["name"], call["arguments"]) for call in seed["answers"])
        row = Candidate(seed["query"], tuple(seed["tools"]), calls, Style.DEPENDENT)
        assert not list(reference_findings(row))


def test_such_a_row_is_rejected_by_the_rules():
    calls = (ToolCall("area_of_room", {"side": 3}), ToolCall("paint", {"size": "$1.perimeter"}))
    query = "The area of a room, side 3. Then paint: size is the area of the first request."
    row = Candidate(query, (AREA, COST), calls, Style.DEPENDENT)
    assert check_rules(row, STRICT).decision.verdict.reason == Reason.OTHER_REFERENCE


WORDS = sorted({word for words in SAID for word in words.split()} | {"that", "this", "you", "get"})


@given(
    st.lists(st.sampled_from(WORDS)),
    st.lists(st.sampled_from(["$1", "$2", "$9.a", "$1.0", "$0", "x", 7]), max_size=5),
    st.sampled_from([*Style, None]),
)
def test_no_words_and_no_references_make_the_check_raise(words, references, style):
    found(" ".join(words), *references, style=style)


@given(st.text(), st.text())
def test_no_text_makes_the_check_raise(query, value):
    found(query, value, "$1")
    json.dumps(found(query, "$1." + value))
