"""Registers, languages, personas, and how numbers and dates are written and read back."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.offline.blocks import PromptError
from apigen.offline.calls import Call
from apigen.offline.dates import MONTHS, dates_to_iso, write_date
from apigen.offline.number_words import number_word, read_number_word
from apigen.offline.queries import write_query
from apigen.offline.references import points_back
from apigen.offline.rendering import CLOSE, OPEN, say
from apigen.offline.stated import normal, read_stated, states
from apigen.offline.toolbox import read_tool
from apigen.offline.voices import LANGUAGES, Voice, read_voice

REGISTERS = (
    "plain",
    "formal",
    "conversational",
    "terse",
    "indirect",
    "ambiguous",
    "misspelled",
    "non_native",
    "multi_sentence",
)
RENT = read_tool(
    {
        "name": "rent_due",
        "description": "Computes the rent due for a flat on a day.",
        "parameters": {
            "properties": {
                "monthly_rent": {"type": "number", "description": "Monthly rent in euros."},
                "rooms": {"type": "integer", "description": "Number of rooms, 1 to 20."},
                "street": {"type": "string", "description": "Name of the street."},
                "due_date": {"type": "string", "description": "Day in YYYY-MM-DD form."},
            },
            "required": ["monthly_rent", "rooms", "street", "due_date"],
        },
    }
)
VALUES = {"monthly_rent": 12500, "rooms": 7, "street": "Elm Road", "due_date": "2025-03-04"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_every_value_is_stated_in_every_voice(language, register):
    queries = set()
    for seed in range(60):
        rng = Random(seed)
        numbers = rng.choice(("digits", "grouped", "words"))
        dates = rng.choice(("iso", "day_month_year", "month_day_year", "spelled"))
        voice = Voice(register, language, "a tall baker", numbers, dates)
        query = write_query([Call(RENT, VALUES)], voice, rng)
        stated = read_stated(query, ["Elm Road", "2025-03-04"], "")
        assert all(states(stated, value, strict=False) for value in VALUES.values()), query
        assert OPEN not in query
        queries.add(query)
    assert len(queries) > 55


@given(st.dates(), st.sampled_from(("day_month_year", "month_day_year", "spelled")))
def test_a_date_is_read_as_it_was_meant(day, form):
    for language in MONTHS:
        written = write_date(day.isoformat(), form, language, Random(1))
        if day.year >= 1000:
            assert dates_to_iso(f"am {written}.") == f"am {day.isoformat()}."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("on 03/04/2025", "on 03/04/2025"),
        ("on 25/04/2025", "on 2025-04-25"),
        ("on 04/25/2025", "on 2025-04-25"),
        ("am 5. März 2025", "am 2025-03-05"),
        ("el 5 de marzo de 2025", "el 2025-03-05"),
        ("le 1er mars 2025", "le 2025-03-01"),
        ("the 2nd of March 2025", "the 2025-03-02"),
        ("version 10.2.2024.1", "version 10.2.2024.1"),
    ],
)
def test_only_dates_without_doubt_are_read(text, read):
    assert dates_to_iso(text) == read


@pytest.mark.parametrize("text", ["2024-02-30", "Lisbon", "2024-02-28T10:00", ""])
def test_what_is_no_date_is_not_written_as_one(text):
    assert write_date(text, "spelled", "English", Random(1)) == ""


@pytest.mark.parametrize(
    ("number", "language", "word"),
    [
        (42, "English", "forty-two"),
        (21, "German", "einundzwanzig"),
        (42, "Spanish", ""),
        (30, "Spanish", "treinta"),
        (21, "French", ""),
        (77, "French", ""),
        (100, "English", ""),
        (-1, "English", ""),
    ],
)
def test_numbers_become_one_word_or_none(number, language, word):
    assert number_word(number, language) == word


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_are_read_back(language):
    for number in range(100):
        word = number_word(number, language)
        assert not word or number in read_number_word(word.casefold())


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (1250, "English", "1,250"),
        (1250000.5, "English", "1,250,000.5"),
        (-1250, "German", "-1\u202f250"),
        (1250, "French", "1\u202f250"),
        (1999, "English", "1999"),
        (999, "English", "999"),
    ],
)
def test_thousands_are_grouped_without_doubt(value, language, text):
    said = say(value, Random(1), Voice(language=language, numbers="grouped")).strip(OPEN + CLOSE)
    assert said == text
    assert normal(said).replace(",", "") == f"{value}"


def test_what_a_task_leaves_open_goes_by_the_register():
    assert read_voice({"register": "ambiguous"}).numbers == "casual"
    assert read_voice({"register": "ambiguous", "numbers": "digits"}).numbers == "digits"
    assert read_voice({"register": "plain"}) == Voice("plain")


def test_a_language_that_it_does_not_speak_is_refused():
    with pytest.raises(PromptError, match="not 'Klingon'"):
        read_voice({"language": "Klingon"})


@pytest.mark.parametrize(
    ("text", "place", "back"),
    [
        ("$1", 2, True),
        ("$2.a.0.b", 3, True),
        ("$2", 2, False),
        ("$0", 2, False),
        ("$1 off", 2, False),
    ],
)
def test_references_point_to_earlier_calls_only(text, place, back):
    assert points_back(text, place) is back
