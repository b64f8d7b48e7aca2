"""The documentation filter: realistic good and bad texts, and what is worth rewriting."""

from dataclasses import replace
from pathlib import Path

import pytest

from apigen.library import quality
from apigen.library.python_source import import_functions
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool

CITY = {"type": "string", "description": "Name of the city, in English."}
TOOL = Tool(
    name="weather_forecast",
    description="Gives the forecast of temperature and rain for a city.",
    parameters={"type": "object", "properties": {"city": CITY}, "required": ["city"]},
    returns={},
    category="Environment",
    binding=Binding("rest", "weather", "GET /v1/daily"),
    licence="MIT",
)

GOOD = [
    ("scipy_special_gamma", "Gamma function."),
    ("sin", "Returns the sine of x."),
    ("mean", "Compute the arithmetic mean along the specified axis."),
    ("mean", "Compute the mean."),
    ("log_report", "Lists all errors with code 404 not found of a site in the last 30 days."),
    ("page_check", "404 Not Found pages of a website are reported by day."),
    ("get_hotel", "Gets a hotel. Raises 404 if it does not exist."),
    ("compare", "Whether x < y and y > z hold for three numbers."),
    ("bits", "Computes the bitwise or of two numbers"),
    ("quadratic_roots", "Roots of a quadratic equation ax^2 + bx + c = 0."),
    ("todo_list", "Lists the todo items of a user."),
    ("string_reverse", "Reverses a string"),
    ("test_cases", "Test whether a number is prime."),
    ("html_escape", "Replaces & by an entity in a text, as HTML wants it."),
    ("at_t", "Looks up the AT&T area code; Q&A included."),
    ("convert", "Converts to base a"),
    ("umlaut", "Gibt die Einwohnerzahl einer Stadt zurück."),
    ("unicode", "Größe, naïve café: counts words with accents."),
    ("sample", "Draws a sample of k numbers."),
    ("errors", "Explains an HTTP status such as 500 Internal Server Error in plain words."),
]

BAD = [
    ("a", "", Refusal.NO_DESCRIPTION),
    ("a", "  \n ", Refusal.NO_DESCRIPTION),
    ("a", "test", Refusal.NO_DESCRIPTION),
    ("a", "Test.", Refusal.NO_DESCRIPTION),
    ("a", "TODO", Refusal.NO_DESCRIPTION),
    ("a", "string", Refusal.NO_DESCRIPTION),
    ("a", "desc", Refusal.NO_DESCRIPTION),
    ("a", "null", Refusal.NO_DESCRIPTION),
    ("a", "N/A", Refusal.NO_DESCRIPTION),
    ("a", "No description provided.", Refusal.NO_DESCRIPTION),
    ("a", "Enter your description here", Refusal.NO_DESCRIPTION),
    ("a", "Endpoint description", Refusal.NO_DESCRIPTION),
    ("a", "Lorem ipsum dolor sit amet, consectetur.", Refusal.NO_DESCRIPTION),
    ("sine", "Sine", Refusal.NO_DESCRIPTION),
    ("x", "Returns x", Refusal.NO_DESCRIPTION),
    ("get_hotels", "Get hotels", Refusal.NO_DESCRIPTION),
    ("get_hotels", "This endpoint returns the hotel.", Refusal.NO_DESCRIPTION),
    ("travel_list_flights", "list flights", Refusal.NO_DESCRIPTION),
    ("get_user_posts", "getUserPosts", Refusal.NO_DESCRIPTION),
    ("a", "<p>Lists all teams of a league.</p>", Refusal.NOISY_DESCRIPTION),
    ("a", "Lists all teams.<br/>See below", Refusal.NOISY_DESCRIPTION),
    ("a", 'See <a href="https://example.org">the manual</a> for teams.', Refusal.NOISY_DESCRIPTION),
    ("a", "Teams&nbsp;of a league &amp; their players", Refusal.NOISY_DESCRIPTION),
    ("a", ".. deprecated:: 1.2 Use another one instead.", Refusal.NOISY_DESCRIPTION),
    ("a", "```json sends a list of teams ```", Refusal.NOISY_DESCRIPTION),
    ("a", "----- 1.0.2 ##### (v2) /// 2021-03-04", Refusal.NOISY_DESCRIPTION),
    ("a", "/api/v1/{}/{}/?a=1&b=2&c=3&d=4", Refusal.NOISY_DESCRIPTION),
    ("a", "404 not found", Refusal.NOISY_DESCRIPTION),
    ("a", "Page not found.", Refusal.NOISY_DESCRIPTION),
    ("a", "Error 404: page not found on this server", Refusal.NOISY_DESCRIPTION),
    ("a", "500 Internal Server Error", Refusal.NOISY_DESCRIPTION),
    ("a", "Internal Server Error", Refusal.NOISY_DESCRIPTION),
    ("a", "502 Bad Gateway nginx", Refusal.NOISY_DESCRIPTION),
    ("a", "Service temporarily unavailable", Refusal.NOISY_DESCRIPTION),
    ("a", "An error occurred", Refusal.NOISY_DESCRIPTION),
    ("a", "[object Object]", Refusal.NOISY_DESCRIPTION),
    ("a", "The teamâ€™s results in a season", Refusal.NOISY_DESCRIPTION),
    ("a", "The team\ufffds results in a season", Refusal.NOISY_DESCRIPTION),
    ("a", "Lists the teams that play in the", Refusal.NOISY_DESCRIPTION),
    ("a", "Lists teams, players and ...", Refusal.NOISY_DESCRIPTION),
    ("a", "Lists teams, players,", Refusal.NOISY_DESCRIPTION),
]


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_a_description_that_says_something_passes(name: str, text: str) -> None:
    assert quality.check(replace(TOOL, name=name, description=text)) is None


@pytest.mark.parametrize(("name", "text", "reason"), BAD)
def test_a_description_that_says_nothing_is_refused(name: str, text: str, reason: Refusal) -> None:
    tool = replace(TOOL, name=name, description=text)
    problem = quality.check(tool)
    assert problem is not None
    assert problem[0] is reason
    assert problem[1]
    assert "\n" not in problem[1]
    assert quality.poor(tool)


@pytest.mark.parametrize(
    ("name", "text", "good"),
    [
        ("city", "Name of the city", True),
        ("q", "City name", True),
        ("year", "Year, 1583 to 9998.", True),
        ("temperature_unit", "Unit of the temperature.", True),
        ("start_date", "Start date in YYYY-MM-DD form", True),
        ("x", "Input array.", True),
        ("city", "", False),
        ("city", "City", False),
        ("city", "city.", False),
        ("start_date", "The start date.", False),
        ("startDate", "start date", False),
        ("city", "string", False),
        ("city", "No description", False),
        ("city", "TODO", False),
        ("q", "123 456", False),
    ],
)
def test_a_parameter_is_described_in_more_than_its_name(name: str, text: str, good: bool) -> None:
    schema = {"type": "object", "properties": {name: {"type": "string", "description": text}}}
    tool = replace(TOOL, parameters={**schema, "required": []})
    problem = quality.check(tool)
    assert (problem is None) is good
    if problem:
        assert problem[0] is Refusal.UNDESCRIBED_PARAMETER
        assert name in problem[1]
        assert quality.poor(tool)


def _schema(**changes: object) -> dict[str, object]:
    return {"type": "object", "properties": {"city": {**CITY, **changes}}, "required": []}


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"type": "object", "properties": {}, "required": []}, Refusal.NO_PARAMETERS),
        ({"type": "array"}, Refusal.BAD_SCHEMA),
        (_schema(type="text"), Refusal.BAD_SCHEMA),
        (_schema(type=["string", "null"]), Refusal.BAD_SCHEMA),
        (_schema(anyOf=[]), Refusal.BAD_SCHEMA),
        (_schema(default=5), Refusal.BAD_SCHEMA),
        (_schema(minLength="two"), Refusal.BAD_SCHEMA),
        ({**_schema(default="Oslo"), "required": ["city"]}, Refusal.BAD_SCHEMA),
        ({**_schema(), "required": ["town"]}, Refusal.BAD_SCHEMA),
        ({"type": "object", "properties": {"a b": CITY}, "required": []}, Refusal.BAD_SCHEMA),
        ({"type": "object", "properties": {"from": CITY}, "required": []}, Refusal.BAD_SCHEMA),
        ({"type": "object", "properties": {"city": {}}, "required": []}, Refusal.BAD_SCHEMA),
    ],
)
def test_a_schema_that_no_export_carries_is_refused_and_not_rewritten(
    parameters: dict[str, object], reason: Refusal
) -> None:
    tool = replace(TOOL, parameters=parameters)
    problem = quality.check(tool)
    assert problem is not None
    assert problem[0] is reason
    assert not quality.poor(tool)


@pytest.mark.parametrize("licence", ["", " ", "UNKNOWN", "NOASSERTION"])
def test_what_nobody_may_pass_on_is_refused(licence: str) -> None:
    problem = quality.check(replace(TOOL, licence=licence))
    assert problem is not None
    assert problem[0] is Refusal.NO_LICENCE


@pytest.mark.parametrize(
    ("text", "poor"),
    [
        (TOOL.description, False),
        ("Gamma function.", True),
        ("Evaluate :math:`x` at the given points of a grid.", True),
        ("**Important** lists all the teams of a league.", True),
        ("Lists the teams of a league by points.", False),
    ],
)
def test_a_short_or_marked_up_text_passes_and_is_worth_rewriting(text: str, poor: bool) -> None:
    tool = replace(TOOL, description=text)
    assert quality.check(tool) is None
    assert quality.poor(tool) is poor


def test_every_shipped_function_passes() -> None:
    root = Path(__file__).parents[2] / "data/library/functions"
    files = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}
    tools = import_functions(files, "Apache-2.0").tools
    assert tools
    assert [(t.name, quality.check(t)) for t in tools if quality.check(t)] == []
