"""Writes argument values the way people write them, never as JSON.

Each value is wrapped in two control characters until the query is finished, so that whatever is
done to the words around it (typos, capitals) leaves it alone.
"""

import re
from datetime import date
from random import Random
from typing import Any

OPEN, CLOSE = "\x02", "\x03"
_COUNTING = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
_CALENDAR = """
January February March April May June July August September October November December
"""
NUMBER_WORDS = tuple(_COUNTING.split())
MONTHS = tuple(_CALENDAR.split())
_BARE = re.compile(r"[\w.:/#@+-]*\d[\w.:/#@+-]*|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}|[A-Z]{2,}")


def say(value: Any, rng: Random, loose: bool = False) -> str:
    """Writes a value as words of a query.

    Args:
        value: Any JSON value.
        rng: Source of the choice between spellings.
        loose: Whether small numbers may become words, dates be spelled out and thousands be
            separated, as in casual writing.

    Returns:
        The text, its values marked by `OPEN` and `CLOSE`.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _keep(_say_number(value, rng, loose))
    if isinstance(value, str):
        return _say_text(value, rng, loose)
    if isinstance(value, dict):
        return join_list([f"{_keep(str(key))} {say(item, rng)}" for key, item in value.items()])
    if isinstance(value, list):
        return _say_list(value, rng)
    return "nothing"


def say_choice(value: Any, rng: Random) -> str:
    """Writes a value out of a closed set: mostly "nautical mile" for `nautical_mile`."""
    text = str(value)
    return _keep(text.replace("_", " ") if rng.random() < 0.7 else text)


def plain_number(number: float) -> str:
    """Writes a number in digits without an exponent: 0.00001, 2.5, 40."""
    if isinstance(number, int):
        return str(number)
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = repr(number)
    return text if "e" not in text else f"{number:.12f}".rstrip("0")


def join_list(items: list[str]) -> str:
    """Joins as in "4, 9 and 11"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _keep(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def _say_number(number: float, rng: Random, loose: bool) -> str:
    text = plain_number(number)
    if not loose:
        return text
    if text.isdigit() and 2 <= number <= 12 and rng.random() < 0.3:
        return NUMBER_WORDS[int(number)]
    if text.isdigit() and number >= 10_000 and rng.random() < 0.5:
        return f"{int(number):,}"
    return text


def _say_text(text: str, rng: Random, loose: bool) -> str:
    if loose and rng.random() < 0.3 and (spelled := _spell_date(text, rng)):
        return _keep(spelled)
    if '"' in text or _BARE.fullmatch(text):
        return _keep(text)
    return _keep(f'"{text}"')


def _spell_date(text: str, rng: Random) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    month = MONTHS[day.month - 1]
    return rng.choice((f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"))


def _say_list(items: list[Any], rng: Random) -> str:
    if items and all(isinstance(item, list) for item in items):
        rows = [", ".join(say(cell, rng) for cell in row) for row in items]
        return join_list([f"({row})" for row in rows])
    if all(isinstance(item, str) for item in items):
        simple = all(re.fullmatch(r"[\w.:/#@+'-]+(?: [\w-]+)?", item) for item in items)
        return join_list([_keep(item if simple else f'"{item}"') for item in items])
    return join_list([say(item, rng) for item in items])
