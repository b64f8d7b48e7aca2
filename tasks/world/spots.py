"""Where the smaller services' venues stand, and the parameters that name such places."""

import random
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query

from tasks.world.places import CITIES, City
from tasks.world.service import Database, Model, page

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


def nearest(
    database: Database,
    model: type[Model],
    places: str,
    key: str,
    point: tuple[float, float],
    filters: Mapping[str, Any],
    limit: int,
) -> list[Model]:
    """The places nearest to a point, with their `distance_km`.

    Args:
        database: Where.
        model: What a row becomes.
        places: What stands behind FROM; has the columns `lat` and `lon`.
        key: Column that orders places of the same distance.
        point: Latitude and longitude in degrees.
        filters: As for `page`, such as `distance_km <= ?`.
        limit: Most places.
    """
    lat, lon = point
    source = f"(SELECT *, distance_km({lat}, {lon}, lat, lon) distance_km FROM {places})"
    return page(database, model, source, filters, f"distance_km, {key}", limit).items
