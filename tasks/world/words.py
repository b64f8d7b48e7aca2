"""Invented names of people, places and firms, from seeded syllables."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

FIRST_NAMES = """
    Ada Alba Amir Anouk Aron Asha Bela Bruno Carla Cato Cleo Dara Demir Dina Edda Elio Elsa Emre
    Fadi Fenna Finn Flora Gita Goran Greta Hana Hugo Ida Ilan Imke Ines Ivo Jana Jaro Jonas Juna
    Kaya Kilian Lale Leon Lina Luca Maia Malik Mara Mats Mila Nadir Naomi Nele Nils Nora Odin
    Olga Omar Paula Pavel Pia Quinn Rafi Rasmus Rita Romy Rosa Samir Selma Silas Sina Sofie
    Tarik Tess Theo Tilda Uma Urs Vera Viktor Wanda Wim Xenia Yara Yusuf Zoe Zeno
""".split()
_STARTS = """
    Al Bar Bel Cor Dal Dor El Fal Fen Gar Hal Har Kel Lan Lor Mar Mel Mon Nor Or Pel Quar Ros
    Sal Sel Tal Tor Val Ver Wes Zan
""".split()
_MIDDLES = """
    a e i o u an en in on ar er or al el il
""".split()
_FAMILY_ENDS = """
    berg dale dotti felt gard hart kamp lund mann more nova quist rovic sen shaw strom toft vale
    wick zana
""".split()
_PLACE_ENDS = """
    bridge burg bury cester field ford grad haven holm ia mouth port stad stead ton ville ward
    wick wood
""".split()
_FIRM_ENDS = """
    Brothers Collective Company Goods Group House Industries Labs Partners Studio Supply Trading
    Works
""".split()


def person(source: random.Random) -> str:
    """A first and a family name, such as `Ada Belinstrom`."""
    return f"{source.choice(FIRST_NAMES)} {_word(source, _FAMILY_ENDS)}"


def place(source: random.Random) -> str:
    """A town's name, such as `Corinport`."""
    return _word(source, _PLACE_ENDS)


def firm(source: random.Random) -> str:
    """A firm's name, such as `Falon Works`."""
    return f"{_word(source, ('', 'd', 'n', 's', 'x'))} {source.choice(_FIRM_ENDS)}"


def distinct(make: Callable[[random.Random], str], source: random.Random, number: int) -> list[str]:
    """That many different names, in the order of their making."""
    made: dict[str, None] = {}
    while len(made) < number:
        made[make(source)] = None
    return list(made)


def some(source: random.Random, words: Sequence[str], low: int, high: int) -> str:
    """From `low` to `high` of the words with commas between them, in the words' order."""
    chosen = set(source.sample(range(len(words)), source.randint(low, high)))
    return ",".join(word for place, word in enumerate(words) if place in chosen)


def some_day(source: random.Random, first: date, last: date) -> date:
    """A day of that span, both ends included."""
    return first + timedelta(days=source.randint(0, (last - first).days))


def day(source: random.Random, first: date, last: date) -> str:
    """The same as YYYY-MM-DD."""
    return str(some_day(source, first, last))


def _word(source: random.Random, ends: Sequence[str]) -> str:
    return source.choice(_STARTS) + source.choice(_MIDDLES) + source.choice(ends)
