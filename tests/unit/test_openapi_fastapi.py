"""The document that FastAPI writes for an application, to tools."""

import json
from enum import StrEnum
from typing import Annotated

import pytest
from fastapi import Body, Cookie, Depends, FastAPI, Header, Path, Query
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, Field

from apigen.library.model import check_documented
from apigen.schema import argument_problem, check_defaults, parse_parameters
from tests.unit.openapi_parts import URL, imported


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Guest(BaseModel):
    name: str = Field(description="Full name.")
    age: int | None = Field(None, ge=0, description="Age in years.")


class Booking(BaseModel):
    hotel_id: int = Field(description="The hotel's number.", gt=0)
    size: Size = Field(Size.SMALL, description="The room's size.")
    guests: list[Guest] = Field(description="Who comes.")
    note: str | None = Field(None, description="For the staff.")


@pytest.fixture(scope="module")
def desk():
    """What FastAPI writes for a small application, imported."""
    key = APIKeyHeader(name="X-API-Key", scheme_name="apiKey")
    app = FastAPI(title="Travel Desk", servers=[{"url": URL}])
    booking = Body(openapi_examples={"one": {"value": {"hotel_id": 3, "guests": [{"name": "Bo"}]}}})

    @app.get("/hotels/{city}", tags=["travel"])
    def find_hotels(
        city: Annotated[str, Path(description="The city.", examples=["Paris"])],
        size: Annotated[Size | None, Query(description="The room's size.")] = None,
        stars: Annotated[list[int] | None, Query(description="Classes.", examples=[[4]])] = None,
        limit: Annotated[int, Query(ge=1, le=50, description="How many.")] = 10,
        x_lang: Annotated[str | None, Header(description="The language.")] = None,
        session: Annotated[str | None, Cookie()] = None,
    ) -> list[Booking]:
        """Finds the hotels of a city.

        At length.
        """
        return []

    @app.post("/bookings", dependencies=[Depends(key)])
    def book(wanted: Annotated[Booking, booking]) -> Booking:
        """Books a room."""
        return wanted

    return imported(app.openapi())


def test_every_operation_of_a_fastapi_application_becomes_a_documented_tool(desk):
    assert desk.refused == ()
    assert [tool.source for tool in desk.tools] == [
        "openapi:travel.json GET /hotels/{city}",
        "openapi:travel.json POST /bookings",
    ]
    check_documented(desk)
    for tool in desk.tools:
        assert parse_parameters(tool.parameters) == tool.parameters
        check_defaults(tool.parameters)
        assert tool.examples
        assert all(argument_problem(tool.parameters, each) is None for each in tool.examples)


def test_a_fastapi_query_has_plain_schemas_and_its_places(desk):
    tool = desk.tools[0]
    assert tool.description == "Find Hotels. Finds the hotels of a city."
    assert tool.parameters["required"] == ["city"]
    assert tool.parameters["properties"] == {
        "city": {"type": "string", "description": "The city."},
        "size": {"type": "string", "description": "The room's size.", "enum": ["small", "large"]},
        "stars": {"type": "array", "description": "Classes.", "items": {"type": "integer"}},
        "limit": {
            **{"type": "integer", "description": "How many."},
            **{"default": 10, "minimum": 1, "maximum": 50},
        },
        "x_lang": {"type": "string", "description": "The language."},
    }
    assert tool.binding.details == {
        "method": "GET",
        "path": "/hotels/{city}",
        "parameters": {
            "city": {"in": "path", "name": "city"},
            "size": {"in": "query", "name": "size"},
            "stars": {"in": "query", "name": "stars"},
            "limit": {"in": "query", "name": "limit"},
            "x_lang": {"in": "header", "name": "x-lang"},
        },
        "secrets": [],
    }
    assert (tool.effects, tool.category) == ("none", "Travel")
    assert tool.examples == ({"city": "Paris"}, {"city": "Paris", "stars": [4], "limit": 10})
    assert tool.returns["items"]["properties"]["guests"]["items"]["required"] == ["name"]


def test_a_fastapi_body_becomes_parameters_and_its_key_a_secret(desk):
    tool = desk.tools[1]
    assert tool.parameters["required"] == ["hotel_id", "guests"]
    assert tool.parameters["properties"]["hotel_id"]["exclusiveMinimum"] == 0
    assert tool.parameters["properties"]["note"]["type"] == "string"
    assert tool.parameters["properties"]["size"]["default"] == "small"
    assert tool.binding.details["parameters"]["guests"] == {"in": "body", "name": "guests"}
    secret = {
        "in": "header",
        "name": "X-API-Key",
        "env": "APIGEN_SECRET_TRAVEL_DESK_API_KEY",
        "prefix": "",
    }
    assert tool.binding.details["secrets"] == [secret]
    assert tool.examples == ({"hotel_id": 3, "guests": [{"name": "Bo"}]},)
    assert (tool.effects, tool.binding.module) == ("writes", "travel_desk")


def test_the_module_says_where_the_service_is(desk):
    (text,) = desk.modules.values()
    assert json.loads(text) == {"base_url": URL, "allow_private": False, "requests_per_s": None}
