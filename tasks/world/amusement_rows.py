"""What several operations look up."""

from datetime import date

from tasks.world import amusement_parks_models as m
from tasks.world.amusement_data import WEEKDAYS, crowd, queue_min
from tasks.world.days import day_of
from tasks.world.service import Database, first_row, missing, one


def park_with(database: Database, park_id: str) -> m.ParkDetails:
    """The park of that id with what it has, or a 404."""
    sql = """SELECT p.*, COUNT(*) rides, SUM(kind = 'coaster') coasters,
        (SELECT COUNT(*) FROM shows s WHERE s.park_id = p.park_id) shows
        FROM parks p JOIN rides USING (park_id) WHERE p.park_id = ? GROUP BY p.park_id"""
    return one(database, m.ParkDetails, "theme park", sql, park_id)


def park_day(database: Database, park_id: str, day: date) -> m.ParkDay:
    """Whether a park is open on a day and how full it gets, or a 404."""
    park = first_row(database, "theme park", "SELECT * FROM parks WHERE park_id = ?", park_id)
    reason = ""
    if not park["season_starts"] <= str(day) <= park["season_ends"]:
        reason = "out of season"
    elif WEEKDAYS[day.weekday()] == park["closed_weekday"] and day.month not in (7, 8):
        reason = "weekly closing day"
    late = 1 if day.month in (7, 8) else 0
    return m.ParkDay(
        day=str(day),
        open=not reason,
        reason=reason,
        opens=None if reason else f"{park['opens_h']:02}:00",
        closes=None if reason else f"{park['closes_h'] + late}:00",
        crowd_level=0 if reason else max(1, min(10, round(4.5 * crowd(park_id, day)))),
    )


def queue_at(database: Database, park_id: str, ride: m.Ride, day: str, hour: int) -> int:
    """Minutes in a ride's queue at an hour of a day; a 404 where the park is closed then."""
    when = day_of(day)
    if not park_day(database, park_id, when).open:
        raise missing("queue, the park is closed on", day)
    return queue_min(ride.ride_id, ride.usual_queue_min, park_id, when, hour)
