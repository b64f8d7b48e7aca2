"""Cities, airports and hotels."""

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import travel_models as m
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    drawn,
    many,
    one,
    operations,
    page,
)
from tasks.world.travel_rows import city_named, hotel_with

router = operations()
ORDERS = {"price": "price_eur", "rating": "rating DESC", "stars": "stars DESC"}
SEASON = (0.8, 0.82, 0.9, 1.0, 1.05, 1.2, 1.35, 1.4, 1.1, 0.95, 0.8, 1.15)


@router.get("/cities")
async def search_cities(
    database: Database,
    name: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["ville"])
    ] = None,
    country: Annotated[
        str | None, Query(description="Name of the country.", examples=["Norrland"])
    ] = None,
    min_population: Annotated[
        int | None, Query(ge=0, description="Fewest inhabitants.", examples=[500_000])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.City]:
    """Search cities by name, country and size, the largest first."""
    filters = {"name LIKE '%' || ? || '%'": name, "country = ?": country}
    filters["population >= ?"] = min_population
    return page(database, m.City, "cities", filters, "population DESC, city_id", limit, offset)


@router.get("/cities/{city_id}")
async def get_city(database: Database, city_id: m.CityId) -> m.City:
    """Get a city's location, population, currency and time zone."""
    return one(database, m.City, "city", "SELECT * FROM cities WHERE city_id = ?", city_id)


@router.get("/city-distance")
async def compute_city_distance(
    database: Database,
    from_city: Annotated[str, Query(description="Name of a city.", examples=["Orarville"])],
    to_city: Annotated[str, Query(description="Name of another.", examples=["Belongrad"])],
) -> m.CityDistance:
    """Compute how far apart two cities are, in kilometres, driving hours and time zones."""
    start, end = city_named(database, from_city), city_named(database, to_city)
    points = (start.latitude, start.longitude, end.latitude, end.longitude)
    far = database.execute("SELECT distance_km(?, ?, ?, ?)", points).fetchone()[0]
    return m.CityDistance(
        from_city=start.name,
        to_city=end.name,
        distance_km=far,
        time_difference_h=end.utc_offset_h - start.utc_offset_h,
        drive_h=round(far * 1.25 / 85, 1),
    )


@router.get("/airports/nearest")
async def find_nearest_airports(
    database: Database, latitude: Latitude, longitude: Longitude, limit: Limit = 3
) -> list[m.AirportNearby]:
    """Find the airports nearest to a point."""
    sql = "SELECT *, distance_km(?, ?, latitude, longitude) AS distance_km FROM airports"
    sql += " ORDER BY distance_km, code LIMIT ?"
    return many(database, m.AirportNearby, sql, latitude, longitude, limit)


@router.get("/airports/{code}")
async def get_airport_traffic(database: Database, code: m.AirportCode) -> m.AirportTraffic:
    """Get an airport with its weekly departures and its number of destinations."""
    sql = """SELECT airports.*, COUNT(DISTINCT destination) AS destinations,
        SUM((LENGTH(weekdays) + 1) / 4) AS departures_per_week
        FROM airports JOIN flights ON origin = code WHERE code = ? GROUP BY code"""
    return one(database, m.AirportTraffic, "airport", sql, code)


@router.get("/hotels")
async def search_hotels(
    database: Database,
    city: m.CityName,
    min_stars: Annotated[
        int | None, Query(ge=1, le=5, description="Fewest stars, 1 to 5.", examples=[2])
    ] = None,
    max_price_eur: m.MaxPrice = None,
    amenity: Annotated[
        m.Amenity | None, Query(description="What it must have.", examples=["spa"])
    ] = None,
    sort: Annotated[
        Literal["price", "rating", "stars"],
        Query(description="Cheapest, best rated or most stars first.", examples=["rating"]),
    ] = "price",
    limit: Limit = 10,
) -> Page[m.Hotel]:
    """Search hotels in a city by stars, price per night and amenities."""
    filters = {"city = ?": city, "stars >= ?": min_stars, "price_eur <= ?": max_price_eur}
    filters["',' || amenities || ',' LIKE '%,' || ? || ',%'"] = amenity
    return page(database, m.Hotel, "hotels", filters, f"{ORDERS[sort]}, hotel_id", limit)


@router.get("/hotels/compare")
async def compare_hotels(
    database: Database,
    hotel_ids: Annotated[
        list[str],
        Query(
            min_length=2,
            max_length=6,
            description="Ids of two to six hotels.",
            examples=[["htl-0001", "htl-0002"]],
        ),
    ],
) -> list[m.Hotel]:
    """Compare hotels side by side, the one with the most rating points per euro first."""
    found = [hotel_with(database, hotel_id) for hotel_id in hotel_ids]
    return sorted(found, key=lambda hotel: -hotel.rating / hotel.price_eur)


@router.get("/hotels/{hotel_id}")
async def get_hotel(database: Database, hotel_id: m.HotelId) -> m.Hotel:
    """Get one hotel with its price, amenities and guest rating."""
    return hotel_with(database, hotel_id)


@router.get("/hotels/{hotel_id}/reviews")
async def list_hotel_reviews(
    database: Database,
    hotel_id: m.HotelId,
    min_score: Annotated[
        int, Query(ge=1, le=10, description="Lowest score, 1 to 10.", examples=[2])
    ] = 1,
    limit: Limit = 10,
) -> Page[m.Review]:
    """List what guests wrote about a hotel, the newest first."""
    hotel_with(database, hotel_id)
    filters = {"hotel_id = ?": hotel_id, "score >= ?": min_score}
    return page(database, m.Review, "reviews", filters, "written_on DESC, rowid", limit)


@router.get("/hotels/{hotel_id}/availability")
async def check_hotel_availability(
    database: Database, hotel_id: m.HotelId, check_in: m.CheckIn, nights: m.Nights = 1
) -> m.Availability:
    """Check how many rooms a hotel has free in each night of a stay."""
    hotel = hotel_with(database, hotel_id)
    days = [check_in + timedelta(days=night) for night in range(nights)]
    free = [int(hotel.rooms * max(0.0, drawn(hotel_id, day) - 0.15) * 0.4) for day in days]
    return m.Availability(hotel_id=hotel_id, available=min(free) > 0, free_rooms=free)


@router.post("/hotel-quotes")
async def quote_hotel_stay(database: Database, stay: m.StayRequest) -> m.StayQuote:
    """Quote the price of a hotel stay for given rooms, guests and nights.

    The season moves the price; children sleep at a quarter of it and pay no city tax.
    """
    hotel = hotel_with(database, stay.hotel_id)
    nightly = hotel.price_eur * SEASON[stay.check_in.month - 1]
    parts = sum(0.4 + 0.3 * room.adults + 0.25 * room.children for room in stay.rooms)
    adults = sum(room.adults for room in stay.rooms)
    guests = adults + sum(room.children for room in stay.rooms)
    rooms = round(nightly * parts * stay.nights, 2)
    breakfast = round((6 + 2 * hotel.stars) * guests * stay.nights * stay.breakfast, 2)
    tax = round(1.5 * adults * stay.nights, 2)
    return m.StayQuote(
        rooms_eur=rooms,
        breakfast_eur=breakfast,
        city_tax_eur=tax,
        total_eur=round(rooms + breakfast + tax, 2),
    )


@router.get("/hotel-prices")
async def summarize_hotel_prices(database: Database, city: m.CityName) -> list[m.PriceLevel]:
    """Summarize what hotels in a city cost per night, by number of stars."""
    city_named(database, city)
    sql = """SELECT stars, COUNT(*) AS hotels, MIN(price_eur) AS lowest_eur,
        ROUND(AVG(price_eur), 2) AS mean_eur, MAX(price_eur) AS highest_eur
        FROM hotels WHERE city = ? GROUP BY stars ORDER BY stars"""
    return many(database, m.PriceLevel, sql, city)
