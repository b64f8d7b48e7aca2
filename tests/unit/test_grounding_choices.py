"""Closed lists and yes or no: by words, synonyms and phrases of the query."""

import pytest

from apigen.checks.grounding import Source
from tests.unit.grounding_parts import source

STATED = {Source.GROUNDED, Source.DERIVABLE}


def choice(query, value, choices, **more):
    return source(query, value, enum=choices, **more)


@pytest.mark.parametrize(
    ("query", "value", "choices"),
    [
        ("for a small dog", "small_dog", ["small_dog", "dog", "cat"]),
        ("in degrees Celsius", "celsius", ["celsius", "fahrenheit"]),
        ("in Celsius", "metric", ["metric", "imperial"]),
        ("she is 40", "female", ["male", "female"]),
        ("all PostgreSQL servers", "postgres", ["all", "postgres", "rds"]),
        ("a science fiction movie", "Sci-fi", ["Sci-fi", "Drama"]),
        ("largest first", "desc", ["asc", "desc"]),
        ("jeden Tag", "daily", ["daily", "weekly"]),
        ("the distance in km", "kilometers", ["miles", "kilometers"]),
        ("age greater than 25", ">", [">", "<", "="]),
    ],
)
def test_a_choice_is_found_by_its_words_or_what_means_the_same(query, value, choices):
    assert choice(query, value, choices) in STATED


@pytest.mark.parametrize(
    ("query", "value", "choices"),
    [
        ("for a small dog", "dog", ["small dog", "dog", "cat"]),
        ("in degrees Celsius", "fahrenheit", ["celsius", "fahrenheit"]),
        ("she is 40", "male", ["male", "female"]),
        ("the distance in km", "miles", ["miles", "kilometers"]),
    ],
)
def test_another_choice_than_the_one_that_is_said_is_not_found(query, value, choices):
    assert choice(query, value, choices) is Source.UNGROUNDED


def test_where_nothing_is_said_a_choice_is_invented_unless_one_has_to_be_made():
    choices = ["economy", "business"]
    assert choice("a flight to Rome", "business", choices, optional=True) is Source.UNGROUNDED
    assert choice("a flight to Rome", "business", choices) is Source.DERIVABLE


def test_the_only_choice_needs_no_words():
    assert choice("anything", "v2", ["v2"]) is Source.DERIVABLE


def test_a_description_may_explain_what_a_value_stands_for():
    told = "The province: 1 for Bangkok, 2 for Chiang Mai."
    assert source("a room in Bangkok", 1, description=told) is Source.DERIVABLE
    assert source("a room in Bangkok", 2, description=told) is Source.UNGROUNDED


@pytest.mark.parametrize(
    ("language", "query", "value", "where"),
    [
        ("English", "with details please", True, STATED),
        ("English", "without details please", False, STATED),
        ("English", "details: false", False, STATED),
        ("English", "details: false", True, {Source.UNGROUNDED}),
        ("English", "details: enabled", False, {Source.UNGROUNDED}),
        ("German", "details ist aus", False, STATED),
        ("German", "ohne Details", False, STATED),
        ("Spanish", "details desactivado", False, STATED),
        ("French", "details activé", True, STATED),
        ("English", "the weather in Rome", True, {Source.UNGROUNDED}),
        ("English", "the weather in Rome", False, {Source.UNGROUNDED}),
    ],
)
def test_yes_and_no_need_a_phrase_that_is_about_the_parameter(language, query, value, where):
    found = source(query, value, name="details", language=language, optional=True)
    assert found in where
