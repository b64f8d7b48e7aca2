"""Values are found in the query in whatever notation, and near misses are not."""

import pytest

from apigen.checks.grounding import Source
from tests.unit.grounding_parts import source

STATED = {Source.GROUNDED, Source.DERIVABLE}


@pytest.mark.parametrize(
    ("language", "query", "value"),
    [
        ("English", "A budget of 1,179,000 dollars", 1179000),
        ("German", "Ein Budget von 1.179.000 Euro", 1179000),
        ("German", "Es kostet 12,5 Euro", 12.5),
        ("French", "Il y a 12 500 habitants", 12500),
        ("English", "two hundred and five boxes", 205),
        ("English", "twenty-three boxes", 23),
        ("English", "in nineteen ninety-four", 1994),
        ("German", "dreihundertfünfundvierzig Kisten", 345),
        ("German", "zweitausendvierundzwanzig Euro", 2024),
        ("Spanish", "treinta y tres cajas", 33),
        ("Spanish", "doscientos cuarenta y dos euros", 242),
        ("French", "quatre-vingt-dix-sept boîtes", 97),
        ("French", "vingt et un jours", 21),
        ("French", "dix-huit points", 18),
        ("English", "a loan of 1.5 million", 1500000),
        ("English", "about 2k followers", 2000),
        ("Spanish", "15 mil euros", 15000),
        ("German", "2 Mrd. Euro", 2e9),
        ("English", "it fell to minus 5 degrees", -5),
        ("English", "5 degrees below zero", -5),
        ("English", "charges of 1e-9 coulombs", 1e-9),
        ("English", "a charge of 1.6 x 10^-19 coulombs", 1.6e-19),
        ("English", "the third chapter", 3),
        ("German", "das dritte Kapitel", 3),
        ("English", "a dozen eggs", 12),
        ("English", "two and a half hours", 2.5),
        ("English", "3/4 of the cake", 0.75),
        ("English", "call 030 123-4567 please", 301234567),
        ("English", "the 5.5 % rate", 0.055),
        ("English", "fewer than 5 ingredients", 4),
    ],
)
def test_a_number_is_found_in_every_notation(language, query, value):
    assert source(query, value, language=language) in STATED


@pytest.mark.parametrize(
    ("query", "value", "description"),
    [
        ("Wait 5 minutes.", 300, "How long, in seconds."),
        ("Run 10 km.", 10000, "Distance in meters."),
        ("It took 1 hour 30 minutes.", 90, "Minutes that it took."),
        ("It weighs 2 kg.", 2000, "Weight in grams."),
        ("He is 5'11\" tall.", 71, "Height in inches."),
        ("It has 25 degrees Celsius.", 77, "Temperature in Fahrenheit."),
        ("Over 2 years.", 24, "Number of months."),
        ("Inductance of 50mH.", 0.05, "Inductance in henries."),
        ("A rate of 7 percent.", 0.07, "Annual rate."),
        ("From 15:30 to 15:32.", 120, "Duration in seconds."),
        ("Stay from August 15th to August 17th, 2023.", 2, "Length of the stay in days."),
    ],
)
def test_a_number_follows_from_another_unit_that_the_parameter_speaks_of(query, value, description):
    assert source(query, value, description=description) is Source.DERIVABLE


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("A budget of 1,179,000 dollars", 1179001),
        ("12.5 kilos of rice", 12),
        ("12.5 kilos of rice", 13.75),
        ("two hundred and five boxes", 206),
        ("Wait 5 minutes.", 301),
        ("the 5.5 % rate", 0.056),
        ("call 030 123-4567 please", 301234568),
        ("order 4711-42", 4712),
        ("Temperature of 25", 26),
    ],
)
def test_a_number_that_is_a_little_off_is_not_found(query, value):
    assert source(query, value) is Source.UNGROUNDED


@pytest.mark.parametrize(
    ("language", "query", "value"),
    [
        ("English", "on 2024-03-05", "2024-03-05"),
        ("English", "on March 5th, 2024", "2024-03-05"),
        ("English", "on the 5th of March 2024", "2024-03-05"),
        ("English", "on 03/05/2024", "2024-03-05"),
        ("German", "am 5. März 2024", "2024-03-05"),
        ("German", "am 05.03.2024", "05/03/2024"),
        ("Spanish", "el 5 de marzo de 2024", "2024-03-05"),
        ("French", "le 5 mars 2024", "2024-03-05"),
        ("French", "le 1er août 2024", "2024-08-01"),
        ("English", "on March 5", "2024-03-05"),
        ("English", "in May 2024", "2024-05-01"),
        ("English", "book it for tomorrow", "2031-01-09"),
        ("German", "am nächsten Montag", "2031-01-06"),
        ("English", "at 2:30 pm", "14:30"),
        ("English", "at half past two in the afternoon", "14:30"),
        ("German", "um halb drei", "14:30"),
        ("German", "um 14 Uhr 30", "14:30"),
        ("Spanish", "a las dos y media", "14:30"),
        ("French", "à 14h30", "14:30"),
        ("English", "at noon", "12:00"),
        ("English", "on May 3, 2024 at 5pm", "2024-05-03T17:00:00"),
    ],
)
def test_a_date_or_time_is_found_in_every_notation(language, query, value):
    assert source(query, value, language=language) in STATED


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("on 2024-03-05", "2024-03-06"),
        ("on March 5th, 2024", "2024-03-04"),
        ("on March 5th, 2024", "2023-03-05"),
        ("for two nights from 2024-03-05", "2024-03-04"),
        ("on Tuesday, March 5th, 2024", "2024-03-06"),
        ("at 2:30 pm", "02:30"),
        ("at 2:30 pm", "14:31"),
    ],
)
def test_a_date_or_time_that_is_a_little_off_is_not_found(query, value):
    assert source(query, value, name="start") is Source.UNGROUNDED


@pytest.mark.parametrize(
    ("language", "query", "value"),
    [
        ("English", "weather in PARIS", "Paris"),
        ("Spanish", "el clima de Málaga", "Malaga"),
        ("English", "show the cities", "city"),
        ("English", "I moved to Chcago", "Chicago"),
        ("English", "set up wi-fi", "wifi"),
        ("English", "the first name field", "first_name"),
        ("English", "convert euros", "EUR"),
        ("English", "150 $ please", "USD"),
        ("German", "nach Deutschland", "DE"),
        ("German", "nach München", "Munich"),
        ("French", "en Allemagne", "Germany"),
        ("English", "translate it into German", "de"),
        ("English", "fly to New York", "NYC"),
        ("English", "rain in San Francisco", "San Francisco, CA"),
        ("English", "a table at 123 Main St", "123 Main Street"),
        ("English", "x^2 + 3", "x**2 + 3"),
        ("English", 'I saw "Pulp Fiction," and liked it', "Pulp Fiction"),
    ],
)
def test_a_text_is_found_inflected_misspelled_or_by_another_name(language, query, value):
    assert source(query, value, language=language) in STATED


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("weather in Paris", "Par"),
        ("weather in Paris", "Pari"),
        ("weather in Paris", "London"),
        ("weather in New York", "New"),
        ("weather in New York", "New Y"),
        ("a trip to Lima", "Lim"),
        ('say "Meet me at noon" to her', "Meet me"),
        ("mail to anna.smith@example.org", "anna.smith@example.com"),
    ],
)
def test_a_text_that_was_invented_or_cut_is_not_found(query, value):
    assert source(query, value, description="What to use.") is Source.UNGROUNDED


def test_an_address_in_part_is_not_found():
    query = "mail to anna.smith@example.org"
    assert source(query, "anna.smith", name="email") is Source.UNGROUNDED
    assert source(query, "anna.smith@example.org", name="email") is Source.GROUNDED


def test_a_long_free_text_may_put_some_in_its_own_words():
    query = "Tell Mary that the meeting on the budget was moved to the big room upstairs."
    value = "The budget meeting has moved to the big upstairs room, Mary."
    assert source(query, value, name="message") in STATED
    assert source(query, "Buy cheap watches online now, friend!", name="message") not in STATED


@pytest.mark.parametrize(
    ("language", "query", "value"),
    [
        ("English", "Join a and b with a full stop at the end", "."),
        ("English", "Dots for hyphens in 1-2-3", "-"),
        ("English", "Separate them by commas", ", "),
        ("German", "Mit einem Bindestrich dazwischen", "-"),
        ("Spanish", "Separados por espacios", " "),
    ],
)
def test_a_mark_may_be_called_by_its_name(language, query, value):
    assert source(query, value, language=language) in STATED


@pytest.mark.parametrize(
    ("query", "value"), [("Join a and b with a full stop", "-"), ("Join a and b", ".")]
)
def test_another_mark_than_the_one_that_is_named_comes_from_nowhere(query, value):
    assert source(query, value) is Source.UNGROUNDED


def test_whole_units_have_no_decimals():
    told = {"name": "decimals", "description": "Decimals of the result."}
    assert source("50 shared, rounded to whole units", 0, **told) in STATED
    assert source("50 shared, with cents", 0, **told) is Source.UNGROUNDED


def test_a_boolean_may_be_told_by_what_its_description_says_of_it():
    told = {"name": "reverse", "description": "False lists those with the lowest scores."}
    assert source("The three lowest of these", False, **told) in STATED


@pytest.mark.parametrize("value", ["", "unknown", "none", "not specified", "default", "null"])
def test_a_placeholder_is_no_value_for_what_a_call_needs(value):
    told = {"name": "city", "description": "Where."}
    assert source("What is the weather?", value, **told) is Source.UNGROUNDED
    assert source("What is the weather?", value, optional=True, **told) is not Source.UNGROUNDED


@pytest.mark.parametrize(
    "query",
    ["Spell no text at all", 'Join "b", "" and "a"', "Prüfe einen leeren Text", "sin texto"],
)
def test_an_empty_text_is_a_value_where_the_query_speaks_of_nothing(query):
    assert source(query, "") is Source.DERIVABLE
    assert source(query, ["", ""]) is Source.DERIVABLE


def test_a_query_that_only_denies_something_speaks_of_no_empty_text():
    assert source("I'm not sure what the weather is", "") is Source.UNGROUNDED


def test_a_placeholder_that_the_tool_documents_is_a_value():
    told = "The city, or 'unknown'."
    assert source("What is the weather?", "unknown", description=told) is Source.DERIVABLE


@pytest.mark.parametrize("value", [10**301, -(10**400), 1e301])
def test_a_number_too_large_to_be_looked_for_must_stand_in_the_query(value):
    assert source("For 3 days", value) is Source.UNGROUNDED
