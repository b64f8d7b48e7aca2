"""Graves, toilets, benches, market stalls, water, schools and old buildings."""

from tasks.world import civic_places_models as m
from tasks.world.civic_hall_models import VisitHour
from tasks.world.civic_rows import street_with
from tasks.world.civic_streets_models import AnyDistrict, StreetId
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page

router = operations()

_NEAR = """(SELECT t.*, street_id,
    distance_km(s.latitude, s.longitude, t.latitude, t.longitude) distance_km
    FROM streets s JOIN {} t)"""
"""The rows of a table with their distances from all streets."""


@router.get("/graves")
async def find_graves(
    database: Database,
    family_name: m.FamilyName,
    cemetery: m.Cemetery = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Grave]:
    """Find graves on the town's cemeteries by family name, with section and row."""
    filters = {"family_name = ?": family_name, "cemetery = ?": cemetery}
    order = "first_name, buried_in, grave_id"
    return page(database, m.Grave, "graves", filters, order, limit, offset)


@router.get("/streets/{street_id}/toilets")
async def find_nearest_public_toilets(
    database: Database,
    street_id: StreetId,
    hour: VisitHour,
    accessible: m.Accessible = None,
    limit: Limit = 10,
) -> Page[m.Toilet]:
    """Find the public toilets that are open at an hour, the nearest to a street first."""
    street_with(database, street_id)
    filters = {"street_id = ?": street_id, "accessible = ?": accessible}
    filters[f"from_hour <= {hour} AND until_hour > ?"] = hour
    return page(
        database, m.Toilet, _NEAR.format("toilets"), filters, "distance_km, toilet_id", limit
    )


@router.get("/streets/{street_id}/benches")
async def find_public_benches(
    database: Database,
    street_id: StreetId,
    within_m: m.WithinM = 800,
    shaded: m.Shaded = None,
    limit: Limit = 10,
) -> Page[m.Bench]:
    """Find public benches around a street, in the sun or in the shade, the nearest first."""
    street_with(database, street_id)
    filters = {"street_id = ?": street_id, "distance_km <= ? / 1000.0": within_m}
    filters["shaded = ?"] = shaded
    return page(database, m.Bench, _NEAR.format("benches"), filters, "distance_km, bench_id", limit)


@router.get("/market-stalls")
async def find_market_stalls(
    database: Database, weekday: m.MarketDay, goods: m.Goods = None, limit: Limit = 10
) -> Page[m.Stall]:
    """Find the stalls of the town's market of a weekday by goods, the longest there first."""
    filters = {"weekday = ?": weekday, "goods = ?": goods}
    return page(database, m.Stall, "stalls", filters, "since, stall_id", limit)


@router.get("/districts/{district}/water")
async def get_district_water_use(
    database: Database, district: m.DistrictPath, year: m.WaterYear
) -> list[m.WaterMonth]:
    """Get a district's water meters month by month, with the change to the year before."""
    sql = """SELECT n.*, ROUND(1000.0 * n.water_m3 / n.households
            / (JULIANDAY(n.month || '-01', '+1 month') - JULIANDAY(n.month || '-01')), 1)
        litres_per_household_and_day,
        ROUND(100.0 * n.water_m3 / o.water_m3 - 100, 1) change_percent
        FROM meters n LEFT JOIN meters o ON o.district = n.district
            AND o.month || '-01' = DATE(n.month || '-01', '-1 year')
        WHERE n.district = ? AND year_of(n.month) = ? ORDER BY n.month"""
    return many(database, m.WaterMonth, sql, district, year)


@router.get("/streets/{street_id}/school")
async def get_catchment_school(
    database: Database, street_id: StreetId, level: m.Level
) -> m.CatchmentSchool:
    """Get the school to whose catchment area a street belongs, with its free places."""
    street_with(database, street_id)
    sql = """SELECT * FROM streets JOIN schools USING (school_number)
        WHERE street_id = ? AND level = ?"""
    return one(database, m.CatchmentSchool, "school", sql, street_id, level)


@router.get("/heritage")
async def search_heritage_buildings(
    database: Database,
    style: m.Style = None,
    built_before: m.BeforeYear = None,
    district: AnyDistrict = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.HeritageBuilding]:
    """Search the town's listed buildings by style, age and district, the oldest first."""
    source = "heritage JOIN streets USING (street_id)"
    filters = {"style = ?": style, "built_in < ?": built_before, "district = ?": district}
    order = "built_in, building_id"
    return page(database, m.HeritageBuilding, source, filters, order, limit, offset)


@router.get("/streets/{street_id}/name")
async def get_street_name_origin(database: Database, street_id: StreetId) -> m.StreetOrigin:
    """Get after what a street of the town is named, since when, and its name before."""
    return m.StreetOrigin(**street_with(database, street_id))
