"""What several operations look up."""

from tasks.world import athletics_meets_models as m
from tasks.world.athletics_data import DISCIPLINES
from tasks.world.service import Database, one

BY_CODE = {each.code: each for each in DISCIPLINES}
LEGAL = "(wind_mps IS NULL OR wind_mps <= 2)"
RESULTS = """(SELECT r.*, a.name, a.country, a.born, m.meet, m.held_on FROM results r
    JOIN athletes a USING (athlete_id) JOIN meets m USING (meet_id))"""


def best(code: str) -> str:
    """The SQL function that finds the best of a discipline's marks."""
    return "MIN" if BY_CODE[code].unit == "s" else "MAX"


def direction(code: str) -> str:
    """What stands behind ORDER BY mark, so that the best comes first."""
    return "" if BY_CODE[code].unit == "s" else "DESC"


def athlete_with(database: Database, athlete_id: str) -> m.AthleteProfile:
    """The athlete of that id with starts, wins and personal best, or a 404."""
    sql = "SELECT * FROM athletes WHERE athlete_id = ?"
    athlete = one(database, m.Athlete, "athlete", sql, athlete_id)
    sql = f"""SELECT COUNT(*) starts, COUNT(*) FILTER (WHERE place = 1) wins,
        {best(athlete.discipline)}(mark) FILTER (WHERE {LEGAL}) personal_best
        FROM results WHERE athlete_id = ?"""
    record = database.execute(sql, (athlete_id,)).fetchone()
    return m.AthleteProfile(**athlete.model_dump(), **record)
