"""A visit to a theme park: single rides, routes, tickets and shows."""

from tasks.world import amusement_visits_models as m
from tasks.world.amusement_data import HOUR_SHARES
from tasks.world.amusement_parks_models import Hour, ParkId, RideKind, VisitDay
from tasks.world.amusement_rows import park_with, queue_at
from tasks.world.days import clock_time, day_of
from tasks.world.service import Database, Limit, many, missing, one, operations

router = operations()


@router.get("/rides/extremes")
async def rank_extreme_rides(
    database: Database, figure: m.Extreme, kind: RideKind = None, limit: Limit = 10
) -> list[m.ExtremeRide]:
    """Rank the rides of all theme parks by speed, drop, length or duration, largest first."""
    sql = f"""SELECT ride_id, ride, park, country, kind, {figure} value
        FROM rides JOIN parks USING (park_id) WHERE kind IS IFNULL(?, kind)
        ORDER BY value DESC, ride_id LIMIT ?"""
    return many(database, m.ExtremeRide, sql, kind, limit)


@router.get("/rides/{ride_id}")
async def get_ride(database: Database, ride_id: m.RideId) -> m.RideDetails:
    """Get a ride's technical data, height rules and access for wheelchairs."""
    sql = "SELECT * FROM rides WHERE ride_id = ?"
    return one(database, m.RideDetails, "ride", sql, ride_id)


@router.get("/rides/{ride_id}/queue")
async def get_ride_queue(
    database: Database, ride_id: m.RideId, day: VisitDay, hour: Hour
) -> m.RideQueue:
    """Get how long the queue of one ride is in one hour, and how many people stand in it.

    Queues are recorded until 2025-06-30 and forecast for later days.
    """
    ride = await get_ride(database, ride_id)
    minutes = queue_at(database, ride.park_id, ride, day, hour)
    return m.RideQueue(
        ride_id=ride_id,
        ride=ride.ride,
        queue_min=minutes,
        usual_min=ride.usual_queue_min,
        people_waiting=round(minutes * ride.riders_per_h / 60),
    )


@router.get("/rides/{ride_id}/queue-profile")
async def list_ride_queue_by_hour(
    database: Database, ride_id: m.RideId, day: VisitDay
) -> list[m.HourQueue]:
    """List the queue of a ride hour by hour from 10 to 18 on one day."""
    ride = await get_ride(database, ride_id)
    return [
        m.HourQueue(hour=hour, queue_min=queue_at(database, ride.park_id, ride, day, hour))
        for hour in HOUR_SHARES
    ]


@router.post("/parks/routes")
async def plan_park_route(database: Database, wish: m.RouteWish) -> m.ParkRoute:
    """Plan in which order to take rides: the shortest queue of the hour first.

    Walking to a ride takes ten minutes. No ride starts after 18:59.
    """
    rides = [await get_ride(database, each) for each in dict.fromkeys(wish.ride_ids)]
    if strange := [each.ride_id for each in rides if each.park_id != wish.park_id]:
        raise missing("ride of the park", strange[0])
    now, stops = 60 * wish.arrival_hour, []
    while rides and now + 10 < 19 * 60:
        now += 10
        waits = {
            each.ride_id: queue_at(database, wish.park_id, each, wish.day, now // 60)
            for each in rides
        }
        ride = min(rides, key=lambda each: (waits[each.ride_id], each.ride_id))
        leaves = now + waits[ride.ride_id] + -(-ride.duration_s // 60)
        times = {"arrives": clock_time(now), "leaves": clock_time(leaves)}
        facts = {"ride_id": ride.ride_id, "ride": ride.ride, "queue_min": waits[ride.ride_id]}
        stops.append(m.RouteStop(**facts, **times))
        rides.remove(ride)
        now = leaves
    return m.ParkRoute(
        stops=stops,
        total_queue_min=sum(each.queue_min for each in stops),
        skipped=[each.ride_id for each in rides],
    )


@router.post("/parks/ticket-quotes")
async def quote_park_tickets(database: Database, visit: m.ParkVisit) -> m.ParkBill:
    """Price the tickets of a theme park, with parking.

    Up to 3 years are free, up to 12 pay 75%, from 65 on 80%. A further day costs half of the
    first. July and August cost 10% more. From 15 visitors on, the group saves 12%.
    """
    park = park_with(database, visit.park_id)
    base = park.adult_eur * (1.1 if day_of(visit.day).month in (7, 8) else 1)
    tickets = sum(base * _share(each.age) * each.number for each in visit.visitors)
    tickets = round(tickets * (1 + 0.5 * (visit.days - 1)), 2)
    people = sum(each.number for each in visit.visitors)
    discount = round(0.12 * tickets, 2) if people >= 15 else 0.0
    parking = float(visit.cars * park.parking_eur * visit.days)
    return m.ParkBill(
        tickets_eur=tickets,
        group_discount_eur=discount,
        parking_eur=parking,
        total_eur=round(tickets - discount + parking, 2),
    )


def _share(age: int) -> float:
    if age <= 12:
        return 0 if age <= 3 else 0.75
    return 0.8 if age >= 65 else 1


@router.get("/parks/{park_id}/shows")
async def list_park_shows(
    database: Database, park_id: ParkId, starts_from: m.FromTime = "00:00"
) -> list[m.Show]:
    """List the shows of a theme park that still start after a time of the day."""
    park_with(database, park_id)
    shows = many(
        database, m.Show, "SELECT * FROM shows WHERE park_id = ? ORDER BY show_id", park_id
    )
    for show in shows:
        show.starts = [each for each in show.starts if each >= starts_from]
    return [show for show in shows if show.starts]
