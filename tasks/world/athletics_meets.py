"""Athletics meets, their events, and athletes."""

from tasks.world import athletics_meets_models as m
from tasks.world.athletics_rows import LEGAL, RESULTS, athlete_with, best, direction
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry

router = operations()

_LANES = (4, 5, 3, 6, 2, 7)


@router.get("/meets")
async def search_athletics_meets(
    database: Database,
    country: AnyCountry = None,
    level: m.Level = None,
    year: m.MeetYear = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Meet]:
    """Search athletics meets by country, level and year, the latest first."""
    filters = {"country = ?": country, "level = ?": level}
    filters["year_of(held_on) = ?"] = year
    return page(database, m.Meet, "meets", filters, "held_on DESC, meet_id", limit, offset)


@router.get("/meets/{meet_id}/programme")
async def get_meet_programme(database: Database, meet_id: m.MeetId) -> m.MeetProgramme:
    """Get the programme of an athletics meet: its events with starting times and starters."""
    row = first_row(database, "meet", "SELECT * FROM meets WHERE meet_id = ?", meet_id)
    sql = """SELECT discipline, title, category, starts, COUNT(*) starters FROM results
        JOIN disciplines ON code = discipline WHERE meet_id = ?
        GROUP BY discipline, category ORDER BY starts, discipline, category"""
    return m.MeetProgramme(**row, events=many(database, m.MeetEvent, sql, meet_id))


@router.get("/meets/{meet_id}/results")
async def list_meet_results(
    database: Database,
    meet_id: m.MeetId,
    category: m.AnyCategory = None,
    max_place: m.MaxPlace = 3,
) -> list[m.Result]:
    """List who came first, second and so on in every event of an athletics meet."""
    await get_meet_programme(database, meet_id)
    sql = f"""SELECT * FROM {RESULTS} WHERE meet_id = ? AND place <= ?
        AND category IS IFNULL(?, category) ORDER BY discipline, category, place"""
    return many(database, m.Result, sql, meet_id, max_place, category)


@router.get("/meets/{meet_id}/heat-sheet")
async def get_heat_sheet(
    database: Database, meet_id: m.MeetId, discipline: m.MeetCode, category: m.Category
) -> list[m.HeatStart]:
    """Get heats and lanes of an event: by season's best in a snake, the best in the middle."""
    meet = await get_meet_programme(database, meet_id)
    sql = f"""SELECT s.athlete_id, a.name, (SELECT {best(discipline)}(mark) FROM {RESULTS} r
            WHERE r.athlete_id = s.athlete_id AND held_on < ?1
            AND year_of(held_on) = year_of(?1)) season_best, 0 heat, 0 lane
        FROM results s JOIN athletes a USING (athlete_id)
        WHERE meet_id = ?2 AND s.discipline = ?3 AND s.category = ?4
        ORDER BY season_best IS NULL, season_best {direction(discipline)}, s.athlete_id"""
    starts = many(database, m.HeatStart, sql, meet.held_on, meet_id, discipline, category)
    if not starts:
        raise missing("event of the meet", discipline)
    heats = -(-len(starts) // 6)
    for number, start in enumerate(starts):
        row, place = divmod(number, heats)
        start.heat = 1 + (place if row % 2 == 0 else heats - 1 - place)
        start.lane = _LANES[row]
    return sorted(starts, key=lambda each: (each.heat, each.lane))


@router.get("/disciplines/{code}")
async def get_discipline_rules(database: Database, code: m.CodePath) -> m.DisciplineRules:
    """Get an athletics discipline's rules: attempts, limit of wind and what is a foul."""
    sql = "SELECT * FROM disciplines WHERE code = ?"
    return one(database, m.DisciplineRules, "discipline", sql, code)


@router.get("/athletes")
async def search_athletes(
    database: Database,
    name: m.NamePart = None,
    country: AnyCountry = None,
    discipline: m.AnyCode = None,
    born_from: m.BornAfter = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Athlete]:
    """Search track and field athletes by name, country, discipline and year of birth."""
    filters = {"name LIKE '%' || ? || '%'": name, "country = ?": country}
    filters |= {"discipline = ?": discipline, "born >= ?": born_from}
    return page(database, m.Athlete, "athletes", filters, "name, athlete_id", limit, offset)


@router.get("/athletes/{athlete_id}")
async def get_athlete(database: Database, athlete_id: m.AthleteId) -> m.AthleteProfile:
    """Get an athlete's club, discipline, starts, wins and personal best."""
    return athlete_with(database, athlete_id)


@router.get("/athletes/{athlete_id}/results")
async def list_athlete_results(
    database: Database, athlete_id: m.AthleteId, year: m.MeetYear = None, limit: Limit = 10
) -> Page[m.DatedResult]:
    """List an athlete's results at meets with marks and wind, the newest first."""
    athlete_with(database, athlete_id)
    filters = {"athlete_id = ?": athlete_id}
    filters["year_of(held_on) = ?"] = year
    order = "held_on DESC, meet_id"
    return page(database, m.DatedResult, RESULTS, filters, order, limit)


@router.get("/athletes/{athlete_id}/season-bests")
async def list_athlete_season_bests(
    database: Database, athlete_id: m.AthleteId, legal_wind_only: m.LegalWind = False
) -> list[m.SeasonBest]:
    """List an athlete's best and mean mark of every season since 2023."""
    discipline = athlete_with(database, athlete_id).discipline
    sql = f"""SELECT year_of(held_on) season, COUNT(*) starts,
        {best(discipline)}(mark) best, ROUND(AVG(mark), 2) mean FROM {RESULTS}
        WHERE athlete_id = ? AND ({LEGAL} OR NOT ?) GROUP BY season ORDER BY season"""
    return many(database, m.SeasonBest, sql, athlete_id, legal_wind_only)
