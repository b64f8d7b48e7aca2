"""Theme parks: opening, rides and queues."""

from datetime import date

from tasks.world import amusement_parks_models as m
from tasks.world.amusement_data import crowd
from tasks.world.amusement_rows import park_day, park_with, queue_at
from tasks.world.days import day_of, days_of_month
from tasks.world.service import Database, Limit, Offset, Page, many, missing, operations, page
from tasks.world.spots import AnyCountry

router = operations()


@router.get("/parks")
async def find_theme_parks(
    database: Database,
    country: AnyCountry = None,
    open_month: m.OpenMonth = None,
    max_adult_eur: m.MaxPrice = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Park]:
    """Find theme parks by country, price and a month in which they are open, cheapest first."""
    month = "? BETWEEN month_of(season_starts) AND month_of(season_ends)"
    filters = {"country = ?": country, month: open_month, "adult_eur <= ?": max_adult_eur}
    return page(database, m.Park, "parks", filters, "adult_eur, park_id", limit, offset)


@router.get("/parks/{park_id}")
async def get_theme_park(database: Database, park_id: m.ParkId) -> m.ParkDetails:
    """Get a theme park's season, prices, and its numbers of rides, coasters and shows."""
    return park_with(database, park_id)


@router.get("/parks/{park_id}/hours")
async def check_park_opening(database: Database, park_id: m.ParkId, day: m.VisitDay) -> m.ParkDay:
    """Check whether a theme park is open on a day, from when to when, and how full it gets.

    In July and August parks have no weekly closing day and close an hour later.
    """
    return park_day(database, park_id, day_of(day))


@router.get("/parks/{park_id}/quiet-days")
async def find_quiet_park_days(
    database: Database, park_id: m.ParkId, month: m.Month, limit: Limit = 5
) -> list[m.ParkDay]:
    """Find the open days of a month on which a theme park is least crowded, quietest first."""
    days = days_of_month(date(2025, month, 1))
    found = [park_day(database, park_id, each) for each in days]
    found = [each for each in found if each.open]
    if not found:
        raise missing("open day of the park in month", month)
    found.sort(key=lambda each: (crowd(park_id, day_of(each.day)), each.day))
    return found[:limit]


@router.get("/parks/{park_id}/rides")
async def list_park_rides(
    database: Database, park_id: m.ParkId, kind: m.RideKind = None
) -> list[m.Ride]:
    """List the rides of a theme park, those with the longest usual queue first."""
    park_with(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ? AND kind IS IFNULL(?, kind)
        ORDER BY usual_queue_min DESC, ride_id"""
    return many(database, m.Ride, sql, park_id, kind)


@router.get("/parks/{park_id}/rides/by-height")
async def find_rides_for_height(
    database: Database,
    park_id: m.ParkId,
    height_cm: m.HeightCm,
    with_adult: m.Accompanied = False,
) -> list[m.AllowedRide]:
    """Find the rides of a park that a visitor of a height may take, alone or with an adult."""
    park_with(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ?1 AND ?2 <= IFNULL(max_height_cm, 999)
        AND ?2 >= IIF(?3, min_height_cm, min_height_alone_cm) ORDER BY ride, ride_id"""
    return many(database, m.AllowedRide, sql, park_id, height_cm, with_adult)


@router.get("/parks/{park_id}/rides/accessible")
async def find_accessible_rides(
    database: Database, park_id: m.ParkId, wheelchair: m.Wheelchair, no_strobe: m.NoStrobe = False
) -> list[m.AccessibleRide]:
    """Find the rides of a park that people in wheelchairs can take."""
    park_with(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ? AND NOT (strobe_light AND ?)
        AND wheelchair IN ('full', ?) ORDER BY wheelchair, ride_id"""
    return many(database, m.AccessibleRide, sql, park_id, no_strobe, wheelchair)


@router.get("/parks/{park_id}/queues")
async def rank_park_queues(
    database: Database, park_id: m.ParkId, day: m.VisitDay, hour: m.Hour, limit: Limit = 5
) -> list[m.QueueTime]:
    """Rank the rides of a park by the queue in one hour of a day, longest first."""
    found = []
    for ride in await list_park_rides(database, park_id):
        minutes = queue_at(database, park_id, ride, day, hour)
        found.append(m.QueueTime(ride_id=ride.ride_id, ride=ride.ride, queue_min=minutes))
    return sorted(found, key=lambda each: (-each.queue_min, each.ride_id))[:limit]
