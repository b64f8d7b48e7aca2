"""Rows without calls, by rules: what is plainly answerable or given is found, the rest is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.checks.findings import Candidate
from apigen.checks.reasons import Reason
from apigen.checks.silence import silence_findings
from apigen.records import Style, ToolCall


def card(name, description, properties, required=None):
    required = list(properties) if required is None else required
    parameters = {"type": "object", "properties": properties, "required": required}
    return {"name": name, "description": description, "parameters": parameters}


def text(description="", **more):
    return {"type": "string", "description": description, **more}


def number(description=""):
    return {"type": "number", "description": description}


LOAN = card(
    "loan_payment",
    "Computes the monthly payment of a loan.",
    {
        "principal": number("Amount borrowed, 1 to 1000000."),
        "annual_rate": number("Yearly interest in percent."),
        "city": text("Name of the city."),
    },
)
KENNEL = card(
    "quote_kennel_stay",
    "Quotes the price of a stay at the kennel.",
    {
        "dog_size": text("Size of the dog.", enum=["small", "large"]),
        "coat": text("Kind of coat.", enum=["wire_haired", "smooth"]),
        "nights": {"type": "integer", "description": "Number of nights."},
    },
)
CONVERT = card(
    "convert_currency",
    "Converts an amount of money between currencies.",
    {
        "amount": number("Amount of money."),
        "source": text("From this currency.", enum=["EUR", "USD", "GBP"]),
        "target": text("To this currency.", enum=["EUR", "USD", "GBP"]),
    },
)
MAIL = card(
    "send_message",
    "Sends a message.",
    {"email": text("Where it goes."), "subject": text("What it is about.")},
)
WEATHER = card(
    "weather_forecast", "Returns the weather forecast of a city.", {"city": text("The city.")}
)
NOW = card("get_weather", "Get the current weather for a city", {"city": text()})
VISIT = card(
    "book_visit",
    "Books a visit to the museum.",
    {"visit_date": text("Day, as YYYY-MM-DD."), "guests": {"type": "integer"}},
)
EASTER = card("easter_sunday", "Returns the date of Easter Sunday.", {"year": {"type": "integer"}})
SCAN = card(
    "order_record_scan", "Orders a scan of a parish record.", {"record_number": text("Number.")}
)


def reasons(query, tools, style=Style.IRRELEVANCE, missing=(), reply="Which one is it?"):
    named = tuple({"name": name, "parameter": parameter} for name, parameter in missing)
    candidate = Candidate(query, tuple(tools), (), style, "English", named, reply)
    return {finding.reason for finding in silence_findings(candidate)}


def asked(query, tool, parameter, others=(), reply="Which one is it?"):
    missing = ((tool["name"], parameter),)
    return reasons(query, (tool, *others), Style.MISSING_PARAMETER, missing, reply)


@pytest.mark.parametrize(
    ("query", "tools"),
    [
        ("What is the monthly payment of a loan of 5000 at 4.5 percent in Oslo?", [LOAN, SCAN]),
        ("waht is teh monthly paymnet of a loan: 5000, 4.5 percent, 'Oslo'", [LOAN]),
        ("Convert the amount of 20 EUR into the currency USD, please", [SCAN, CONVERT]),
        ("I'd love to have the weather forecast for Lisbon.", [WEATHER]),
        ("Order a scan of the parish record BR-1874-0331.", [WEATHER, SCAN]),
        ("Get the current weather for Paris", [NOW]),
        ("What is the weather in Paris?", [NOW]),
    ],
)
def test_a_declined_query_that_an_offered_tool_serves_is_found(query, tools):
    assert reasons(query, tools) == {Reason.SEEMS_ANSWERABLE}
    assert reasons(query, tools[::-1]) == {Reason.SEEMS_ANSWERABLE}


@pytest.mark.parametrize(
    ("query", "tools"),
    [
        ("A certified translation of parish record BR-1874-0331 from Latin, please.", [SCAN]),
        ("Cancel the scan of the parish record BR-1874-0331.", [SCAN]),
        ("What is the yearly payment of a loan of 5000 at 4.5 percent in Oslo?", [LOAN]),
        ("What is the weather forecast like?", [WEATHER]),
        ("What was the weather history of Lisbon?", [WEATHER]),
        ("Convert the amount of 20 between currencies.", [CONVERT]),
        ("Book a table for two in Porto on 3 May 2026.", [VISIT, WEATHER]),
        ("hi", [WEATHER, LOAN]),
        ("Order 140 litres of diesel", []),
    ],
)
def test_a_declined_query_that_lacks_a_value_or_wants_something_else_is_left(query, tools):
    assert reasons(query, tools) == set()


@pytest.mark.parametrize(
    ("query", "tool", "parameter"),
    [
        ("The payment of a loan with a principal of 5,000 in Oslo?", LOAN, "principal"),
        ("The payment of a loan, principal: five thousand", LOAN, "principal"),
        ("A loan's payment with 5000 as the principal", LOAN, "principal"),
        ("Amount borrowed is 5000, what's the payment?", LOAN, "principal"),
        ("What does a loan of mine cost at 4 percent?", LOAN, "annual_rate"),
        ("The payment of a loan, city: oslo", LOAN, "city"),
        ("What is the payment of a loan in Oslo?", LOAN, "city"),
        ("Kennel price for our wire-haired friend?", KENNEL, "coat"),
        ("Kennel price for a small dog?", KENNEL, "dog_size"),
        ("A stay at the kennel for 3 nights", KENNEL, "nights"),
        ("A stay at the kennel for three nights", KENNEL, "nights"),
        ("Convert 20 EUR to USD", CONVERT, "target"),
        ("Send a message to ann@example.org", MAIL, "email"),
        ("Book a visit on 9 May 2026 for my class", VISIT, "visit_date"),
        ("Book a visit on May 9th for my class", VISIT, "visit_date"),
        ("Reserva una visita el 9 de mayo de 2026", VISIT, "visit_date"),
        ("Easter Sunday in 2031?", EASTER, "year"),
        ("anything", card("ping", "Pings.", {"mode": text(enum=["only"])}), "mode"),
    ],
)
def test_a_value_asked_for_that_the_query_has_is_found(query, tool, parameter):
    assert asked(query, tool, parameter) == {Reason.SEEMS_GIVEN}


@pytest.mark.parametrize(
    ("query", "tool", "parameter"),
    [
        ("The payment of a loan at 4 percent in Oslo?", LOAN, "principal"),
        ("The payment of a loan with a principal of 5,000 in Oslo?", LOAN, "annual_rate"),
        ("The payment of a loan, the city is unknown", LOAN, "city"),
        ("The payment of a loan in May", LOAN, "city"),
        ("A stay at the kennel for 3 dogs", KENNEL, "nights"),
        ("A small question: what is a stay at the kennel?", KENNEL, "dog_size"),
        ("Convert 20 EUR, please", CONVERT, "target"),
        ("Send a message to Ann, subject 'Lunch'", MAIL, "email"),
        ("Book a visit for 12 guests", VISIT, "visit_date"),
        ("When is the date of Easter Sunday?", EASTER, "year"),
        ("Order a scan of a parish record number", SCAN, "record_number"),
    ],
)
def test_a_value_asked_for_that_may_be_lacking_is_left(query, tool, parameter):
    assert asked(query, tool, parameter) == set()


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("Was kostet die Pension für einen kleinen Hund?", "German", False),
        ("Was kostet die Pension, Hund: klein?", "German", True),
        ("¿Cuánto cuesta la pensión de un perro grande?", "Spanish", True),
        ("How much is it for my little one?", "English", False),
    ],
)
def test_an_allowed_value_in_translation_is_given(query, language, found):
    sizes = {"dog_size": text("Size of the dog.", enum=["small", "large"])}
    tool = card("quote_kennel_stay", "Quotes the price of a stay at the kennel.", sizes)
    missing = ({"name": "quote_kennel_stay", "parameter": "dog_size"},)
    candidate = Candidate(
        query, (tool,), (), Style.MISSING_PARAMETER, language, missing, "Which one is it?"
    )
    reasons = {finding.reason for finding in silence_findings(candidate)}
    assert reasons == ({Reason.SEEMS_GIVEN} if found else set())


def test_asking_for_a_value_of_a_tool_that_the_query_is_not_for_is_found():
    query = "What's the monthly payment of a loan?"
    assert asked(query, SCAN, "record_number", [LOAN]) == {Reason.SEEMS_WRONG_FUNCTION}
    assert asked(query, LOAN, "principal", [SCAN]) == set()


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("", {Reason.NO_REPLY}),
        ("  ", {Reason.NO_REPLY}),
        ("How much do you want to borrow?", set()),
        ("Please give me the principal.", set()),
        ("いくら借りますか", set()),
        ("Your loan costs 53.04 a month.", {Reason.REPLY_ASKS_NOTHING}),
        ("Sure, happy to help!", {Reason.REPLY_ASKS_NOTHING}),
    ],
)
def test_the_reply_to_a_query_that_lacks_a_value_asks_for_it(reply, found):
    assert asked("A loan in this town, please", LOAN, "principal", reply=reply) == found


def test_rows_of_other_styles_and_rows_with_calls_are_left_to_other_checks():
    query = "The payment of a loan with a principal of 5,000"
    call = ToolCall("loan_payment", {"principal": 5000})
    assert reasons(query, [LOAN], Style.SIMPLE, reply="") == set()
    assert reasons(query, [LOAN], None, reply="") == set()
    assert not list(silence_findings(Candidate(query, (LOAN,), (call,), Style.IRRELEVANCE)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["city", "to", "amount", "date", "", "x", "number_of_", "émail"])
SCHEMAS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", "boolean", "array", "object", "any"]) | JSON,
        "enum": st.lists(st.text(max_size=6), max_size=3) | JSON,
        "items": JSON,
        "format": JSON,
        "default": JSON,
        "description": st.sampled_from(["Amount in km", "The city.", "when (YYYY-MM-DD)"]) | JSON,
    },
)
PARAMETERS = st.fixed_dictionaries(
    {"properties": st.dictionaries(NAMES, SCHEMAS | JSON, max_size=4) | JSON},
    optional={"required": st.lists(NAMES, max_size=3) | JSON},
)
CARDS = st.fixed_dictionaries(
    {"name": st.sampled_from(["loan_payment", "a", ""]), "parameters": PARAMETERS},
    optional={"description": st.sampled_from(["Computes a loan's payment", ""]) | JSON},
)
PIECES = st.sampled_from(
    ["loan ", "payment ", "5 km", " May 3", "\u202f", '"', "12,", "to: ", "Oslo ", "@", "twenty-"]
)
QUERIES = st.text(max_size=40) | st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
MISSING = st.fixed_dictionaries(
    {"name": st.sampled_from(["loan_payment", "a", "b"]), "parameter": NAMES}
)


@settings(max_examples=150)
@given(
    QUERIES, st.lists(CARDS, max_size=3), st.sampled_from(Style), st.lists(MISSING, max_size=2),
    QUERIES,
)  # fmt: skip
def test_whatever_a_row_holds_is_judged_without_an_error(query, tools, style, missing, reply):
    candidate = Candidate(query, tuple(tools), (), style, "", tuple(missing), reply)
    for finding in silence_findings(candidate):
        assert finding.reason in Reason
        assert finding.detail


@settings(max_examples=80)
@given(QUERIES, st.permutations([LOAN, CONVERT, WEATHER, SCAN, VISIT]))
def test_the_order_of_the_offered_tools_changes_nothing(query, tools):
    wish = f"{query} weather forecast of a city and the monthly payment of a loan 5 6 Oslo"
    for style, missing in (
        (Style.IRRELEVANCE, ()),
        (Style.MISSING_PARAMETER, ({"name": "order_record_scan", "parameter": "record_number"},)),
    ):
        found = [
            list(silence_findings(Candidate(wish, tuple(order), (), style, "", missing, "What?")))
            for order in (tools, tools[::-1])
        ]
        assert found[0] == found[1]
