"""Athletics meets with results, records and standards, and stage races of cyclists."""

from math import exp

from tasks.world import athletics_models as m
from tasks.world.athletics_data import DISCIPLINES, seed
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
from tasks.world.spots import AnyCountry

router = operations()
_BY_CODE = {each.code: each for each in DISCIPLINES}
_LEGAL = "(wind_mps IS NULL OR wind_mps <= 2)"
_RESULTS = """(SELECT r.*, a.name, a.country, a.born, m.meet, m.held_on FROM results r
    JOIN athletes a USING (athlete_id) JOIN meets m USING (meet_id))"""
_DECATHLON = {
    "sprint_100m_s": (25.4347, 18, 1.81, -1),
    "long_jump_m": (0.14354, 220, 1.4, 100),
    "shot_put_m": (51.39, 1.5, 1.05, 1),
    "high_jump_m": (0.8465, 75, 1.42, 100),
    "run_400m_s": (1.53775, 82, 1.81, -1),
    "hurdles_110m_s": (5.74352, 28.5, 1.92, -1),
    "discus_m": (12.91, 4, 1.1, 1),
    "pole_vault_m": (0.2797, 100, 1.35, 100),
    "javelin_m": (10.14, 7, 1.08, 1),
    "run_1500m_s": (0.03768, 480, 1.85, -1),
}
"""Factor, offset, exponent, and the unit's multiple: centimetres for jumps, -1 for times."""
_SPRINTS = {"100m": 1.0, "200m": 2.02, "400m": 4.48, "400mH": 4.84}
"""How many times as long as 100 m a discipline takes a runner."""
_LONG_SPRINTS = {"400m": 1.0, "400mH": 1.08, "200m": 0.45, "800m": 2.29}
"""How many times as long as 400 m."""
_LANES = (4, 5, 3, 6, 2, 7)


def _best(code: str) -> str:
    return "MIN" if _BY_CODE[code].unit == "s" else "MAX"


def _direction(code: str) -> str:
    return "" if _BY_CODE[code].unit == "s" else "DESC"


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
    filters["CAST(SUBSTR(held_on, 1, 4) AS INTEGER) = ?"] = year
    return page(database, m.Meet, "meets", filters, "held_on DESC, meet_id", limit, offset)


@router.get("/meets/{meet_id}/programme")
async def get_meet_programme(database: Database, meet_id: m.MeetId) -> m.MeetProgramme:
    """Get the programme of an athletics meet: its events with starting times and starters."""
    row = database.execute("SELECT * FROM meets WHERE meet_id = ?", (meet_id,)).fetchone()
    if row is None:
        raise missing("meet", meet_id)
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
    sql = f"""SELECT * FROM {_RESULTS} WHERE meet_id = ? AND place <= ?
        AND (? IS NULL OR category = ?) ORDER BY discipline, category, place"""
    return many(database, m.Result, sql, meet_id, max_place, category, category)


@router.get("/meets/{meet_id}/heat-sheet")
async def get_heat_sheet(
    database: Database, meet_id: m.MeetId, discipline: m.MeetCode, category: m.Category
) -> list[m.HeatStart]:
    """Get heats and lanes of an event: by season's best in a snake, the best in the middle."""
    meet = await get_meet_programme(database, meet_id)
    sql = f"""SELECT s.athlete_id, a.name, (SELECT {_best(discipline)}(mark) FROM {_RESULTS} r
            WHERE r.athlete_id = s.athlete_id AND held_on < ?1
            AND SUBSTR(held_on, 1, 4) = SUBSTR(?1, 1, 4)) season_best, 0 heat, 0 lane
        FROM results s JOIN athletes a USING (athlete_id)
        WHERE meet_id = ?2 AND s.discipline = ?3 AND s.category = ?4
        ORDER BY season_best IS NULL, season_best {_direction(discipline)}, s.athlete_id"""
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
    sql = "SELECT * FROM athletes WHERE athlete_id = ?"
    athlete = one(database, m.Athlete, "athlete", sql, athlete_id)
    best = _best(athlete.discipline)
    sql = f"""SELECT COUNT(*) starts, COUNT(*) FILTER (WHERE place = 1) wins,
        {best}(mark) FILTER (WHERE {_LEGAL}) personal_best FROM results WHERE athlete_id = ?"""
    record = database.execute(sql, (athlete_id,)).fetchone()
    return m.AthleteProfile(**athlete.model_dump(), **record)


@router.get("/athletes/{athlete_id}/results")
async def list_athlete_results(
    database: Database, athlete_id: m.AthleteId, year: m.MeetYear = None, limit: Limit = 10
) -> Page[m.DatedResult]:
    """List an athlete's results at meets with marks and wind, the newest first."""
    await get_athlete(database, athlete_id)
    filters = {"athlete_id = ?": athlete_id}
    filters["CAST(SUBSTR(held_on, 1, 4) AS INTEGER) = ?"] = year
    order = "held_on DESC, meet_id"
    return page(database, m.DatedResult, _RESULTS, filters, order, limit)


@router.get("/athletes/{athlete_id}/season-bests")
async def list_athlete_season_bests(
    database: Database, athlete_id: m.AthleteId, legal_wind_only: m.LegalWind = False
) -> list[m.SeasonBest]:
    """List an athlete's best and mean mark of every season since 2023."""
    best = _best((await get_athlete(database, athlete_id)).discipline)
    sql = f"""SELECT CAST(SUBSTR(held_on, 1, 4) AS INTEGER) season, COUNT(*) starts,
        {best}(mark) best, ROUND(AVG(mark), 2) mean FROM {_RESULTS}
        WHERE athlete_id = ? AND ({_LEGAL} OR NOT ?) GROUP BY season ORDER BY season"""
    return many(database, m.SeasonBest, sql, athlete_id, legal_wind_only)


@router.get("/rankings/season")
async def rank_athletes_of_season(
    database: Database,
    discipline: m.Code,
    category: m.Category,
    season: m.Season = 2025,
    limit: Limit = 10,
) -> list[m.RankedMark]:
    """Rank the athletes of a discipline by their best mark of a season with legal wind."""
    sql = f"""SELECT ROW_NUMBER() OVER (ORDER BY mark {_direction(discipline)}, athlete_id) place,
        * FROM (SELECT athlete_id, name, country, {_best(discipline)}(mark) mark, COUNT(*) starts
            FROM {_RESULTS} WHERE discipline = ? AND category = ? AND held_on LIKE ? || '%'
            AND {_LEGAL} GROUP BY athlete_id) ORDER BY place LIMIT ?"""
    return many(database, m.RankedMark, sql, discipline, category, season, limit)


@router.get("/records/national")
async def list_national_records(
    database: Database, country: m.Country, category: m.Category
) -> list[m.NationalRecord]:
    """List a country's athletics records: the best mark of each discipline and who holds it."""
    sql = f"""SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY discipline ORDER BY
            IIF(unit = 's', mark, -mark), held_on, athlete_id) rank
            FROM {_RESULTS} JOIN disciplines ON code = discipline
            WHERE country = ? AND category = ? AND {_LEGAL})
        WHERE rank = 1 ORDER BY discipline"""
    found = many(database, m.NationalRecord, sql, country, category)
    if not found:
        raise missing("record of the country", country)
    return found


@router.get("/standards")
async def list_qualification_standards(
    database: Database, championship_id: m.Championship, category: m.Category
) -> list[m.Standard]:
    """List the marks that qualify for an athletics championship, discipline by discipline."""
    sql = f"""SELECT code discipline, title, unit,
        ROUND(IIF(unit = 's', typical_{category} * factor, typical_{category} / factor), 2) standard
        FROM disciplines, championships WHERE championship_id = ? ORDER BY code"""
    return many(database, m.Standard, sql, championship_id)


@router.get("/standards/checks/{athlete_id}")
async def check_athlete_qualification(
    database: Database, athlete_id: m.AthleteId, championship_id: m.Championship
) -> m.Qualification:
    """Check whether an athlete has reached a championship's standard since July 2024."""
    athlete = await get_athlete(database, athlete_id)
    standards = await list_qualification_standards(database, championship_id, athlete.category)
    wanted = next(each for each in standards if each.discipline == athlete.discipline)
    sql = f"""SELECT {_best(athlete.discipline)}(mark) mark FROM {_RESULTS}
        WHERE athlete_id = ? AND held_on >= '2024-07-01' AND {_LEGAL}"""
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
        await get_athlete(database, athlete_id)
    sql = """SELECT a.discipline, COUNT(*) meets, TOTAL(a.place < b.place) first_ahead,
        TOTAL(a.place > b.place) second_ahead, ROUND(AVG(ABS(a.mark - b.mark)), 2) mean_gap
        FROM results a JOIN results b USING (meet_id, discipline, category)
        WHERE a.athlete_id = ? AND b.athlete_id = ? GROUP BY a.discipline"""
    return one(database, m.Duels, "common event of", sql, first_athlete_id, second_athlete_id)


@router.get("/relays/proposal")
async def propose_relay_team(
    database: Database, country: m.Country, category: m.Category, relay: m.Relay
) -> m.RelayTeam:
    """Propose a country's four fastest sprinters for a relay, and estimate its time.

    The second fastest starts and the fastest ends. Marks over other distances are converted.
    Three handovers save 0.7 s each over 4x100 m, and 0.9 s each over 4x400 m.
    """
    lengths, save_s = (_SPRINTS, 0.7) if relay == "4x100m" else (_LONG_SPRINTS, 0.9)
    legs = " ".join(f"WHEN '{code}' THEN mark / {share}" for code, share in lengths.items())
    sql = f"""SELECT athlete_id, name, 0 leg, ROUND(MIN(CASE discipline {legs} END), 2) best_s
        FROM {_RESULTS} WHERE country = ? AND category = ?
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
        WHERE planned_on = ? AND (? IS NULL OR country = ?) ORDER BY window_from, control_id"""
    return many(database, m.Control, sql, day, country, country)


@router.get("/points/age-group")
async def compute_age_group_points(
    database: Database,
    discipline: m.Code,
    category: m.Category,
    age: m.Age,
    mark: m.Mark,
) -> m.AgePoints:
    """Compute age-group points of a mark: 1000 for a good young athlete's mark.

    The factor is 1 - 0.008 (age - 30). Times are multiplied by it, widths are divided by it.
    Points are 1000 (standard / time)^3, or 1000 (width / standard)^1.5.
    """
    factor = max(0.3, 1 - 0.008 * (age - 30))
    row = await get_discipline_rules(database, discipline)
    standard = getattr(_BY_CODE[discipline], f"typical_{category}")
    if row.unit == "s":
        adjusted = mark * factor
        points = 1000 * (standard / adjusted) ** 3
    else:
        adjusted = mark / factor
        points = 1000 * (adjusted / standard) ** 1.5
    return m.AgePoints(
        factor=round(factor, 3), adjusted_mark=round(adjusted, 2), points=round(points)
    )


@router.get("/points/wind")
async def adjust_sprint_for_wind(
    time_s: m.SprintTime, wind_mps: m.Wind, altitude_m: m.Altitude = 0
) -> m.StillAir:
    """Adjust a 100 m time to still air at sea level.

    The time is multiplied by 1.03 - 0.03 exp(-0.000125 altitude) (1 - wind time / 100)^2.
    """
    share = 1.03 - 0.03 * exp(-0.000125 * altitude_m) * (1 - wind_mps * time_s / 100) ** 2
    adjusted = round(time_s * share, 2)
    return m.StillAir(
        adjusted_s=adjusted, gained_s=round(adjusted - time_s, 2), legal=wind_mps <= 2
    )


@router.post("/points/decathlon")
async def score_decathlon(marks: m.Decathlon) -> m.DecathlonScore:
    """Score a decathlon by the international tables, event by event and day by day."""
    points = {}
    for name, (factor, offset, exponent, unit) in _DECATHLON.items():
        mark = getattr(marks, name)
        better = offset - mark if unit < 0 else unit * mark - offset
        points[name] = int(factor * max(0.0, better) ** exponent)
    first = sum(list(points.values())[:5])
    total = sum(points.values())
    return m.DecathlonScore(points=points, first_day=first, second_day=total - first, total=total)


@router.post("/training-plans")
async def plan_running_training(training: m.Training) -> m.TrainingPlan:
    """Plan the weeks before a running race: kilometres per week and the long run.

    Weeks grow by 8%, every fourth is a rest week of 70%, the last two are cut to 60% and 40%.
    A long run is 35% of the week, at most 1.1 times the race and 38 km.
    """
    weeks, load, longest = [], training.current_week_km, min(1.1 * training.race_km, 38)
    for week in range(1, training.weeks + 1):
        left = training.weeks - week
        kind, share = "build", 1.0
        if left < 2:
            kind, share = "taper", (0.4, 0.6)[left]
        elif week % 4 == 0:
            kind, share = "rest", 0.7
        elif week > 1:
            load *= 1.08
        total = load * share
        long_run = min((0.35 if training.runs_per_week > 2 else 0.6) * total, longest)
        other = (total - long_run) / (training.runs_per_week - 1)
        facts = {"long_run_km": round(long_run, 1), "other_run_km": round(other, 1)}
        weeks.append(m.TrainingWeek(week=week, kind=kind, total_km=round(total, 1), **facts))
    return m.TrainingPlan(peak_km=max(each.total_km for each in weeks), weeks=weeks)


@router.get("/stage-races")
async def search_stage_races(
    database: Database,
    stage_kind: m.StageKind = None,
    month: m.RaceMonth = None,
    limit: Limit = 10,
) -> Page[m.Race]:
    """Search cycling stage races of 2025 by month and by a kind of stage they have."""
    has = "EXISTS (SELECT 1 FROM stages s WHERE s.race_id = races.race_id AND kind = ?)"
    filters = {has: stage_kind, "CAST(SUBSTR(starts_on, 6, 2) AS INTEGER) = ?": month}
    return page(database, m.Race, "races", filters, "starts_on, race_id", limit)


@router.get("/stage-races/{race_id}/route")
async def get_stage_race_route(database: Database, race_id: m.RaceId) -> m.StageRoute:
    """Get the route of a cycling stage race: each stage's towns, kilometres and climbing."""
    race = one(database, m.Race, "race", "SELECT * FROM races WHERE race_id = ?", race_id)
    stages = many(
        database, m.Stage, "SELECT * FROM stages WHERE race_id = ? ORDER BY stage", race_id
    )
    return m.StageRoute(
        race=race.race,
        total_km=sum(each.distance_km for each in stages),
        total_climb_m=sum(each.climb_m for each in stages),
        stages=stages,
    )


@router.get("/stage-races/{race_id}/stage-results")
async def list_stage_results(
    database: Database, race_id: m.RaceId, stage: m.StageNumber, limit: Limit = 10
) -> list[m.StagePlace]:
    """List the fastest cyclists of one stage with time, gap and speed."""
    await get_stage_race_route(database, race_id)
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY time_s, rider_id) place, r.*, time_s,
        time_s - MIN(time_s) OVER () behind_s, ROUND(3600 * distance_km / time_s, 2) speed_kmh
        FROM times JOIN riders r USING (rider_id) JOIN stages USING (race_id, stage)
        WHERE race_id = ? AND stage = ? ORDER BY place LIMIT ?"""
    found = many(database, m.StagePlace, sql, race_id, stage, limit)
    if not found:
        raise missing("stage", stage)
    return found


@router.get("/stage-races/{race_id}/general-classification")
async def get_general_classification(
    database: Database, race_id: m.RaceId, after_stage: m.AfterStage = None, limit: Limit = 10
) -> list[m.Overall]:
    """Get the general classification of a stage race: the sums of the cyclists' times."""
    await get_stage_race_route(database, race_id)
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY SUM(time_s), rider_id) place, r.*,
        SUM(time_s) total_s, SUM(time_s) - MIN(SUM(time_s)) OVER () behind_s
        FROM times JOIN riders r USING (rider_id) WHERE race_id = ? AND stage <= ?
        GROUP BY rider_id ORDER BY place LIMIT ?"""
    return many(database, m.Overall, sql, race_id, after_stage or 9, limit)


@router.get("/stage-races/{race_id}/teams")
async def rank_cycling_teams(
    database: Database, race_id: m.RaceId, limit: Limit = 10
) -> list[m.TeamTime]:
    """Rank the teams of a stage race by the time of their best three cyclists of each stage."""
    await get_stage_race_route(database, race_id)
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY SUM(time_s), team) place, team,
        SUM(time_s) total_s, COUNT(DISTINCT rider_id) riders FROM (SELECT *,
            ROW_NUMBER() OVER (PARTITION BY stage, team ORDER BY time_s, rider_id) rank,
            COUNT(*) OVER (PARTITION BY stage, team) size
            FROM times JOIN riders USING (rider_id) WHERE race_id = ?)
        WHERE rank <= 3 AND size >= 3 GROUP BY team ORDER BY place LIMIT ?"""
    return many(database, m.TeamTime, sql, race_id, limit)


@router.get("/cyclists/{rider_id}")
async def get_cyclist_season(database: Database, rider_id: m.RiderId) -> m.RiderSeason:
    """Get a cyclist's team and the places and stage wins in this year's stage races."""
    rider = one(database, m.Rider, "cyclist", "SELECT * FROM riders WHERE rider_id = ?", rider_id)
    sql = """SELECT race, total_s, place, stage_wins FROM (SELECT *, RANK() OVER (
            PARTITION BY race_id ORDER BY total_s) place FROM (SELECT race_id, rider_id,
                SUM(time_s) total_s, SUM(rank = 1) stage_wins FROM (SELECT *, RANK() OVER (
                    PARTITION BY race_id, stage ORDER BY time_s) rank FROM times)
                GROUP BY race_id, rider_id))
        JOIN races USING (race_id) WHERE rider_id = ? ORDER BY starts_on, race_id"""
    races = many(database, m.RiderRace, sql, rider_id)
    return m.RiderSeason(**rider.model_dump(), races=races)


SERVICE = Service(
    name="athletics",
    title="Track and Road",
    category="Sports",
    description="Athletics meets, athletes, records and standards, and stage races of cyclists.",
    seed=seed,
    router=router,
)
