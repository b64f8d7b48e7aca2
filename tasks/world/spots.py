"""Where the smaller services' venues stand, and the parameters that name such places."""

import random
from typing import Annotated

from fastapi import Query

from tasks.world.places import CITIES, City

TOWNS = tuple(city for number, city in enumerate(CITIES) if number % 20 < 2)
"""The two largest cities of every country."""

_NOTE = Query(description="Name of a city.", examples=["Verenbridge"])
TownName = Annotated[str, _NOTE]
AnyTown = Annotated[str | None, _NOTE]
"""An optional city: without it, all of them."""
AnyCountry = Annotated[str | None, Query(description="Name of a country.", examples=["Maravia"])]
RadiusKm = Annotated[
    float, Query(gt=0, le=1000, description="Largest distance in kilometres.", examples=[400])
]


def spot(source: random.Random, town: City) -> tuple[float, float]:
    """Latitude and longitude of a place within about ten kilometres of a city's middle."""
    return (
        round(town.latitude + source.uniform(-0.09, 0.09), 4),
        round(town.longitude + source.uniform(-0.12, 0.12), 4),
    )
