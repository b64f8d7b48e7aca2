"""Elections, building plans, the library, lost property and residents' reports."""

from calendar import day_name

from tasks.world import civic_hall_models as m
from tasks.world.civic_rows import street_with
from tasks.world.civic_streets_models import AnyDistrict, StreetId
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    many,
    one,
    operations,
    page,
)

router = operations()

_PLANS = """(SELECT *, days_between(received_on, IFNULL(decided_on, today())) days
    FROM plans JOIN streets USING (street_id))"""


@router.get("/streets/{street_id}/polling-place")
async def find_polling_place(
    database: Database, street_id: StreetId, house_number: m.HouseNumber
) -> m.PollingPlace:
    """Find the place at which the people of a house vote.

    Every district has a place for odd and one for even house numbers.
    """
    district = street_with(database, street_id)["district"]
    sql = "SELECT * FROM polling WHERE district = ? AND side = ?"
    side = "odd" if house_number % 2 else "even"
    return one(database, m.PollingPlace, "polling place", sql, district, side)


@router.get("/elections")
async def get_town_election_result(
    database: Database, year: m.ElectionYear, district: AnyDistrict = None
) -> m.ElectionResult:
    """Get turnout and votes of a town council election, in the town or in one district."""
    where = "JOIN polling USING (polling_id) WHERE year = ? AND district IS IFNULL(?, district)"
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
    district: AnyDistrict = None,
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


@router.get("/planning-applications")
async def search_planning_applications(
    database: Database,
    work: m.Work = None,
    state: m.PlanState = None,
    district: AnyDistrict = None,
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
    sql = "SELECT * FROM titles WHERE title_id = ?"
    row = first_row(database, "library title", sql, title_id)
    sql = """SELECT *, due_on IS NULL on_shelf,
        MAX(0, IFNULL(days_between(due_on, today()), 0)) overdue_days
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
    district: AnyDistrict = None,
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
    sql = """SELECT district, COUNT(*) reports, SUM(closed_on IS NULL) still_open,
        ROUND(AVG(days), 2) average_days, MAX(days) longest_days
        FROM (SELECT *, days_between(reported_on, closed_on) days FROM reports)
        JOIN streets USING (street_id) WHERE kind = ?
        GROUP BY district ORDER BY average_days DESC, district"""
    return many(database, m.RepairTime, sql, kind)
