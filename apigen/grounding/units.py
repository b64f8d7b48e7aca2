"""Units of measure: what they are called in four languages, and their sizes in one another.

Names come from CLDR by Babel. Sizes are those of the SI brochure and NIST SP 811, in one base
unit per dimension.
"""

import re
from functools import lru_cache

from babel.units import format_unit

from apigen.grounding.folding import fold, words_of

_LENGTHS = "meter 1 kilometer 1e3 centimeter .01 millimeter 1e-3 micrometer 1e-6 nanometer 1e-9"
_SIZES = {
    "length": _LENGTHS + " mile 1609.344 yard .9144 foot .3048 inch .0254 nautical-mile 1852"
    " light-year 9.4607e15 astronomical-unit 1.495979e11",
    "mass": "gram 1 kilogram 1e3 milligram 1e-3 microgram 1e-6 tonne 1e6 pound 453.59237"
    " ounce 28.349523 stone 6350.29318",
    "duration": "second 1 millisecond 1e-3 microsecond 1e-6 nanosecond 1e-9 minute 60 hour 3600"
    " day 86400 week 604800 month 2592000 year 31536000 decade 315360000",
    "volume": "liter 1 milliliter 1e-3 centiliter .01 deciliter .1 cubic-meter 1e3"
    " cubic-centimeter 1e-3 gallon 3.785412 quart .946353 pint .473176 cup .236588"
    " fluid-ounce .0295735 tablespoon .0147868 teaspoon .00492892",
    "speed": "meter-per-second 1 kilometer-per-hour .2777778 mile-per-hour .44704 knot .5144444",
    "area": "square-meter 1 square-kilometer 1e6 square-centimeter 1e-4 hectare 1e4 acre 4046.856"
    " square-foot .09290304 square-mile 2589988 square-inch 6.4516e-4",
    "digital": "byte 1 kilobyte 1e3 megabyte 1e6 gigabyte 1e9 terabyte 1e12 bit .125 kilobit 125"
    " megabit 125e3 gigabit 125e6",
    "energy": "joule 1 kilojoule 1e3 calorie 4.184 kilocalorie 4184 kilowatt-hour 3.6e6",
    "power": "watt 1 kilowatt 1e3 megawatt 1e6 milliwatt 1e-3 horsepower 745.7",
    "pressure": "pascal 1 hectopascal 100 kilopascal 1e3 megapascal 1e6 bar 1e5 millibar 100"
    " atmosphere 101325 pound-force-per-square-inch 6894.757",
    "frequency": "hertz 1 kilohertz 1e3 megahertz 1e6 gigahertz 1e9",
    "voltage": "volt 1",
    "current": "ampere 1 milliampere 1e-3",
    "resistance": "ohm 1",
    "angle": "degree 1 radian 57.29578 revolution 360",
    "temperature": "celsius 1 fahrenheit 1 kelvin 1",
}
_SHORT = {
    "length": "km kilometer m meter cm centimeter mm millimeter mi mile ft foot in inch"
    " kilometre kilometer kilometres kilometer metre meter metres meter miles mile"
    " centimetre centimeter centimetres centimeter millimetre millimeter millimetres millimeter",
    "mass": "kg kilogram kgs kilogram kilo kilogram kilos kilogram g gram mg milligram lb pound"
    " lbs pound oz ounce t tonne ton tonne tons tonne tonnen tonne toneladas tonne",
    "duration": "s second sec second secs second ms millisecond min minute mins minute h hour"
    " hr hour hrs hour d day fortnight week overnight day",
    "volume": "cc cubic-centimeter l liter ml milliliter cl centiliter dl deciliter litre liter"
    " litres liter"
    " millilitre milliliter millilitres milliliter tbsp tablespoon tsp teaspoon",
    "speed": "mph mile-per-hour kph kilometer-per-hour kmh kilometer-per-hour kt knot",
    "digital": "kb kilobyte mb megabyte gb gigabyte tb terabyte kbps kilobit mbps megabit"
    " gbps gigabit",
    "temperature": "c celsius f fahrenheit",
    "voltage": "mv millivolt kv kilovolt",
    "current": "ma milliampere amp ampere amps ampere",
    "resistance": "kohm kiloohm kiloohms kiloohm megaohm megaohm",
    "power": "hp horsepower",
}
_MORE_SIZES = {"millivolt": 1e-3, "kilovolt": 1e3, "kiloohm": 1e3, "megaohm": 1e6}
_LOCALES = ("en", "de", "es", "fr")
_NUMBER = re.compile(r"[\d\s  ]+")

Unit = tuple[str, str, float]
"""Dimension, name, and size in the dimension's base unit."""


def _pairs(text: str) -> list[tuple[str, str]]:
    parts = text.split()
    return list(zip(parts[::2], parts[1::2], strict=True))


@lru_cache(maxsize=1)
def unit_names() -> dict[str, Unit]:
    """Units by each of their folded names; names of several words have spaces between them."""
    found: dict[str, Unit] = {}
    for dimension, sizes in _SIZES.items():
        for name, size in _pairs(sizes):
            unit = (dimension, name, float(size))
            for written in _written(name):
                found.setdefault(written, unit)
    by_name = {unit[1]: unit for unit in found.values()}
    for dimension, names in _SHORT.items():
        for short, name in _pairs(names):
            found[short] = by_name.get(name) or (dimension, name, _MORE_SIZES[name])
    return found


def _written(name: str) -> set[str]:
    cldr = {"revolution": "angle-revolution", "foot": "length-foot"}.get(name, name)
    forms = {name.replace("-", " ")}
    for locale in _LOCALES:
        for count in (1, 2):
            form = _NUMBER.sub(" ", fold(format_unit(count, cldr, "long", locale=locale)))
            forms.add(" ".join(words_of(form)))
    return forms - {"", "c", "f"}


def unit_at(tokens: list[str], place: int) -> Unit | None:
    """The unit that begins at a token: the longest name counts."""
    names = unit_names()
    for length in (4, 3, 2, 1):
        part = [each for each in tokens[place : place + length] if each[0].isalnum()]
        if len(part) == length and (unit := names.get(" ".join(part))):
            return unit
    return None


@lru_cache(maxsize=8192)
def units_in(*texts: str) -> frozenset[Unit]:
    """The units that a parameter's name and description speak of."""
    found = set()
    for text in texts:
        words = list(words_of(text[:2000]))
        for place, word in enumerate(words):
            if len(word) > 1 or text == word:
                unit = unit_at(words, place)
                if unit:
                    found.add(unit)
    return frozenset(found)
