"""Streets, waste, trees and parking."""

from calendar import day_name

from tasks.world import civic_streets_models as m
from tasks.world.civic_data import WASTE, is_collected
from tasks.world.civic_rows import street_with
from tasks.world.days import day_of, days_from, days_of_month
from tasks.world.service import Database, Limit, Offset, Page, one, operations, page

router = operations()


@router.get("/streets")
async def search_town_streets(
    database: Database, words: m.StreetWords, district: m.AnyDistrict = None, limit: Limit = 10
) -> Page[m.FoundStreet]:
    """Search the town's streets by a part of their names, to get their ids."""
    filters = {"street LIKE '%' || ? || '%'": words, "district = ?": district}
    return page(database, m.FoundStreet, "streets", filters, "street, street_id", limit)


@router.get("/streets/{street_id}/waste-calendar")
async def get_waste_collection_calendar(
    database: Database, street_id: m.StreetId, month: m.CalendarMonth, waste: m.AnyWaste = None
) -> list[m.Collection]:
    """Get the days of a month on which waste is collected in a street of the town."""
    route, first = street_with(database, street_id)["route"], day_of(f"{month}-01")
    kinds, found = [waste] if waste else list(WASTE), []
    for when in days_of_month(first):
        if wastes := [each for each in kinds if is_collected(each, route, when)]:
            found.append(m.Collection(day=str(when), weekday=f"{when:%A}", wastes=wastes))
    return found


@router.get("/streets/{street_id}/next-collection")
async def find_next_waste_collection(
    database: Database, street_id: m.StreetId, waste: m.Waste, from_day: m.AfterDay
) -> m.NextCollection:
    """Find when a kind of waste is collected in a street for the next time."""
    street, first = street_with(database, street_id), day_of(from_day)
    days = days_from(first, 36)
    when = next(each for each in days if is_collected(waste, street["route"], each))
    return m.NextCollection(
        street=street["street"],
        day=str(when),
        weekday=f"{when:%A}",
        days_to_wait=(when - first).days,
        every_weeks=WASTE[waste],
    )


@router.get("/trees")
async def search_street_trees(
    database: Database,
    species: m.Species = None,
    district: m.AnyDistrict = None,
    min_height_m: m.MinHeight = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.StreetTree]:
    """Search the register of trees in the town's streets, the oldest first."""
    source = "trees JOIN streets USING (street_id)"
    filters = {"species = ?": species, "district = ?": district, "height_m >= ?": min_height_m}
    return page(database, m.StreetTree, source, filters, "planted_in, tree_id", limit, offset)


@router.get("/parking-zones/{zone_id}")
async def get_parking_zone(database: Database, zone_id: m.ZoneId) -> m.ParkingZone:
    """Get a parking zone's hours and price, its permits and how many residents wait for one."""
    sql = "SELECT * FROM zones WHERE zone_id = ?"
    return one(database, m.ParkingZone, "parking zone", sql, zone_id)


@router.get("/parking-zones/{zone_id}/quote")
async def quote_street_parking(
    database: Database,
    zone_id: m.ZoneId,
    weekday: m.ParkingDay,
    hour: m.ParkingHour,
    minutes: m.Minutes,
) -> m.ParkingQuote:
    """Price parking in a zone from an hour of a weekday on, and say whether it is that long.

    Only the minutes within the zone's hours are paid and limited; Sundays are free.
    """
    zone = await get_parking_zone(database, zone_id)
    days = list(day_name)
    paid = 0
    for day in (0, 1):  # parking may last into the next day
        weekday_then = (days.index(weekday) + day) % 7
        start, end = 60 * hour - 1440 * day, 60 * hour + minutes - 1440 * day
        if weekday_then < 5 or (weekday_then == 5 and zone.on_saturdays):
            within = min(end, 60 * zone.until_hour) - max(start, 60 * zone.from_hour)
            paid += max(0, within)
    return m.ParkingQuote(
        allowed=paid <= zone.max_minutes,
        paid_minutes=paid,
        price_eur=round(zone.hourly_eur * paid / 60, 2),
        max_minutes=zone.max_minutes,
    )
