"""How the offline model varies values and writes them in a query."""

from random import Random

import pytest

from apigen.offline.arguments import call_key, fresh_arguments
from apigen.offline.bounds import Bounds
from apigen.offline.nudging import nudge
from apigen.offline.rendering import CLOSE, OPEN, plain_number, say
from apigen.offline.toolbox import read_tool
from apigen.offline.typos import misspell
from apigen.offline.voices import PLAIN, Voice

CASUAL = Voice(numbers="casual", dates="casual")


def shown(value, voice=PLAIN, seed=1):
    return say(value, Random(seed), voice).replace(OPEN, "").replace(CLOSE, "")


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        (5, Bounds(1, 6)),
        (0.5, Bounds(0, 1)),
        (12000, Bounds()),
        (-3, Bounds(-90, 90)),
        (2.25, Bounds(2, 3)),
    ],
)
def test_a_moved_number_keeps_type_sign_and_range(value, bounds):
    for seed in range(50):
        moved = nudge(value, bounds, Random(seed))
        assert type(moved) is type(value)
        assert moved * value > 0
        assert bounds.holds(moved)
        assert 0.4 < moved / value < 2.5


def test_of_a_list_one_number_moves_and_the_length_stays():
    before = [3, 8, 20]
    after = nudge(before, Bounds(0, 100), Random(3))
    assert before == [3, 8, 20]
    assert len(after) == 3
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize("value", ["Lisbon", True, None, [], {}, ["a"]])
def test_what_is_no_number_stays(value):
    assert nudge(value, Bounds(), Random(1)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40.0, "40"),
        (2.5, "2.5"),
        (0.00001, "0.00001"),
        ("Lisbon", "Lisbon"),
        ("meet me at noon", '"meet me at noon"'),
        ("2024-02-28", "2024-02-28"),
        ([4, 9, 11], "4, 9 and 11"),
        ([[1, 2], [3, 4]], "(1, 2) and (3, 4)"),
        ({"apples": 3, "pears": 2}, "apples 3 and pears 2"),
        (["Oslo", "Bergen"], "Oslo and Bergen"),
    ],
)
def test_values_are_written_as_people_write_them(value, text):
    assert shown(value) == text


def test_casual_writing_spells_dates_small_numbers_and_thousands():
    assert {shown("2024-02-28", CASUAL, seed) for seed in range(60)} == {
        "2024-02-28",
        "28 February 2024",
        "28th of February 2024",
        "February 28, 2024",
    }
    assert {shown(7, CASUAL, seed) for seed in range(40)} == {"7", "seven"}
    assert {shown(12500, CASUAL, seed) for seed in range(40)} == {"12500", "12,500"}


def test_a_number_is_never_written_with_an_exponent():
    assert plain_number(1e-7) == "0.0000001"
    assert plain_number(1e12) == "1000000000000"


def test_typos_leave_values_alone():
    text = f"please convert {OPEN}twelve marked words{CLOSE} into something else entirely"
    for seed in range(50):
        spoilt = misspell(text, Random(seed))
        assert f"{OPEN}twelve marked words{CLOSE}" in spoilt


TOOL = read_tool(
    {
        "name": "loan_payment",
        "parameters": {
            "properties": {
                "principal": {"type": "number", "description": "Amount borrowed, 1 to 1000000."},
                "start_date": {"type": "string", "description": "First day in YYYY-MM-DD form."},
                "years": {"type": "integer", "description": "Whole years, 1 to 50."},
                "fee": {"type": "number", "description": "Fee, 0 to 100.", "default": 0},
            },
            "required": ["principal", "start_date", "years"],
        },
        "examples": [
            {"principal": 10000, "start_date": "2024-03-01", "years": 10, "fee": 20},
            {"principal": 250000.5, "start_date": "2025-01-31", "years": 30},
        ],
    }
)


def test_argument_sets_stay_near_a_known_one_and_differ_from_each_other():
    rng, used = Random(5), set()
    for _ in range(30):
        arguments = fresh_arguments(TOOL, rng, used)
        assert arguments["start_date"] in ("2024-03-01", "2025-01-31")
        assert isinstance(arguments["years"], int)
        assert 1 <= arguments["years"] <= 50
        assert call_key(TOOL.name, arguments) not in used
        used.add(call_key(TOOL.name, arguments))


def test_known_argument_sets_are_never_changed_in_place():
    before = repr(TOOL.examples)
    for seed in range(30):
        fresh_arguments(TOOL, Random(seed), set())
    assert repr(TOOL.examples) == before


def test_a_tool_with_nothing_new_to_say_says_so():
    parameters = {"properties": {"word": {"type": "string"}}, "required": ["word"]}
    tool = read_tool({"name": "score", "parameters": parameters, "examples": [{"word": "quiz"}]})
    assert fresh_arguments(tool, Random(1), {call_key("score", {"word": "quiz"})}) is None


def test_a_tool_without_examples_gets_values_from_its_schema():
    parameters = {
        "properties": {
            "unit": {"type": "string", "enum": ["km", "mi"]},
            "count": {"type": "integer", "minimum": 5, "maximum": 9},
            "note": {"type": "string"},
        },
        "required": ["unit", "count"],
    }
    tool = read_tool({"name": "measure", "parameters": parameters})
    arguments = fresh_arguments(tool, Random(1), set())
    assert arguments["unit"] in ("km", "mi")
    assert 5 <= arguments["count"] <= 9
    assert "note" not in arguments
