"""The countries and cities that all services of the world share."""

import random
from dataclasses import dataclass

from tasks.world.words import distinct, place

COUNTRIES = """
    Aldovia Beloria Carpania Dravia Estmark Fenland Galdora Halvia Istrana Jorvia Kestria Lumeria
    Maravia Norrland Ostania Pelagia Quintara Rovania Silvania Tarnovia
""".split()
CITIES_PER_COUNTRY = 20


@dataclass(frozen=True, slots=True)
class City:
    """A city; coordinates in degrees."""

    city_id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    utc_offset_h: int


def _cities() -> tuple[City, ...]:
    source = random.Random("places")
    names = distinct(place, source, len(COUNTRIES) * CITIES_PER_COUNTRY)
    made = []
    for number, name in enumerate(names):
        country, rank = divmod(number, CITIES_PER_COUNTRY)
        latitude = round(34 + country % 5 * 7 + source.uniform(-3, 3), 4)
        longitude = round(-12 + country // 5 * 12 + source.uniform(-5, 5), 4)
        population = round(2_400_000 / (rank + 1) * source.uniform(0.6, 1.4))
        where = (latitude, longitude, population, round(longitude / 15))
        made.append(City(f"cty-{number + 1:03}", name, COUNTRIES[country], *where))
    return tuple(made)


CITIES = _cities()
"""Four hundred cities, country by country, the largest of a country first."""
