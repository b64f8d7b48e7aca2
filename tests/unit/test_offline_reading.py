"""What the offline model reads from descriptions: ranges, names, requests."""

import pytest

from apigen.offline.bounds import Bounds, read_bounds
from apigen.offline.goals import base_form, gerund, read_goal
from apigen.offline.toolbox import read_tool
from apigen.offline.wording import Label, label_by_description, label_by_name

RANGES = [
    ("Annual interest rate in percent, 0 to 100.", Bounds(0, 100)),
    ("Price in currency units, greater than 0 and at most 1,000,000.", Bounds(0, 1e6, True)),
    ("Amount of gas in moles, above 0 to 1e6.", Bounds(0, 1e6, True)),
    ("Month, between 1 and 12.", Bounds(1, 12)),
    ("Number of votes, at least 1.", Bounds(1, None)),
    ("Temperature, less than 50.", Bounds(None, 50, open_high=True)),
    ("Offset in hours, -12 to 14.", Bounds(-12, 14)),
    ("Runs scored, 0 to one less than the target.", Bounds()),
    ("Name of the city.", Bounds()),
]


@pytest.mark.parametrize(("description", "bounds"), RANGES)
def test_a_range_is_read_from_words(description, bounds):
    assert read_bounds(description) == bounds


@pytest.mark.parametrize(
    ("description", "bounds"),
    [
        ("Hours worked on each day, each 0 to 24, with 1 to 7 days.", Bounds(0, 24)),
        (
            "Amounts, 2 to 120 of them, each -1000 to 1000; negative for payments.",
            Bounds(-1e3, 1e3),
        ),
        ("Whole numbers, 2 to 20 numbers.", Bounds()),
    ],
)
def test_the_range_of_elements_is_not_the_length_of_the_list(description, bounds):
    assert read_bounds(description, of_elements=True) == bounds


def test_a_range_that_the_known_examples_break_is_not_believed():
    ticket = {"type": "integer", "description": "Ticket, at least 1 and at most 26 full rows."}
    schema = {"properties": {"ticket": ticket}, "required": ["ticket"]}
    tool = read_tool({"name": "seat", "parameters": schema, "examples": [{"ticket": 33}]})
    assert tool.parameters["ticket"].bounds == Bounds()
    assert tool.parameters["ticket"].coupled


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("annual_rate_percent", Label("annual rate", False, "percent")),
        ("fixed_costs", Label("fixed costs", True, counted=True)),
        ("orders_per_year", Label("orders per year", True, counted=True)),
        ("dose_mg_per_kg", Label("dose", False, "mg per kg")),
        ("daily_hours", Label("daily hours", True, counted=True)),
        ("beats_per_minute", Label("beats per minute", True, counted=True)),
        ("friends_a", Label("first friends", True, counted=True)),
        ("on_date", Label("date", False)),
        ("radius", Label("radius", False)),
    ],
)
def test_a_label_and_a_unit_are_read_from_a_name(name, label):
    assert label_by_name(name) == label


@pytest.mark.parametrize(
    ("description", "label"),
    [
        (
            "Length of the trip in kilometres, 0 to 100000.",
            Label("length of the trip", False, "kilometres"),
        ),
        (
            "Number of people who share the bill, 1 to 100.",
            Label("people who share the bill", True, "", True),
        ),
        ("UTC offset in hours, -12 to 14.", Label("UTC offset", False, "hours")),
        ("First day in YYYY-MM-DD form.", Label("first day", False)),
        ("Whether upper and lower case letters count as equal.", None),
        ("Length in from_unit, 0 to 10.", None),
    ],
)
def test_a_label_is_read_from_a_description(description, label):
    assert label_by_description(description) == label


@pytest.mark.parametrize(
    ("description", "action"),
    [
        ("Computes the area of a circle.", "compute the area of a circle"),
        (
            "Classifies a triangle by its sides. Degenerate ones fail.",
            "classify a triangle by its sides",
        ),
        ("Encrypts or decrypts a text.", "encrypt or decrypt a text"),
        ("Compares prices and names the cheapest one.", "compare prices and name the cheapest one"),
        ("Current weather for a city", "get the current weather for a city"),
        ("Checks whether a number is prime.", "check whether a number is prime"),
    ],
)
def test_a_description_becomes_a_request(description, action):
    assert read_goal(description).action == action


def test_what_is_only_computed_can_be_asked_for_alone():
    goal = read_goal("Computes how many days a trip takes.")
    assert (goal.asks, goal.clause, goal.thing) == (True, True, "how many days a trip takes")
    assert not read_goal("Sorts versions.").asks


@pytest.mark.parametrize(
    ("verb", "base", "ing"),
    [
        ("computes", "compute", "computing"),
        ("splits", "split", "splitting"),
        ("matches", "match", "matching"),
        ("guesses", "guess", "guessing"),
    ],
)
def test_verbs_are_inflected(verb, base, ing):
    assert base_form(verb) == base
    assert gerund(base) == ing
