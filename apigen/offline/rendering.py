"""Writes argument values the way people write them, never as JSON.

Each value is wrapped in two control characters until the query is finished, so that whatever is
done to the words around it (typos, capitals) leaves it alone.
"""

import re
from random import Random
from typing import Any

from apigen.offline.dates import write_date
from apigen.offline.number_words import number_word
from apigen.offline.voices import PLAIN, Voice

OPEN, CLOSE = "\x02", "\x03"
_AND = {"English": "and", "German": "und", "Spanish": "y", "French": "et"}
_YES_NO = {
    "English": ("yes", "no"),
    "German": ("ja", "nein"),
    "Spanish": ("sí", "no"),
    "French": ("oui", "non"),
}
# Thousands are grouped so that nobody takes them for decimals: commas in English, spaces elsewhere.
NARROW_SPACE = "\u202f"
_BARE = re.compile(r"[\w.:/#@+-]*\d[\w.:/#@+-]*|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}|[A-Z]{2,}")


def say(value: Any, rng: Random, voice: Voice = PLAIN) -> str:
    """Writes a value as words of a query.

    Args:
        value: Any JSON value.
        rng: Source of the choice between spellings.
        voice: How numbers and dates are written, in which language.

    Returns:
        The text, its values marked by `OPEN` and `CLOSE`.
    """
    if isinstance(value, bool):
        return _YES_NO[voice.language][0 if value else 1]
    if isinstance(value, int | float):
        return _keep(_say_number(value, rng, voice))
    if isinstance(value, str):
        return _say_text(value, rng, voice)
    if isinstance(value, dict):
        said = [f"{_keep(str(key))} {say(item, rng, voice)}" for key, item in value.items()]
        return join_list(said, voice.language)
    if isinstance(value, list):
        return _say_list(value, rng, voice)
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


def join_list(items: list[str], language: str = "English") -> str:
    """Joins as in "4, 9 and 11"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def _keep(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def _say_number(number: float, rng: Random, voice: Voice) -> str:
    text = plain_number(number)
    likely = {"words": 0.9, "casual": 0.3}.get(voice.numbers, 0.0)
    highest = 60 if voice.numbers == "words" else 12
    if text.isdigit() and 2 <= number <= highest and rng.random() < likely:
        return number_word(int(number), voice.language) or text
    grouped = voice.numbers == "grouped" or (voice.numbers == "casual" and rng.random() < 0.5)
    if grouped and abs(number) >= (1000 if voice.numbers == "grouped" else 10_000):
        return _group(text, voice.language)
    return text


def _group(text: str, language: str) -> str:
    whole, point, rest = text.partition(".")
    if whole.isdigit() and len(whole) == 4 and whole[:2] in ("18", "19", "20"):
        return text  # It may be a year.
    shown = f"{int(whole):,}"
    return (shown if language == "English" else shown.replace(",", NARROW_SPACE)) + point + rest


def _say_text(text: str, rng: Random, voice: Voice) -> str:
    form = voice.dates
    if form == "casual":
        form = "spelled" if rng.random() < 0.3 else "iso"
    if text[:1].isdigit() and (written := write_date(text, form, voice.language, rng)):
        return _keep(written)
    if '"' in text or _BARE.fullmatch(text):
        return _keep(text)
    return _keep(f'"{text}"')


def _say_list(items: list[Any], rng: Random, voice: Voice) -> str:
    if items and all(isinstance(item, list) for item in items):
        rows = [", ".join(say(cell, rng) for cell in row) for row in items]
        return join_list([f"({row})" for row in rows], voice.language)
    if all(isinstance(item, str) for item in items):
        simple = all(re.fullmatch(r"[\w.:/#@+'-]+(?: [\w-]+)?", item) for item in items)
        said = [_say_item(item, simple, rng, voice) for item in items]
        return join_list(said, voice.language)
    return join_list([say(item, rng, voice) for item in items], voice.language)


def _say_item(item: str, simple: bool, rng: Random, voice: Voice) -> str:
    if item[:4].isdigit() and item[4:5] == "-":
        return _say_text(item, rng, voice)
    return _keep(item if simple else f'"{item}"')
