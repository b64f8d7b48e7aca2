"""Schools with their rooms, lessons and teachers."""

from tasks.world import education_schools_models as m
from tasks.world.education_models import OneSubject, Term, TimetableEntry
from tasks.world.education_rows import COURSES, school_with
from tasks.world.lookups import rows_of
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    operations,
    page,
)
from tasks.world.spots import AnyTown, RadiusKm, nearest

router = operations()


@router.get("/schools")
async def find_schools(
    database: Database,
    city: AnyTown = None,
    kind: m.Kind = None,
    max_fee_eur: m.MaxFee = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.School]:
    """Find universities, colleges and evening schools by city and fee, best rated first."""
    filters = {"city = ?": city, "kind = ?": kind, "fee_per_credit_eur <= ?": max_fee_eur}
    return page(database, m.School, "schools", filters, "rating DESC, school_id", limit, offset)


@router.get("/schools/nearest")
async def find_nearest_schools(
    database: Database,
    lat: Latitude,
    lon: Longitude,
    kind: m.Kind = None,
    radius_km: RadiusKm = 400,
    limit: Limit = 5,
) -> list[m.NearSchool]:
    """Find the schools nearest to a point, with their distances."""
    filters = {"distance_km <= ?": radius_km, "kind = ?": kind}
    return nearest(database, m.NearSchool, "schools", "school_id", (lat, lon), filters, limit)


@router.get("/schools/compare")
async def compare_schools(database: Database, school_ids: m.SchoolIds) -> list[m.SchoolDetails]:
    """Compare schools by students, rating, fee and numbers of teachers and courses."""
    return [school_with(database, school_id) for school_id in school_ids]


@router.get("/schools/{school_id}")
async def get_school(database: Database, school_id: m.SchoolId) -> m.SchoolDetails:
    """Get a school with its rooms and its numbers of teachers and courses."""
    return school_with(database, school_id)


@router.get("/schools/{school_id}/lessons")
async def get_school_day_timetable(
    database: Database, school_id: m.SchoolId, day: m.LessonDay
) -> list[m.DayEntry]:
    """Get all lessons of a school on one day with their rooms and teachers, in order of time."""
    school_with(database, school_id)
    sql = f"""SELECT * FROM {COURSES} JOIN lessons USING (course_id)
        WHERE school_id = ? AND date = ? ORDER BY starts_at, course_id"""
    return many(database, m.DayEntry, sql, school_id, str(day))


@router.get("/schools/{school_id}/rooms")
async def find_free_classrooms(
    database: Database,
    school_id: m.SchoolId,
    day: m.LessonDay,
    from_time: m.FromTime,
    to_time: m.ToTime,
) -> m.FreeRooms:
    """Find the rooms of a school in which no lesson takes place during a stretch of a day."""
    school = school_with(database, school_id)
    sql = """SELECT DISTINCT room FROM courses JOIN lessons USING (course_id) WHERE school_id = ?
        AND date = ? AND starts_at < ? AND ends_at > ? AND mode <> 'online' ORDER BY room"""
    taken = [row[0] for row in database.execute(sql, (school_id, str(day), to_time, from_time))]
    free = [room for room in range(1, school.rooms + 1) if room not in taken]
    return m.FreeRooms(rooms=free, taken=taken)


@router.get("/teachers")
async def find_teachers(
    database: Database, subject: OneSubject, city: AnyTown = None, limit: Limit = 10
) -> list[m.Teacher]:
    """Find the teachers of a subject, the most experienced first."""
    source = "(SELECT t.*, s.name school, city FROM teachers t JOIN schools s USING (school_id))"
    filters = {"subject = ?": subject, "city = ?": city}
    return page(database, m.Teacher, source, filters, "years DESC, teacher_id", limit).items


@router.get("/teachers/{teacher_id}/timetable")
async def get_teacher_timetable(
    database: Database, teacher_id: m.TeacherId, term: Term = None
) -> list[TimetableEntry]:
    """Get when and where a teacher gives courses in a week."""
    sql = "SELECT * FROM courses WHERE teacher_id = ? ORDER BY weekday, starts_at, course_id"
    rows = rows_of(database, "teacher", sql, teacher_id)
    return [TimetableEntry(**row) for row in rows if term in (None, row["term"])]
