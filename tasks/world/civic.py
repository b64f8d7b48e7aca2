"""A town hall's open records: streets, waste, parking, elections, plans, library and fees."""

from calendar import day_name, monthrange
from datetime import date, timedelta

from fastapi import HTTPException

from tasks.world import civic_models as m
from tasks.world.civic_data import DISPOSAL, FEES, WASTE, is_collected, seed
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)

router = operations()
_DISTANCE = "distance_km(s.latitude, s.longitude, t.latitude, t.longitude)"


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise HTTPException(422, f"there is no day {day!r}") from None


def _street(database: Database, street_id: str) -> dict:
    sql = "SELECT * FROM streets WHERE street_id = ?"
    row = database.execute(sql, (street_id,)).fetchone()
    if row is None:
        raise missing("street", street_id)
    return dict(row)


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
    route, first = _street(database, street_id)["route"], _date(f"{month}-01")
    kinds, found = [waste] if waste else list(WASTE), []
    for number in range(monthrange(first.year, first.month)[1]):
        when = first + timedelta(days=number)
        if wastes := [each for each in kinds if is_collected(each, route, when)]:
            found.append(m.Collection(day=str(when), weekday=f"{when:%A}", wastes=wastes))
    return found


@router.get("/streets/{street_id}/next-collection")
async def find_next_waste_collection(
    database: Database, street_id: m.StreetId, waste: m.Waste, from_day: m.AfterDay
) -> m.NextCollection:
    """Find when a kind of waste is collected in a street for the next time."""
    street, first = _street(database, street_id), _date(from_day)
    days = (first + timedelta(days=each) for each in range(36))
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


@router.get("/streets/{street_id}/polling-place")
async def find_polling_place(
    database: Database, street_id: m.StreetId, house_number: m.HouseNumber
) -> m.PollingPlace:
    """Find the place at which the people of a house vote.

    Every district has a place for odd and one for even house numbers.
    """
    district = _street(database, street_id)["district"]
    sql = "SELECT * FROM polling WHERE district = ? AND side = ?"
    side = "odd" if house_number % 2 else "even"
    return one(database, m.PollingPlace, "polling place", sql, district, side)


@router.get("/elections")
async def get_town_election_result(
    database: Database, year: m.ElectionYear, district: m.AnyDistrict = None
) -> m.ElectionResult:
    """Get turnout and votes of a town council election, in the town or in one district."""
    where = "JOIN polling USING (polling_id) WHERE year = ?1 AND (?2 IS NULL OR district = ?2)"
    sql = f"""SELECT party, SUM(votes) votes,
        ROUND(100.0 * SUM(votes) / SUM(SUM(votes)) OVER (), 2) percent FROM votes {where}
        GROUP BY party ORDER BY votes DESC, party"""
    parties = many(database, m.PartyResult, sql, year, district)
    sql = f"SELECT SUM(eligible) FROM electorate {where}"
    eligible = database.execute(sql, (year, district)).fetchone()[0]
    votes = sum(each.votes for each in parties)
    turnout = round(100 * votes / eligible, 2)
    facts = {"eligible": eligible, "votes": votes, "turnout_percent": turnout}
    return m.ElectionResult(**facts, parties=parties)


@router.get("/elections/swing")
async def compare_town_elections(
    database: Database,
    earlier_year: m.EarlierYear,
    year: m.ElectionYear = "2025",
    district: m.AnyDistrict = None,
) -> list[m.Swing]:
    """Compare the parties' shares in two town council elections, the greatest gain first."""
    before = await get_town_election_result(database, earlier_year, district)
    after = await get_town_election_result(database, year, district)
    shares = {each.party: each.percent for each in before.parties}
    found = [
        m.Swing(
            party=each.party,
            earlier_percent=shares[each.party],
            percent=each.percent,
            change=round(each.percent - shares[each.party], 2),
        )
        for each in after.parties
    ]
    return sorted(found, key=lambda each: (-each.change, each.party))


_PLANS = """(SELECT *, CAST(JULIANDAY(IFNULL(decided_on, '2025-06-30'))
    - JULIANDAY(received_on) AS INTEGER) days FROM plans JOIN streets USING (street_id))"""


@router.get("/planning-applications")
async def search_planning_applications(
    database: Database,
    work: m.Work = None,
    state: m.PlanState = None,
    district: m.AnyDistrict = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Application]:
    """Search applications for building by work, state and district, the newest first."""
    filters = {"work = ?": work, "state = ?": state, "district = ?": district}
    order = "received_on DESC, application_id"
    return page(database, m.Application, _PLANS, filters, order, limit, offset)


@router.get("/planning-applications/{application_id}")
async def get_planning_application(
    database: Database, application_id: m.ApplicationId
) -> m.ApplicationSheet:
    """Get a planning application's applicant, objections, state and days until decided."""
    sql = f"SELECT * FROM {_PLANS} WHERE application_id = ?"
    return one(database, m.ApplicationSheet, "planning application", sql, application_id)


@router.get("/library/titles")
async def search_library_titles(
    database: Database,
    words: m.TitleWords = None,
    audience: m.Audience = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.LibraryTitle]:
    """Search the town library's books by title, author and readers, the most lent first."""
    filters = {"title || ' ' || author LIKE '%' || ? || '%'": words, "audience = ?": audience}
    order = "loans_of_year DESC, title_id"
    return page(database, m.LibraryTitle, "titles", filters, order, limit, offset)


@router.get("/library/titles/{title_id}/copies")
async def check_library_copies(database: Database, title_id: m.TitleId) -> m.LibraryCopies:
    """Check at which branches a library book is on the shelf, or until when it is lent."""
    row = database.execute("SELECT * FROM titles WHERE title_id = ?", (title_id,)).fetchone()
    if row is None:
        raise missing("library title", title_id)
    sql = """SELECT *, due_on IS NULL on_shelf, MAX(0, IFNULL(CAST(JULIANDAY('2025-06-30')
            - JULIANDAY(due_on) AS INTEGER), 0)) overdue_days
        FROM copies JOIN branches USING (branch_id) WHERE title_id = ?
        ORDER BY on_shelf DESC, due_on, branch_id"""
    return m.LibraryCopies(**row, copies=many(database, m.LibraryCopy, sql, title_id))


@router.get("/library/branches/open")
async def find_open_library_branches(
    database: Database, weekday: m.LibraryDay, hour: m.VisitHour
) -> list[m.OpenBranch]:
    """Find the branches of the town library that are open at an hour of a weekday."""
    sql = """SELECT * FROM opening JOIN branches USING (branch_id)
        WHERE weekday = ?1 AND from_hour <= ?2 AND until_hour > ?2 ORDER BY branch_id"""
    return many(database, m.OpenBranch, sql, list(day_name).index(weekday), hour)


@router.get("/lost-property")
async def search_lost_property(
    database: Database,
    thing: m.Thing,
    colour: m.Colour = None,
    lost_on: m.LostDay = None,
    limit: Limit = 10,
) -> Page[m.LostThing]:
    """Search what was found in the town since a day and not fetched yet, the first find first."""
    filters = {"returned = 0 AND thing = ?": thing, "colour = ?": colour, "found_on >= ?": lost_on}
    return page(database, m.LostThing, "finds", filters, "found_on, find_id", limit)


@router.get("/reports")
async def search_street_reports(
    database: Database,
    kind: m.AnyReport = None,
    state: m.ReportState = None,
    district: m.AnyDistrict = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.StreetReport]:
    """Search what residents report: potholes, noise, lamps, litter and graffiti, newest first."""
    source = "(SELECT *, IIF(closed_on IS NULL, 'open', 'closed') state FROM reports)"
    source += " JOIN streets USING (street_id)"
    filters = {"kind = ?": kind, "state = ?": state, "district = ?": district}
    order = "reported_on DESC, report_id"
    return page(database, m.StreetReport, source, filters, order, limit, offset)


@router.get("/reports/repair-times")
async def compare_repair_times_by_district(
    database: Database, kind: m.Report
) -> list[m.RepairTime]:
    """Compare how long the town takes to settle residents' reports, the slowest district first."""
    days = "JULIANDAY(closed_on) - JULIANDAY(reported_on)"
    sql = f"""SELECT district, COUNT(*) reports, SUM(closed_on IS NULL) still_open,
        ROUND(AVG({days}), 2) average_days, CAST(MAX({days}) AS INTEGER) longest_days
        FROM reports JOIN streets USING (street_id) WHERE kind = ?
        GROUP BY district ORDER BY average_days DESC, district"""
    return many(database, m.RepairTime, sql, kind)


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
    street_id: m.StreetId,
    hour: m.VisitHour,
    accessible: m.Accessible = None,
    limit: Limit = 10,
) -> Page[m.Toilet]:
    """Find the public toilets that are open at an hour, the nearest to a street first."""
    _street(database, street_id)
    source = f"(SELECT t.*, street_id, {_DISTANCE} distance_km FROM streets s JOIN toilets t)"
    filters = {"street_id = ?": street_id, "accessible = ?": accessible}
    filters[f"from_hour <= {hour} AND until_hour > ?"] = hour
    return page(database, m.Toilet, source, filters, "distance_km, toilet_id", limit)


@router.get("/streets/{street_id}/benches")
async def find_public_benches(
    database: Database,
    street_id: m.StreetId,
    within_m: m.WithinM = 800,
    shaded: m.Shaded = None,
    limit: Limit = 10,
) -> Page[m.Bench]:
    """Find public benches around a street, in the sun or in the shade, the nearest first."""
    _street(database, street_id)
    source = f"(SELECT t.*, street_id, {_DISTANCE} distance_km FROM streets s JOIN benches t)"
    filters = {"street_id = ?": street_id, "distance_km <= ? / 1000.0": within_m}
    filters["shaded = ?"] = shaded
    return page(database, m.Bench, source, filters, "distance_km, bench_id", limit)


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
        WHERE n.district = ? AND n.month LIKE ? || '-%' ORDER BY n.month"""
    return many(database, m.WaterMonth, sql, district, str(year))


@router.get("/streets/{street_id}/school")
async def get_catchment_school(
    database: Database, street_id: m.StreetId, level: m.Level
) -> m.CatchmentSchool:
    """Get the school to whose catchment area a street belongs, with its free places."""
    _street(database, street_id)
    sql = """SELECT * FROM streets JOIN schools USING (school_number)
        WHERE street_id = ? AND level = ?"""
    return one(database, m.CatchmentSchool, "school", sql, street_id, level)


@router.get("/heritage")
async def search_heritage_buildings(
    database: Database,
    style: m.Style = None,
    built_before: m.BeforeYear = None,
    district: m.AnyDistrict = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.HeritageBuilding]:
    """Search the town's listed buildings by style, age and district, the oldest first."""
    source = "heritage JOIN streets USING (street_id)"
    filters = {"style = ?": style, "built_in < ?": built_before, "district = ?": district}
    order = "built_in, building_id"
    return page(database, m.HeritageBuilding, source, filters, order, limit, offset)


@router.get("/streets/{street_id}/name")
async def get_street_name_origin(database: Database, street_id: m.StreetId) -> m.StreetOrigin:
    """Get after what a street of the town is named, since when, and its name before."""
    return m.StreetOrigin(**_street(database, street_id))


@router.post("/fees")
async def estimate_town_fees(case: m.FeeCase) -> m.Fees:
    """Estimate the town hall's fees for certificates, permits and taxes.

    The low-income pass halves the fees of everyday papers, but nothing for express.
    """
    lines = []
    for each in case.requests:
        fee, express, halved = FEES[each.service]
        fee *= each.number
        lines.append(
            m.FeeLine(
                service=each.service,
                fee_eur=round(fee, 2),
                express_eur=round(express * each.number * each.express, 2),
                reduction_eur=round(fee / 2, 2) if halved and case.low_income else 0,
            )
        )
    total = sum(each.fee_eur + each.express_eur - each.reduction_eur for each in lines)
    return m.Fees(total_eur=round(total, 2), lines=lines)


@router.post("/disposal")
async def choose_disposal_places(rubbish: m.RubbishList) -> m.DisposalPlan:
    """Choose where to take a list of things to dispose of, with fees and advice, by place."""
    places: dict[str, m.DisposalPlace] = {}
    for each in rubbish.items:
        place, fee, advice = DISPOSAL[each.item]
        plan = places.setdefault(
            place, m.DisposalPlace(place=place, items=[], fee_eur=0, advice=[])
        )
        plan.items.append(each.item)
        plan.fee_eur = round(plan.fee_eur + fee * each.number, 2)
        plan.advice.append(f"{each.item}: {advice}")
    found = [places[name] for name in sorted(places)]
    return m.DisposalPlan(total_fee_eur=round(sum(each.fee_eur for each in found), 2), places=found)


SERVICE = Service(
    name="civic",
    title="Town Records",
    category="Other",
    description="A town's streets, waste, parking, elections, plans, library, graves and fees.",
    seed=seed,
    router=router,
)
