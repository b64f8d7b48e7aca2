"""What a query must not hold, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.checks.findings import Candidate
from apigen.checks.query import MAX_QUERY_CHARS, query_findings
from apigen.checks.reasons import Reason
from apigen.records import ToolCall

PROPERTIES = {
    "city": {"type": "string", "description": "Name of the city."},
    "departure_date": {"type": "string", "description": "Day of the flight."},
    "passengerCount": {"type": "integer"},
}


def tool(name="find_flights", description="Finds flights.", properties=PROPERTIES):
    return {
        "name": name,
        "description": description,
        "parameters": {"type": "object", "properties": properties, "required": []},
    }


def found(query, tools=None, language="English", **arguments):
    calls = (ToolCall("find_flights", arguments),)
    row = Candidate(query, tuple(tools or [tool()]), calls, language=language)
    return [finding.reason for finding in query_findings(row)]


@pytest.mark.parametrize(
    "query",
    [
        "I want to fly to {city} tomorrow.",
        "Flights to {{city}} please",
        "Flights to {{ city | upper }} please",
        "Flights to {% if x %}Oslo{% endif %}",
        "Flights to <city> please",
        "Flights to <YOUR CITY> on <departure date>",
        "Flights to [city] please",
        "Flights to [insert name of city]",
        "Flights to [Your destination]",
        "Flights to [CITY_NAME]",
        "Flights to $city please",
        "Flights to ${city} please",
        "Flights to PARAM_1 on VALUE_2",
        "TODO: write a query",
        "Lorem ipsum dolor sit amet",
        "Flights for [object Object]",
    ],
)
def test_what_a_template_left_over_is_found(query):
    assert found(query) == [Reason.QUERY_LEFT_OVER]


@pytest.mark.parametrize(
    "query",
    [
        "What is the union of {1, 2, 3} and {3, 4}?",
        "Is the set {x, y} smaller than {z | z > 0}?",
        r"Simplify \frac{a}{b} + x_{i} - \sqrt{n}",
        "Is 3 < x > 2 wrong, and a<b?",
        "Make <b>bold</b> and <br> of it",
        "What does <price>4</price> hold?",
        "What is wrong with List<String>, a[name] and rows[0]?",
        "Read [the city](https://example.com/city)",
        "Is $AAPL at $5 or US$7 today?",
        "It costs $5. Is that $1.total?",
        "Add milk to my todo list and TODO app",
        "Why is 'Hello {name}' printed as it is?",
        "Mail anna@example.org at 10:00 [sic]",
        "Wie groß ist {} oder [1]?",
    ],
)
def test_mathematics_code_and_markup_are_no_left_overs(query):
    assert found(query, language="") == []


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        ("Fill in Dear {name}, welcome to <city>", {"text": "Dear {name}, welcome to <city>"}),
        ("Render the template Hi {{name}} for me", {"parts": [{"template": "Hi {{name}}"}]}),
        ("How is $tsla doing", {"symbol": "TSLA"}),
        ('Is {"a": 1} valid', {"text": '{"a": 1}'}),
        ('Send {"colour": "red"} to the lamp', {"state": {"colour": "red"}}),
        ("Rename the column departure_date", {"column": "departure_date"}),
        ("Turn the file into JSON", {"form": "json"}),
    ],
)
def test_what_a_value_of_a_call_holds_is_what_the_user_wants_handled(query, arguments):
    assert found(query, **arguments) == []


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("Use find_flights for Oslo", Reason.QUERY_NAMES_TOOL),
        ("Fly to Oslo with departure_date tomorrow", Reason.QUERY_NAMES_TOOL),
        ("Fly to Oslo, passengerCount 2", Reason.QUERY_NAMES_TOOL),
        ("find_flights(city='Oslo')", Reason.QUERY_NAMES_TOOL),
        ("Oslo, whatever the departure_date.", Reason.QUERY_NAMES_TOOL),
        ('Fly {"city": "Oslo"}', Reason.QUERY_HOLDS_JSON),
        ("Give me flights to Oslo as JSON", Reason.QUERY_HOLDS_JSON),
        ("Make an API call for flights to Oslo", Reason.QUERY_NAMES_CALLS),
        ("Find flights with the following parameters: Oslo, 2", Reason.QUERY_NAMES_CALLS),
    ],
)
def test_users_do_not_talk_of_the_machinery(query, reason):
    assert found(query) == [reason]


@pytest.mark.parametrize(
    "query",
    [
        "What is the departure date of my flight for a city?",
        "Who made find_my_phone and the YouTube app?",
        "Write to find_flights@example.org about Oslo",
        "What are the parameters of a normal distribution?",
        "Which function has a minimum at 3?",
    ],
)
def test_words_that_are_no_names_of_the_tools_pass(query):
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "tools"),
    [
        ("Is my JSON valid", [tool("check", "Checks JSON texts.")]),
        ('Format {"a": 1} nicely', [tool("json_pretty", "Prints data.")]),
        ("How many API calls did I make", [tool("usage", "Counts uses of an API.")]),
        ("Write two lines of lorem ipsum", [tool("filler", "Makes lorem ipsum.")]),
        ("What does {city} stand for", [tool("explain", "Explains {city} and {date}.")]),
    ],
)
def test_what_the_tools_are_about_may_be_spoken_of(query, tools):
    assert found(query, tools) == []


def test_a_tool_with_a_plain_name_is_named_where_it_is_called_one():
    maps = [tool("maps", "Shows streets.")]
    assert found("Use the maps tool for Oslo", maps) == [Reason.QUERY_NAMES_TOOL]
    assert found("maps(city='Oslo')", maps) == [Reason.QUERY_NAMES_TOOL]
    assert found("Show me maps of Oslo", maps) == []


@pytest.mark.parametrize("query", ["", "  ", "?!", "…", "\x16", "🙂"])
def test_a_query_without_a_letter_or_a_digit_is_none(query):
    assert found(query) == [Reason.BAD_QUERY]


@pytest.mark.parametrize("query", ["7?", "東京の天気は？", "कल का मौसम"])
def test_a_query_in_any_script_is_one(query):
    assert found(query) == []


def test_a_query_may_be_long_but_no_document():
    assert found("word " * (MAX_QUERY_CHARS // 5)) == []
    assert found("word " * MAX_QUERY_CHARS) == [Reason.QUERY_TOO_LONG]


IN_LANGUAGE = {
    "English": "What is the cheapest flight to Oslo that leaves before noon?",
    "German": "Welcher ist der günstigste Flug nach Oslo, der vor dem Mittag startet?",
    "Spanish": "¿Cuál es el vuelo más barato a Oslo que sale antes del mediodía?",
    "French": "Quel est le vol le moins cher pour Oslo qui part avant midi ?",
}


@pytest.mark.parametrize("asked", IN_LANGUAGE)
@pytest.mark.parametrize("written", IN_LANGUAGE)
def test_a_query_that_is_clearly_in_another_language_is_found(asked, written):
    wrong = [] if asked == written else [Reason.QUERY_LANGUAGE]
    assert found(IN_LANGUAGE[written], language=asked) == wrong


@pytest.mark.parametrize(
    ("query", "language", "arguments"),
    [
        ("What is it?", "German", {}),
        ("Tide Oban 2026-03-01, 14:00, knots", "French", {}),
        (IN_LANGUAGE["English"], "Welsh", {}),
        (IN_LANGUAGE["English"], "", {}),
        ("Flights El Paso Los Angeles Las Vegas", "English", {}),
        ("Bitte suche mir the cheapest flight to Oslo that leaves before noon", "German", {}),
        ('Übersetze "What is the way to the sea, please?"', "German", {}),
        (
            "Traduis What is the way to the sea, please?",
            "French",
            {"text": "What is the way to the sea, please?"},
        ),
        ("Finds flights that are cheap: Oslo", "German", {}),
    ],
)
def test_only_a_clear_case_is_in_the_wrong_language(query, language, arguments):
    assert found(query, language=language, **arguments) == []


@given(st.text(), st.text(), st.sampled_from([*IN_LANGUAGE, "Welsh", ""]))
def test_no_query_and_no_value_make_the_check_raise(query, value, language):
    found(query, language=language, city=value)


@given(st.text(alphabet="{}<>[]$\"'`_ aA1.,:(", max_size=60))
def test_no_mix_of_brackets_makes_the_check_raise(query):
    found(query)
