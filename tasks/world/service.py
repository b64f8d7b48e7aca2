"""What a service of the world is made of, and what all of them share."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Annotated, Any, Generic, TypeVar
from zlib import crc32

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel, BeforeValidator, Field

from tasks.world.days import days_between, month_of, year_of

TODAY = date(2025, 6, 30)
"""The world's day: no service looks at a clock."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its data and its operations.

    Args:
        name: Lower-case word; the variable `APIGEN_SECRET_WORLD_<NAME>` holds its key.
        title: Title of its OpenAPI document.
        category: The category of its tools.
        description: What it answers, in a sentence or two.
        seed: Creates tables and rows in an empty database, from a seeded random source.
        router: Its operations, made by `operations()`.
        needs_key: Whether requests must carry the header `X-Api-Key`.
    """

    name: str
    title: str
    category: str
    description: str
    seed: Callable[[sqlite3.Connection, random.Random], None]
    router: APIRouter
    needs_key: bool = False

    def open_database(self) -> sqlite3.Connection:
        """The service's data, in memory and read-only."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.row_factory = sqlite3.Row
        _add_functions(connection)
        self.seed(connection, random.Random(self.name))
        connection.commit()
        connection.execute("PRAGMA query_only = ON")
        return connection


class Problem(BaseModel):
    """Why a request was not answered."""

    detail: str = Field(description="One sentence.", examples=["there is no hotel 'htl-0'"])


class Operation(APIRoute):
    """A route whose docstring's first line is its summary, and which only reads."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        text = (endpoint.__doc__ or "").strip()
        options["summary"] = text.partition("\n")[0].rstrip(".")
        options["openapi_extra"] = {"x-read-only": True}
        if "{" in path or options.get("methods") == ["POST"]:
            options["responses"] = {404: {"model": Problem, "description": "There is none."}}
        super().__init__(path, endpoint, **options)


def operations() -> APIRouter:
    """A router for a service's operations."""
    return APIRouter(route_class=Operation)


async def _database(request: Request) -> sqlite3.Connection:
    return request.app.state.database()


Database = Annotated[sqlite3.Connection, Depends(_database)]
"""The type of an operation's parameter that gets its service's data."""

Limit = Annotated[
    int, Query(ge=1, le=100, description="Most items to return, 1 to 100.", examples=[5])
]
Offset = Annotated[
    int, Query(ge=0, le=100_000, description="Items to skip before the first.", examples=[0])
]
Latitude = Annotated[
    float,
    Query(ge=-90, le=90, description="Latitude in degrees, north positive.", examples=[48.2]),
]
Longitude = Annotated[
    float,
    Query(ge=-180, le=180, description="Longitude in degrees, east positive.", examples=[16.4]),
]
Words = Annotated[list[str], BeforeValidator(lambda text: text.split(",") if text else [])]
"""A list of strings, which a column holds as one text with commas."""


class Page(BaseModel, Generic[Model]):
    """A part of a longer list."""

    total: int = Field(description="Items that match, on all pages.")
    items: list[Model] = Field(description="The items of this page.")


def fill(database: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple]) -> None:
    """Create a table and its rows.

    Args:
        database: Where.
        table: Its name.
        columns: As in CREATE TABLE, such as `hotel_id TEXT PRIMARY KEY, stars INTEGER`.
        rows: Values in the order of the columns.
    """
    database.execute(f"CREATE TABLE {table} ({columns})")
    rows = list(rows)
    places = ",".join("?" * len(rows[0]))
    database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def many(database: sqlite3.Connection, model: type[Model], sql: str, *values: Any) -> list[Model]:
    """All rows of a query."""
    return [model(**row) for row in database.execute(sql, values)]


def one(
    database: sqlite3.Connection, model: type[Model], what: str, sql: str, *values: Any
) -> Model:
    """The first row of a query.

    Raises:
        HTTPException: 404, which calls `values` an unknown `what`.
    """
    return model(**first_row(database, what, sql, *values))


def first_row(database: sqlite3.Connection, what: str, sql: str, *values: Any) -> sqlite3.Row:
    """The first row of a query, where an answer is made of more than that row.

    Raises:
        HTTPException: As `one` does.
    """
    row = database.execute(sql, values).fetchone()
    if row is None:
        raise missing(what, *values)
    return row


def missing(what: str, *values: Any) -> HTTPException:
    """The 404 for something that is not there."""
    named = " ".join(repr(value) for value in values)
    return HTTPException(404, f"there is no {what} {named}")


def need_distinct(what: str, names: Iterable[str]) -> None:
    """Refuse a body in which two of `what` have the same name.

    Raises:
        HTTPException: 422.
    """
    names = list(names)
    if len(set(names)) < len(names):
        raise HTTPException(422, f"two {what} have the same name")


def page(
    database: sqlite3.Connection,
    model: type[Model],
    source: str,
    filters: Mapping[str, Any],
    order: str,
    limit: int,
    offset: int = 0,
    columns: str = "*",
) -> Page[Model]:
    """A page of the rows that pass all filters.

    Args:
        database: Where.
        model: What a row becomes.
        source: What stands behind FROM, joins included.
        filters: Conditions with one `?` and its value; those with the value None are left out.
        order: What stands behind ORDER BY; must name a key last, so that it is total.
        limit: Most items.
        offset: Items skipped.
        columns: What stands behind SELECT.
    """
    kept = {condition: value for condition, value in filters.items() if value is not None}
    clause = f"{source} WHERE {' AND '.join(kept) or '1'}"
    values = tuple(kept.values())
    total = database.execute(f"SELECT COUNT(*) FROM {clause}", values).fetchone()[0]
    sql = f"SELECT {columns} FROM {clause} ORDER BY {order} LIMIT ? OFFSET ?"
    return Page[model](total=total, items=many(database, model, sql, *values, limit, offset))


def _add_functions(database: sqlite3.Connection) -> None:
    """What queries may call besides SQLite's own functions."""
    functions: tuple[tuple[str, int, Callable[..., Any]], ...] = (
        ("distance_km", 4, distance_km),
        ("days_between", 2, days_between),
        ("year_of", 1, year_of),
        ("month_of", 1, month_of),
        ("today", 0, lambda: str(TODAY)),
    )
    for name, arguments, function in functions:
        database.create_function(name, arguments, function, deterministic=True)


def distance_km(latitude: float, longitude: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance on a sphere of 6371 km, in kilometres with one decimal."""
    north, south = radians(latitude), radians(to_lat)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(to_lon - longitude) / 2) ** 2
    return round(2 * 6371 * asin(min(1.0, sqrt(half))), 1)


def drawn(*parts: object) -> float:
    """A number from 0 to 1 that depends on nothing but the parts: chance without a state."""
    return crc32(" ".join(map(str, parts)).encode()) / 2**32
