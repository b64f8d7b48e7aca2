"""Flights, trains, sights, money and visas."""

from datetime import date
from typing import Annotated

from fastapi import Query

from tasks.world import travel_models as m
from tasks.world.service import (
    Database,
    Limit,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.travel_data import WEEKDAYS
from tasks.world.travel_rows import airline_with, city_named, flight_with

router = operations()
SEASON = (0.8, 0.82, 0.9, 1.0, 1.05, 1.2, 1.35, 1.4, 1.1, 0.95, 0.8, 1.15)
CABINS = {"economy": 1.0, "premium": 1.6, "business": 2.9}
STYLES = {"budget": (0.6, 0.6), "comfort": (1.0, 1.0), "luxury": (2.2, 1.9)}


@router.get("/flights")
async def search_flights(
    database: Database,
    origin: m.Origin,
    destination: Annotated[
        str | None, Query(description="Airport code to arrive at.", examples=["DAL"])
    ] = None,
    weekday: Annotated[
        m.Weekday | None, Query(description="Day on which it flies.", examples=["Fri"])
    ] = None,
    max_price_eur: m.MaxPrice = None,
    limit: Limit = 10,
) -> Page[m.Flight]:
    """Search direct flights from an airport, the cheapest first."""
    filters = {"origin = ?": origin, "destination = ?": destination}
    filters |= {"weekdays LIKE '%' || ? || '%'": weekday, "price_eur <= ?": max_price_eur}
    return page(database, m.Flight, "flights", filters, "price_eur, flight_id", limit)


@router.get("/flights/{flight_id}")
async def get_flight(database: Database, flight_id: m.FlightId) -> m.Flight:
    """Get the schedule and base fare of one flight number."""
    return flight_with(database, flight_id)


@router.get("/connections")
async def find_connecting_flights(
    database: Database, origin: m.Origin, destination: m.Destination, limit: Limit = 5
) -> list[m.Connection]:
    """Find journeys with one change between two airports, the least flying time first."""
    sql = """SELECT a.flight_id AS first_flight, b.flight_id AS second_flight,
        a.destination AS via, a.duration_min + b.duration_min AS flying_min,
        ROUND(a.price_eur + b.price_eur, 2) AS price_eur
        FROM flights a JOIN flights b ON b.origin = a.destination
        WHERE a.origin = ? AND b.destination = ?
        ORDER BY flying_min, a.flight_id, b.flight_id LIMIT ?"""
    return many(database, m.Connection, sql, origin, destination, limit)


@router.post("/flight-quotes")
async def quote_flight_price(database: Database, fare: m.FareRequest) -> m.FareQuote:
    """Quote the price of a flight for passengers of given ages, with cabin and bags.

    Infants below 2 years pay a tenth, children below 12 three quarters of the fare.
    """
    flight = flight_with(database, fare.flight_id)
    airline = airline_with(database, fare.flight_id[:2])
    shares = [0.1 if age < 2 else 0.75 if age < 12 else 1.0 for age in fare.passenger_ages]
    seats = flight.price_eur * CABINS[fare.cabin] * SEASON[fare.day.month - 1] * sum(shares)
    bags = float(airline.bag_fee_eur * fare.checked_bags)
    return m.FareQuote(
        flight_id=fare.flight_id,
        seats_eur=round(seats, 2),
        bags_eur=bags,
        total_eur=round(seats + bags, 2),
        refundable=fare.cabin != "economy",
    )


@router.get("/airlines/punctuality")
async def rank_airlines_by_punctuality(
    database: Database,
    min_flights_per_week: Annotated[
        int, Query(ge=0, description="Fewest flights a week.", examples=[1000])
    ] = 0,
    limit: Limit = 10,
) -> list[m.Punctuality]:
    """Rank airlines by their share of flights on time."""
    sql = """SELECT code, name, on_time_share, mean_delay_min,
        SUM((LENGTH(weekdays) + 1) / 4) AS flights_per_week
        FROM airlines JOIN flights ON SUBSTR(flight_id, 1, 2) = code
        GROUP BY code HAVING flights_per_week >= ? ORDER BY on_time_share DESC, code LIMIT ?"""
    return many(database, m.Punctuality, sql, min_flights_per_week, limit)


@router.get("/airlines/{code}/baggage")
async def get_baggage_rules(database: Database, code: m.AirlineCode) -> m.BaggageRules:
    """Get an airline's weight limits and fees for bags."""
    return airline_with(database, code)


@router.get("/attractions")
async def search_attractions(
    database: Database,
    city: m.CityName,
    kind: Annotated[
        m.AttractionKind | None, Query(description="Kind of sight.", examples=["market"])
    ] = None,
    free_only: Annotated[
        bool, Query(description="Whether to leave out those with a ticket.", examples=[True])
    ] = False,
    limit: Limit = 10,
) -> Page[m.Attraction]:
    """Search museums, parks and other sights in a city, the best rated first."""
    filters = {"city = ?": city, "kind = ?": kind, "ticket_eur <= ?": 0 if free_only else None}
    order = "rating DESC, attraction_id"
    return page(database, m.Attraction, "attractions", filters, order, limit)


@router.get("/attractions/{attraction_id}/opening")
async def check_attraction_opening(
    database: Database,
    attraction_id: m.AttractionId,
    day: Annotated[date, Query(description="The day, YYYY-MM-DD.", examples=["2025-07-12"])],
) -> m.Opening:
    """Check whether a sight is open on a day, and when."""
    sql = "SELECT * FROM attractions WHERE attraction_id = ?"
    sight = one(database, m.Attraction, "attraction", sql, attraction_id)
    weekday = WEEKDAYS[day.weekday()]
    is_open = weekday != sight.closed_on
    hours = f"{sight.opens}-{sight.closes}" if is_open else ""
    return m.Opening(name=sight.name, weekday=weekday, is_open=is_open, hours=hours)


@router.get("/trains")
async def search_trains(
    database: Database,
    from_city: Annotated[str, Query(description="City to leave.", examples=["Quarilgrad"])],
    to_city: Annotated[
        str | None, Query(description="City to reach.", examples=["Maragrad"])
    ] = None,
    after: Annotated[
        str | None,
        Query(pattern=r"^\d\d:\d\d$", description="Earliest departure, HH:MM.", examples=["09:00"]),
    ] = None,
    with_bicycle: Annotated[
        bool, Query(description="Whether it must take bicycles.", examples=[True])
    ] = False,
    limit: Limit = 10,
) -> Page[m.Train]:
    """Search daily trains between two cities by time of departure."""
    filters = {"from_city = ?": from_city, "to_city = ?": to_city, "departs >= ?": after}
    filters["takes_bicycles = ?"] = 1 if with_bicycle else None
    return page(database, m.Train, "trains", filters, "departs, train_id", limit)


@router.get("/exchange")
async def convert_travel_money(
    database: Database,
    amount: Annotated[
        float, Query(gt=0, le=1e9, description="Amount in the first currency.", examples=[250.0])
    ],
    from_currency: Annotated[
        m.Currency, Query(description="Currency that it is in.", examples=["EUR"])
    ],
    to_currency: Annotated[
        m.Currency, Query(description="Currency that it shall be in.", examples=["NRK"])
    ],
) -> m.Exchange:
    """Convert an amount of money from one currency of the world to another."""
    rates = dict(tuple(row) for row in database.execute("SELECT code, per_eur FROM currencies"))
    rate = rates[to_currency] / rates[from_currency]
    return m.Exchange(amount=round(amount * rate, 2), currency=to_currency, rate=round(rate, 5))


@router.get("/visa-rule")
async def check_visa_rule(
    database: Database,
    passport: Annotated[str, Query(description="Country of the passport.", examples=["Aldovia"])],
    destination: Annotated[str, Query(description="Country to enter.", examples=["Beloria"])],
) -> m.VisaRule:
    """Check which visa a passport needs for a country, its fee and the longest stay."""
    sql = "SELECT * FROM visa_rules WHERE passport = ? AND destination = ?"
    return one(database, m.VisaRule, "visa rule for", sql, passport, destination)


@router.post("/trip-budget")
async def estimate_trip_budget(database: Database, trip: m.TripRequest) -> m.TripBudget:
    """Estimate what a trip through several cities costs: beds, daily costs and transport."""
    bed, daily = STYLES[trip.style]
    cities = [city_named(database, name) for name in trip.cities]
    sql = "SELECT AVG(price_eur) FROM hotels WHERE city = ?"
    nightly = sum(database.execute(sql, (city.name,)).fetchone()[0] for city in cities)
    heads = sum(0.5 if traveller.age < 12 else 1.0 for traveller in trip.travellers)
    beds = nightly * bed * trip.nights_each * -(-len(trip.travellers) // 2)
    spent = sum(city.daily_cost_eur for city in cities) * daily * trip.nights_each * heads
    moves = 60.0 * (len(cities) - 1) * heads
    total = round(beds, 2) + round(spent, 2) + moves
    return m.TripBudget(
        beds_eur=round(beds, 2),
        daily_eur=round(spent, 2),
        transport_eur=moves,
        total_eur=round(total, 2),
    )


@router.post("/day-plan")
async def plan_city_day(database: Database, wish: m.DayRequest) -> m.DayPlan:
    """Plan a day of sightseeing: the best rated sights of given kinds that fit in the hours.

    Half an hour is kept for the way from one sight to the next.
    """
    city_named(database, wish.city)
    places = ",".join("?" * len(wish.interests))
    sql = f"SELECT * FROM attractions WHERE city = ? AND kind IN ({places})"
    sql += " ORDER BY rating DESC, attraction_id"
    visits, used = [], 0
    for sight in many(database, m.Attraction, sql, wish.city, *wish.interests):
        if used + sight.visit_min + 30 <= wish.hours * 60:
            visits.append(sight)
            used += sight.visit_min + 30
    tickets = sum(sight.ticket_eur for sight in visits)
    return m.DayPlan(visits=visits, used_min=used, tickets_eur=tickets)
