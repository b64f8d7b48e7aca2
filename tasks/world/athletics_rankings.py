"""Rankings, records, standards, duels, relays and doping controls."""

from tasks.world import athletics_rankings_models as m
from tasks.world.athletics_meets_models import AthleteId, Category
from tasks.world.athletics_rows import LEGAL, RESULTS, athlete_with, best, direction
from tasks.world.service import Database, Limit, many, missing, one, operations
from tasks.world.spots import AnyCountry

router = operations()

_SPRINTS = {"100m": 1.0, "200m": 2.02, "400m": 4.48, "400mH": 4.84}
"""How many times as long as 100 m a discipline takes a runner."""
_LONG_SPRINTS = {"400m": 1.0, "400mH": 1.08, "200m": 0.45, "800m": 2.29}
"""How many times as long as 400 m."""


@router.get("/rankings/season")
async def rank_athletes_of_season(
    database: Database,
    discipline: m.Code,
    category: Category,
    season: m.Season = 2025,
    limit: Limit = 10,
) -> list[m.RankedMark]:
    """Rank the athletes of a discipline by their best mark of a season with legal wind."""
    sql = f"""SELECT ROW_NUMBER() OVER (ORDER BY mark {direction(discipline)}, athlete_id) place,
        * FROM (SELECT athlete_id, name, country, {best(discipline)}(mark) mark, COUNT(*) starts
            FROM {RESULTS} WHERE discipline = ? AND category = ? AND year_of(held_on) = ?
            AND {LEGAL} GROUP BY athlete_id) ORDER BY place LIMIT ?"""
    return many(database, m.RankedMark, sql, discipline, category, season, limit)


@router.get("/records/national")
async def list_national_records(
    database: Database, country: m.Country, category: Category
) -> list[m.NationalRecord]:
    """List a country's athletics records: the best mark of each discipline and who holds it."""
    sql = f"""SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY discipline ORDER BY
            IIF(unit = 's', mark, -mark), held_on, athlete_id) rank
            FROM {RESULTS} JOIN disciplines ON code = discipline
            WHERE country = ? AND category = ? AND {LEGAL})
        WHERE rank = 1 ORDER BY discipline"""
    found = many(database, m.NationalRecord, sql, country, category)
    if not found:
        raise missing("record of the country", country)
    return found


@router.get("/standards")
async def list_qualification_standards(
    database: Database, championship_id: m.Championship, category: Category
) -> list[m.Standard]:
    """List the marks that qualify for an athletics championship, discipline by discipline."""
    sql = f"""SELECT code discipline, title, unit,
        ROUND(IIF(unit = 's', typical_{category} * factor, typical_{category} / factor), 2) standard
        FROM disciplines, championships WHERE championship_id = ? ORDER BY code"""
    return many(database, m.Standard, sql, championship_id)


@router.get("/standards/checks/{athlete_id}")
async def check_athlete_qualification(
    database: Database, athlete_id: AthleteId, championship_id: m.Championship
) -> m.Qualification:
    """Check whether an athlete has reached a championship's standard since July 2024."""
    athlete = athlete_with(database, athlete_id)
    standards = await list_qualification_standards(database, championship_id, athlete.category)
    wanted = next(each for each in standards if each.discipline == athlete.discipline)
    sql = f"""SELECT {best(athlete.discipline)}(mark) mark FROM {RESULTS}
        WHERE athlete_id = ? AND held_on >= '2024-07-01' AND {LEGAL}"""
    mark = database.execute(sql, (athlete_id,)).fetchone()["mark"]
    sign = 1 if wanted.unit == "s" else -1
    gap = wanted.standard if mark is None else max(0.0, sign * (mark - wanted.standard))
    sql = "SELECT championship FROM championships WHERE championship_id = ?"
    return m.Qualification(
        championship=database.execute(sql, (championship_id,)).fetchone()[0],
        standard=wanted.standard,
        season_best=mark,
        qualified=gap == 0,
        missing=round(gap, 2),
    )


@router.get("/duels")
async def count_athlete_duels(
    database: Database, first_athlete_id: m.FirstAthlete, second_athlete_id: m.SecondAthlete
) -> m.Duels:
    """Count at how many meets each of two athletes beat the other in their common discipline."""
    for athlete_id in (first_athlete_id, second_athlete_id):
        athlete_with(database, athlete_id)
    sql = """SELECT a.discipline, COUNT(*) meets, TOTAL(a.place < b.place) first_ahead,
        TOTAL(a.place > b.place) second_ahead, ROUND(AVG(ABS(a.mark - b.mark)), 2) mean_gap
        FROM results a JOIN results b USING (meet_id, discipline, category)
        WHERE a.athlete_id = ? AND b.athlete_id = ? GROUP BY a.discipline"""
    return one(database, m.Duels, "common event of", sql, first_athlete_id, second_athlete_id)


@router.get("/relays/proposal")
async def propose_relay_team(
    database: Database, country: m.Country, category: Category, relay: m.Relay
) -> m.RelayTeam:
    """Propose a country's four fastest sprinters for a relay, and estimate its time.

    The second fastest starts and the fastest ends. Marks over other distances are converted.
    Three handovers save 0.7 s each over 4x100 m, and 0.9 s each over 4x400 m.
    """
    lengths, save_s = (_SPRINTS, 0.7) if relay == "4x100m" else (_LONG_SPRINTS, 0.9)
    legs = " ".join(f"WHEN '{code}' THEN mark / {share}" for code, share in lengths.items())
    sql = f"""SELECT athlete_id, name, 0 leg, ROUND(MIN(CASE discipline {legs} END), 2) best_s
        FROM {RESULTS} WHERE country = ? AND category = ?
        GROUP BY athlete_id HAVING best_s > 0 ORDER BY best_s, athlete_id LIMIT 4"""
    found = many(database, m.RelayRunner, sql, country, category)
    if len(found) < 4:
        raise missing("relay team of the country", country)
    runners = [found[1], found[3], found[2], found[0]]
    for leg, runner in enumerate(runners, 1):
        runner.leg = leg
    total = round(sum(each.best_s for each in found) - 3 * save_s, 2)
    return m.RelayTeam(country=country, runners=runners, expected_s=total)


@router.get("/doping-controls")
async def list_doping_controls(
    database: Database, day: m.ControlDay, country: AnyCountry = None
) -> list[m.Control]:
    """List the doping controls planned for a day, in the order of their hours."""
    sql = """SELECT * FROM controls JOIN athletes USING (athlete_id)
        WHERE planned_on = ? AND country IS IFNULL(?, country) ORDER BY window_from, control_id"""
    return many(database, m.Control, sql, day, country)
