"""Courses, and timetables made of them."""

from itertools import combinations

from tasks.world import education_courses_models as m
from tasks.world.days import minutes_of
from tasks.world.education_models import AnySubject, OneSubject, Term, TimetableEntry
from tasks.world.education_rows import COURSES, course_with, school_with
from tasks.world.lookups import has_text
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.spots import AnyTown

router = operations()


@router.get("/courses")
async def find_courses(
    database: Database,
    subject: AnySubject = None,
    level: m.AnyLevel = None,
    city: AnyTown = None,
    mode: m.Mode = None,
    term: Term = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Course]:
    """Find courses by subject, level, city, mode and term."""
    filters = {"subject = ?": subject, "level = ?": level, "city = ?": city}
    filters |= {"mode = ?": mode, "term = ?": term}
    return page(database, m.Course, COURSES, filters, "title, course_id", limit, offset)


@router.get("/courses/search")
async def search_courses_by_title(
    database: Database, text: m.TitleText, limit: Limit = 10
) -> Page[m.CourseDetails]:
    """Search courses whose title holds a text, cheapest first."""
    filters = {has_text("title"): text}
    return page(database, m.CourseDetails, COURSES, filters, "fee_eur, course_id", limit)


@router.get("/courses/statistics")
async def get_subject_statistics(database: Database, subject: OneSubject) -> list[m.SubjectFigures]:
    """Get numbers of courses, average enrolment and full courses of a subject, level by level."""
    sql = """SELECT level, COUNT(*) courses, ROUND(AVG(enrolled), 2) average_enrolled,
        ROUND(AVG(credits), 2) average_credits, SUM(enrolled = capacity) full_courses
        FROM courses WHERE subject = ? GROUP BY level ORDER BY level DESC"""
    return many(database, m.SubjectFigures, sql, subject)


@router.get("/courses/{course_id}")
async def get_course(database: Database, course_id: m.CourseId) -> m.CourseDetails:
    """Get a course with its teacher, weekly time, room and fee."""
    return course_with(database, course_id)


@router.get("/courses/{course_id}/seats")
async def check_course_seats(database: Database, course_id: m.CourseId) -> m.Seats:
    """Check how many seats of a course are free and whether one can still enrol."""
    sql = """SELECT *, capacity - enrolled free, capacity > enrolled AND term = 'autumn' can_enrol
        FROM courses WHERE course_id = ?"""
    return one(database, m.Seats, "course", sql, course_id)


@router.get("/courses/{course_id}/lessons")
async def list_course_lessons(database: Database, course_id: m.CourseId) -> list[m.Lesson]:
    """List the ten lessons of a course with their days and topics."""
    course_with(database, course_id)
    sql = "SELECT * FROM lessons WHERE course_id = ? ORDER BY number"
    return many(database, m.Lesson, sql, course_id)


@router.get("/courses/{course_id}/path")
async def get_course_prerequisites(database: Database, course_id: m.CourseId) -> list[m.Course]:
    """Get the chain of courses to pass in order, up to and including a course."""
    course_with(database, course_id)
    sql = f"""WITH RECURSIVE chain AS (SELECT course_id, requires, 0 depth FROM courses
        WHERE course_id = ? UNION ALL SELECT c.course_id, c.requires, depth + 1
        FROM courses c JOIN chain ON c.course_id = chain.requires)
        SELECT c.* FROM chain JOIN {COURSES} c USING (course_id) ORDER BY depth DESC"""
    return many(database, m.Course, sql, course_id)


@router.post("/timetables/checks")
async def check_timetable_conflicts(database: Database, choice: m.Choice) -> m.Timetable:
    """Check which of several courses overlap in time, and add up credits and weekly minutes."""
    courses = [course_with(database, each) for each in dict.fromkeys(choice.course_ids)]
    clashes = [m.clash(first, second) for first, second in combinations(courses, 2)]
    return m.Timetable(
        conflicts=[each for each in clashes if each.overlap_minutes > 0],
        credits=sum(each.credits for each in courses),
        weekly_minutes=sum(
            minutes_of(each.ends_at) - minutes_of(each.starts_at) for each in courses
        ),
    )


@router.post("/timetables/plans")
async def plan_study_term(database: Database, wish: m.PlanWish) -> m.StudyPlan:
    """Choose courses of a school for a term that do not overlap, those with most credits first."""
    school_with(database, wish.school_id)
    sql = f"""SELECT * FROM {COURSES} WHERE school_id = ? AND term = ?
        ORDER BY credits DESC, course_id"""
    chosen: list[m.CourseDetails] = []
    for course in many(database, m.CourseDetails, sql, wish.school_id, wish.term):
        fits = course.subject in wish.subjects and course.weekday not in wish.free_weekdays
        room = sum(each.credits for each in chosen) + course.credits <= wish.max_credits
        if fits and room and all(m.clash(course, each).overlap_minutes <= 0 for each in chosen):
            chosen.append(course)
    chosen.sort(key=lambda each: (each.weekday, each.starts_at))
    entries = [TimetableEntry(**each.model_dump()) for each in chosen]
    return m.StudyPlan(credits=sum(each.credits for each in chosen), courses=entries)
