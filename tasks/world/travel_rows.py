"""What several operations look up."""

from tasks.world import travel_models as m
from tasks.world.service import (
    Database,
    one,
)


def city_named(database: Database, name: str) -> m.City:
    """The city of that name, or a 404."""
    return one(database, m.City, "city", "SELECT * FROM cities WHERE name = ?", name)


def hotel_with(database: Database, hotel_id: str) -> m.Hotel:
    """The hotel of that id, or a 404."""
    return one(database, m.Hotel, "hotel", "SELECT * FROM hotels WHERE hotel_id = ?", hotel_id)


def flight_with(database: Database, flight_id: str) -> m.Flight:
    """The flight of that number, or a 404."""
    return one(database, m.Flight, "flight", "SELECT * FROM flights WHERE flight_id = ?", flight_id)


def airline_with(database: Database, code: str) -> m.BaggageRules:
    """The airline of that code, or a 404."""
    return one(database, m.BaggageRules, "airline", "SELECT * FROM airlines WHERE code = ?", code)
