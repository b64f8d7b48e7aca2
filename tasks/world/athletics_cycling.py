"""Stage races of cyclists."""

from tasks.world import athletics_cycling_models as m
from tasks.world.service import Database, Limit, Page, many, missing, one, operations, page

router = operations()


@router.get("/stage-races")
async def search_stage_races(
    database: Database,
    stage_kind: m.StageKind = None,
    month: m.RaceMonth = None,
    limit: Limit = 10,
) -> Page[m.Race]:
    """Search cycling stage races of 2025 by month and by a kind of stage they have."""
    has = "EXISTS (SELECT 1 FROM stages s WHERE s.race_id = races.race_id AND kind = ?)"
    filters = {has: stage_kind, "month_of(starts_on) = ?": month}
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
