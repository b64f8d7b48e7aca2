"""What a query plainly states is used, and by the right call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.completeness import completeness_findings
from apigen.checks.findings import Candidate
from apigen.checks.policies import PAPER, STRICT
from apigen.checks.reasons import Reason
from apigen.checks.rules import check_rules
from apigen.records import ToolCall

OPTION, ITEM, CROSSED = Reason.UNUSED_OPTION, Reason.UNUSED_ITEM, Reason.CROSSED_VALUES
WRONG = Reason.UNGROUNDED


def tool(name, required, **properties):
    return {
        "name": name,
        "description": f"Does {name}.",
        "parameters": {"type": "object", "properties": properties, "required": required},
    }


TRIP = tool(
    "trip_footprint",
    ["distance_km", "transport_mode"],
    distance_km={"type": "number", "description": "Distance one way in kilometres."},
    transport_mode={"type": "string", "enum": ["train", "bus", "long_haul_flight"]},
    travellers={"type": "integer", "description": "People who travel together.", "default": 1},
    round_trip={"type": "boolean", "description": "Whether the way back counts.", "default": False},
    unit={"type": "string", "enum": ["kg", "lb"], "description": "Unit of mass.", "default": "kg"},
)
TAGS = tool(
    "find_tags",
    ["names"],
    names={"type": "array", "items": {"type": "string"}, "description": "Names to look for."},
    limit={"type": "integer", "description": "How many to find."},
)
MEAN = tool(
    "mean_of",
    ["numbers"],
    numbers={"type": "array", "items": {"type": "number"}, "description": "Numbers."},
    decimals={"type": "integer", "description": "Decimal places of the result."},
)
SIZE = tool(
    "aspect_ratio",
    ["width", "height"],
    width={"type": "integer", "description": "Width in pixels."},
    height={"type": "integer", "description": "Height in pixels."},
)
MOVE = tool(
    "chess_moves",
    ["start_square", "end_square"],
    start_square={"type": "string", "description": "Where the piece starts."},
    end_square={"type": "string", "description": "Where the piece goes."},
)


def reasons(card, query, *arguments, language="English"):
    calls = tuple(ToolCall(card["name"], each) for each in arguments)
    return [
        each.reason
        for each in completeness_findings(Candidate(query, (card,), calls, language=language))
    ]


BY_TRAIN = {"distance_km": 577, "transport_mode": "train"}


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("The footprint of 577 km by train, travellers 2.", "English"),
        ("The footprint of 577 km by train with 2 travellers.", "English"),
        ("The footprint of 577 km by train, with two people who travel together.", "English"),
        ("The footprint of 577 km by train, with lb as the unit.", "English"),
        ("The footprint of 577 km by train, unit of mass: lb.", "English"),
        ("The footprint of 577 km by train with round trip turned on.", "English"),
        ("Den Ausstoß für 577 km mit train, travellers beträgt zwei.", "German"),
        ("Den Ausstoß für 577 km mit train und an für round trip.", "German"),
        ("La huella de 577 km con train y tres como travellers.", "Spanish"),
        ("La huella de 577 km con train, round trip = activado.", "Spanish"),
        ("L'empreinte de 577 km avec train et lb comme unit.", "French"),
    ],
)
def test_an_option_that_is_stated_and_left_out_is_found(query, language):
    assert reasons(TRIP, query, BY_TRAIN, language=language) == [OPTION]


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("The footprint of 577 km by train, travellers 2.", {"travellers": 2}),
        ("The footprint of 577 km by train, travellers 1.", {}),
        ("The footprint of 577 km by train, unit kg.", {}),
        ("The footprint of 577 km by train with round trip turned off.", {}),
        ("The footprint of 577 km by train, unit lb.", {"unit": "lb"}),
        ("The footprint of 577 km by train, not with lb as the unit.", {}),
        ("The footprint of 577 km by train. Tell 3 friends about it.", {}),
        ("The footprint of 577 km by train in two cases.", {}),
        ("The footprint of 577 km by train, info on round trip tickets.", {}),
    ],
)
def test_nothing_is_said_of_options_that_are_used_or_not_asked_for(query, more):
    assert reasons(TRIP, query, BY_TRAIN | more) == []


def test_a_word_of_every_sentence_is_no_choice():
    card = tool("dial", ["number"], country={"type": "string", "enum": ["DE", "FR"]})
    query = "Marque le numéro, country de FR; ensuite un autre numéro, sans détails."
    assert reasons(card, query, {"country": "FR"}, {}, language="French") == []


def test_a_default_that_is_spelled_out_against_the_query_counts_as_left_out():
    query = "The footprint of 577 km by train with round trip turned on."
    assert reasons(TRIP, query, BY_TRAIN | {"round_trip": False}) == [OPTION]


def test_another_choice_than_the_one_beside_the_label_is_ungrounded():
    query = "The footprint of 577 km, transport mode train."
    assert reasons(TRIP, query, {"distance_km": 577, "transport_mode": "bus"}) == [WRONG]


def test_an_option_of_one_call_is_not_satisfied_by_another_call():
    query = "The footprint of 577 km by train with 2 travellers and of 90 by bus with 2 travellers."
    by_bus = {"distance_km": 90, "transport_mode": "bus"}
    assert reasons(TRIP, query, BY_TRAIN | {"travellers": 2}, by_bus) == [OPTION]
    assert reasons(TRIP, query, BY_TRAIN | {"travellers": 2}, by_bus | {"travellers": 2}) == []


@pytest.mark.parametrize(
    ("card", "query", "items", "language"),
    [
        (MEAN, "The mean of 3, 5, 8 and 13.", [3, 5, 13], "English"),
        (MEAN, "The mean of 3, 5, 8 and 13.", [3, 5, 8], "English"),
        (MEAN, "The mean of 3, 5, 8 and 13.", [5, 8, 13], "English"),
        (MEAN, "The mean of 3; 5; 8 or 13.", [3, 5, 13], "English"),
        (MEAN, "The mean of 8 and 4 ohms.", [8], "English"),
        (MEAN, "The mean of 12, 12, 12 and 12.", [12, 12, 12], "English"),
        (MEAN, "La media de tres, cinco y ocho.", [3, 5], "Spanish"),
        (TAGS, "Find the tags of Ana, Ben and Cleo.", ["Ana", "Cleo"], "English"),
        (TAGS, "Find the tags of Ana and Ben.", ["Ana"], "English"),
        (TAGS, "Finde die Tags von Ana und Ben.", ["Ben"], "German"),
        (TAGS, "Trouve les tags de cat, dog et bat.", ["cat", "dog"], "French"),
        (
            TAGS,
            'Find the tags of "max>zoe", "lee>zoe" and "kim>lee".',
            ["max>zoe", "kim>lee"],
            "English",
        ),
        (TAGS, "Find the tags of v3.8, v3.11 and v2.7.18.", ["v3.11", "v2.7.18"], "English"),
    ],
)
def test_an_item_that_a_list_lacks_is_found(card, query, items, language):
    name = next(iter(card["parameters"]["properties"]))
    assert reasons(card, query, {name: items}, language=language) == [ITEM]


@pytest.mark.parametrize(
    ("card", "query", "arguments"),
    [
        (MEAN, "The mean of 3, 5, 8 and 13.", [{"numbers": [3, 5, 8, 13]}]),
        (MEAN, "The mean of 3, 5 and 8, 2 decimals.", [{"numbers": [3, 5, 8], "decimals": 2}]),
        (
            MEAN,
            "The mean of 3 and 5 and then of 8 and 13.",
            [{"numbers": [3, 5]}, {"numbers": [8, 13]}],
        ),
        (MEAN, "On 2026-12-20, 4 and 3 came; what is the mean?", [{"numbers": [4, 3]}]),
        (MEAN, "On 20 December 2026 and 3 came; what is the mean?", [{"numbers": [3]}]),
        (MEAN, "A roof of 135 m2; the mean of 62, 48.5 and 69.", [{"numbers": [62, 48.5, 69]}]),
        (TAGS, "Find the tags of Ana and Ben, and tell me more.", [{"names": ["Ana", "Ben"]}]),
        (TAGS, "Find the tags of Ana, who is five, and Ben.", [{"names": ["Ana", "Ben"]}]),
        (TAGS, "Find the tags of Ana and of Ben.", [{"names": ["Ana"]}, {"names": ["Ben"]}]),
        (
            TAGS,
            "Find the tags of Ana, Ben and Cleo.",
            [{"names": ["Ana", "Ben"]}, {"names": ["Cleo"]}],
        ),
    ],
)
def test_nothing_is_said_of_lists_that_are_whole_or_whose_items_are_used_elsewhere(
    card, query, arguments
):
    assert reasons(card, query, *arguments) == []


WIDE, HIGH = {"width": 1080, "height": 1305}, {"width": 1024, "height": 1039}
CROSSED_SIZES = {"width": 1024, "height": 1305}, {"width": 1080, "height": 1039}


@pytest.mark.parametrize(
    ("query", "calls", "found"),
    [
        ("The ratio of 1080 by 1305 pixels and of 1024 by 1039 pixels.", (WIDE, HIGH), []),
        ("The ratio of 1080 by 1305 pixels and of 1024 by 1039 pixels.", CROSSED_SIZES, [CROSSED]),
        ("The ratio for width 1080, 1024 and height 1305, 1039 respectively.", (WIDE, HIGH), []),
        ("The ratio for width 1080, 1024 and height 1305, 1039 respectively.", CROSSED_SIZES, []),
        (
            "The ratio of 1080 by 1305, of 700 by 600 and of 1024 by 1039 pixels.",
            (CROSSED_SIZES[0], {"width": 700, "height": 600}, CROSSED_SIZES[1]),
            [CROSSED],
        ),
    ],
)
def test_calls_with_each_others_values_are_found(query, calls, found):
    assert reasons(SIZE, query, *calls) == found


@pytest.mark.parametrize(("start", "end", "found"), [("a1", "h7", []), ("h7", "a1", [WRONG])])
def test_two_parameters_with_each_others_value_are_found(start, end, found):
    query = "The start square is a1 and the end square is h7."
    assert reasons(MOVE, query, {"start_square": start, "end_square": end}) == found


def test_languages_without_rules_and_long_queries_give_nothing():
    query = "The footprint of 577 km by train, travellers 2."
    assert reasons(TRIP, query, BY_TRAIN, language="Finnish") == []
    assert reasons(TRIP, query + " please" * 2000, BY_TRAIN) == []


def test_the_rules_reject_such_rows_and_the_papers_do_not():
    query = "The footprint of 577 km by train, travellers 2."
    row = Candidate(query, (TRIP,), (ToolCall("trip_footprint", BY_TRAIN),), language="English")
    assert check_rules(row, STRICT).decision.verdict.reason == OPTION
    assert check_rules(row, PAPER).decision.verdict.ok


TEXTS = st.text(max_size=20) | st.sampled_from(["on", "2", "a1", "and", "travellers", "lb", ", "])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
SCHEMAS = VALUES | st.fixed_dictionaries(
    {},
    optional={
        "type": VALUES | st.sampled_from(["string", "integer", "array", "boolean"]),
        "enum": VALUES,
        "default": VALUES,
        "description": VALUES,
    },
)
PROPERTIES = VALUES | st.dictionaries(TEXTS, SCHEMAS, max_size=5)


@given(
    st.lists(TEXTS, max_size=30).map(" ".join),
    st.lists(st.dictionaries(TEXTS, VALUES, max_size=5), max_size=3),
    PROPERTIES,
    VALUES,
    st.sampled_from(["", "English", "German", "Finnish"]),
)
def test_no_row_however_strange_raises(query, arguments, properties, required, language):
    card = {
        "name": "f",
        "description": "",
        "parameters": {"type": "object", "properties": properties, "required": required},
    }
    calls = tuple(ToolCall("f", each) for each in arguments)
    found = completeness_findings(Candidate(query, (card,), calls, language=language))
    assert all(each.reason in (OPTION, ITEM, CROSSED, WRONG) for each in found)
