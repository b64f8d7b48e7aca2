"""Schools and teachers, courses and lessons, exams, scholarships and timetables."""

import sqlite3
from itertools import combinations
from statistics import mean, median

from tasks.world import education_models as m
from tasks.world.education_data import grade, seed
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry, AnyTown, RadiusKm

router = operations()
_COURSES = """(SELECT c.*, s.name school, s.city, teacher, credits * fee_per_credit_eur fee_eur
    FROM courses c JOIN schools s USING (school_id) JOIN teachers USING (teacher_id))"""
_EXAMS = f"""(SELECT e.*, title, subject, school_id, school, highest_points * 0.5 points_to_pass
    FROM exams e JOIN {_COURSES} USING (course_id))"""


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
    source = f"(SELECT *, distance_km({lat}, {lon}, lat, lon) distance_km FROM schools)"
    filters = {"distance_km <= ?": radius_km, "kind = ?": kind}
    return page(database, m.NearSchool, source, filters, "distance_km, school_id", limit).items


@router.get("/schools/compare")
async def compare_schools(database: Database, school_ids: m.SchoolIds) -> list[m.SchoolDetails]:
    """Compare schools by students, rating, fee and numbers of teachers and courses."""
    return [await get_school(database, school_id) for school_id in school_ids]


@router.get("/schools/{school_id}")
async def get_school(database: Database, school_id: m.SchoolId) -> m.SchoolDetails:
    """Get a school with its rooms and its numbers of teachers and courses."""
    sql = """SELECT *, (SELECT COUNT(*) FROM teachers t WHERE t.school_id = s.school_id) teachers,
        (SELECT COUNT(*) FROM courses c WHERE c.school_id = s.school_id) courses
        FROM schools s WHERE school_id = ?"""
    return one(database, m.SchoolDetails, "school", sql, school_id)


@router.get("/schools/{school_id}/lessons")
async def get_school_day_timetable(
    database: Database, school_id: m.SchoolId, day: m.LessonDay
) -> list[m.DayEntry]:
    """Get all lessons of a school on one day with their rooms and teachers, in order of time."""
    await get_school(database, school_id)
    sql = f"""SELECT * FROM {_COURSES} JOIN lessons USING (course_id)
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
    school = await get_school(database, school_id)
    sql = """SELECT DISTINCT room FROM courses JOIN lessons USING (course_id) WHERE school_id = ?
        AND date = ? AND starts_at < ? AND ends_at > ? AND mode <> 'online' ORDER BY room"""
    taken = [row[0] for row in database.execute(sql, (school_id, str(day), to_time, from_time))]
    free = [room for room in range(1, school.rooms + 1) if room not in taken]
    return m.FreeRooms(rooms=free, taken=taken)


@router.get("/teachers")
async def find_teachers(
    database: Database, subject: m.OneSubject, city: AnyTown = None, limit: Limit = 10
) -> list[m.Teacher]:
    """Find the teachers of a subject, the most experienced first."""
    source = "(SELECT t.*, s.name school, city FROM teachers t JOIN schools s USING (school_id))"
    filters = {"subject = ?": subject, "city = ?": city}
    return page(database, m.Teacher, source, filters, "years DESC, teacher_id", limit).items


@router.get("/teachers/{teacher_id}/timetable")
async def get_teacher_timetable(
    database: Database, teacher_id: m.TeacherId, term: m.Term = None
) -> list[m.TimetableEntry]:
    """Get when and where a teacher gives courses in a week."""
    sql = "SELECT * FROM courses WHERE teacher_id = ?"
    rows = database.execute(
        f"{sql} ORDER BY weekday, starts_at, course_id", (teacher_id,)
    ).fetchall()
    if not rows:
        raise missing("teacher", teacher_id)
    return [m.TimetableEntry(**row) for row in rows if term in (None, row["term"])]


@router.get("/courses")
async def find_courses(
    database: Database,
    subject: m.AnySubject = None,
    level: m.AnyLevel = None,
    city: AnyTown = None,
    mode: m.Mode = None,
    term: m.Term = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Course]:
    """Find courses by subject, level, city, mode and term."""
    filters = {"subject = ?": subject, "level = ?": level, "city = ?": city}
    filters |= {"mode = ?": mode, "term = ?": term}
    return page(database, m.Course, _COURSES, filters, "title, course_id", limit, offset)


@router.get("/courses/search")
async def search_courses_by_title(
    database: Database, text: m.TitleText, limit: Limit = 10
) -> Page[m.CourseDetails]:
    """Search courses whose title holds a text, cheapest first."""
    filters = {"INSTR(LOWER(title), LOWER(?))": text}
    return page(database, m.CourseDetails, _COURSES, filters, "fee_eur, course_id", limit)


@router.get("/courses/statistics")
async def get_subject_statistics(
    database: Database, subject: m.OneSubject
) -> list[m.SubjectFigures]:
    """Get numbers of courses, average enrolment and full courses of a subject, level by level."""
    sql = """SELECT level, COUNT(*) courses, ROUND(AVG(enrolled), 2) average_enrolled,
        ROUND(AVG(credits), 2) average_credits, SUM(enrolled = capacity) full_courses
        FROM courses WHERE subject = ? GROUP BY level ORDER BY level DESC"""
    return many(database, m.SubjectFigures, sql, subject)


@router.get("/courses/{course_id}")
async def get_course(database: Database, course_id: m.CourseId) -> m.CourseDetails:
    """Get a course with its teacher, weekly time, room and fee."""
    sql = f"SELECT * FROM {_COURSES} WHERE course_id = ?"
    return one(database, m.CourseDetails, "course", sql, course_id)


@router.get("/courses/{course_id}/seats")
async def check_course_seats(database: Database, course_id: m.CourseId) -> m.Seats:
    """Check how many seats of a course are free and whether one can still enrol."""
    sql = """SELECT *, capacity - enrolled free, capacity > enrolled AND term = 'autumn' can_enrol
        FROM courses WHERE course_id = ?"""
    return one(database, m.Seats, "course", sql, course_id)


@router.get("/courses/{course_id}/lessons")
async def list_course_lessons(database: Database, course_id: m.CourseId) -> list[m.Lesson]:
    """List the ten lessons of a course with their days and topics."""
    await get_course(database, course_id)
    sql = "SELECT * FROM lessons WHERE course_id = ? ORDER BY number"
    return many(database, m.Lesson, sql, course_id)


@router.get("/courses/{course_id}/path")
async def get_course_prerequisites(database: Database, course_id: m.CourseId) -> list[m.Course]:
    """Get the chain of courses to pass in order, up to and including a course."""
    await get_course(database, course_id)
    sql = f"""WITH RECURSIVE chain AS (SELECT course_id, requires, 0 depth FROM courses
        WHERE course_id = ? UNION ALL SELECT c.course_id, c.requires, depth + 1
        FROM courses c JOIN chain ON c.course_id = chain.requires)
        SELECT c.* FROM chain JOIN {_COURSES} c USING (course_id) ORDER BY depth DESC"""
    return many(database, m.Course, sql, course_id)


@router.post("/timetables/checks")
async def check_timetable_conflicts(database: Database, choice: m.Choice) -> m.Timetable:
    """Check which of several courses overlap in time, and add up credits and weekly minutes."""
    courses = [await get_course(database, each) for each in dict.fromkeys(choice.course_ids)]
    clashes = [m.clash(first, second) for first, second in combinations(courses, 2)]
    return m.Timetable(
        conflicts=[each for each in clashes if each.overlap_minutes > 0],
        credits=sum(each.credits for each in courses),
        weekly_minutes=sum(m.minutes(each.ends_at) - m.minutes(each.starts_at) for each in courses),
    )


@router.post("/timetables/plans")
async def plan_study_term(database: Database, wish: m.PlanWish) -> m.StudyPlan:
    """Choose courses of a school for a term that do not overlap, those with most credits first."""
    await get_school(database, wish.school_id)
    sql = f"""SELECT * FROM {_COURSES} WHERE school_id = ? AND term = ?
        ORDER BY credits DESC, course_id"""
    chosen: list[m.CourseDetails] = []
    for course in many(database, m.CourseDetails, sql, wish.school_id, wish.term):
        fits = course.subject in wish.subjects and course.weekday not in wish.free_weekdays
        room = sum(each.credits for each in chosen) + course.credits <= wish.max_credits
        if fits and room and all(m.clash(course, each).overlap_minutes <= 0 for each in chosen):
            chosen.append(course)
    chosen.sort(key=lambda each: (each.weekday, each.starts_at))
    entries = [m.TimetableEntry(**each.model_dump()) for each in chosen]
    return m.StudyPlan(credits=sum(each.credits for each in chosen), courses=entries)


@router.get("/exams")
async def find_exams(
    database: Database,
    first_day: m.ExamFrom,
    last_day: m.ExamTo,
    subject: m.AnySubject = None,
    kind: m.ExamKind = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Exam]:
    """Find the exams of a span of days by subject and kind, in order of time."""
    filters = {"date >= ?": str(first_day), "date <= ?": str(last_day)}
    filters |= {"subject = ?": subject, "kind = ?": kind}
    return page(database, m.Exam, _EXAMS, filters, "date, starts_at, exam_id", limit, offset)


@router.get("/exams/{exam_id}")
async def get_exam(database: Database, exam_id: m.ExamId) -> m.ExamDetails:
    """Get an exam with its school, length and the points that pass."""
    return one(
        database, m.ExamDetails, "exam", f"SELECT * FROM {_EXAMS} WHERE exam_id = ?", exam_id
    )


def _points(database: sqlite3.Connection, exam_id: str) -> list[int]:
    sql = "SELECT points FROM results WHERE exam_id = ? ORDER BY points"
    points = [row[0] for row in database.execute(sql, (exam_id,))]
    if not points:
        raise missing("exam with results", exam_id)
    return points


@router.get("/exams/{exam_id}/statistics")
async def get_exam_statistics(database: Database, exam_id: m.PastExamId) -> m.ExamFigures:
    """Get average and median points, pass rate and grades of a past exam."""
    points = _points(database, exam_id)
    exam = await get_exam(database, exam_id)
    grades = [grade(each, exam.highest_points) for each in points]
    return m.ExamFigures(
        participants=len(points),
        average_points=round(mean(points), 2),
        median_points=median(points),
        passed_percent=round(100 * sum(each < 5 for each in grades) / len(grades), 2),
        grades={str(mark): grades.count(mark) for mark in range(1, 6)},
    )


@router.get("/exams/{exam_id}/grade")
async def grade_exam_points(database: Database, exam_id: m.PastExamId, points: m.Points) -> m.Mark:
    """Turn points of a past exam into a grade, and compare them with the other participants'."""
    others = _points(database, exam_id)
    highest = (await get_exam(database, exam_id)).highest_points
    mark = grade(points, highest)
    better = {1: 0.0, 2: 90, 3: 77, 4: 63, 5: 50}[mark] * highest / 100
    return m.Mark(
        grade=mark,
        passed=mark < 5,
        points_to_next_grade=round(max(0.0, better - points), 2),
        better_than_percent=round(100 * sum(each < points for each in others) / len(others), 2),
    )


@router.post("/grades/averages")
async def compute_grade_average(transcript: m.Transcript) -> m.Average:
    """Weigh grades by credits, and say what average of the remaining credits reaches a target."""
    earned = sum(each.credits for each in transcript.courses)
    weighed = sum(each.credits * each.grade for each in transcript.courses)
    needed, rest = None, transcript.remaining_credits
    if transcript.target_average is not None and rest > 0:
        needed = round((transcript.target_average * (earned + rest) - weighed) / rest, 2)
    passed = sum(each.credits for each in transcript.courses if each.grade < 5)
    average = round(weighed / earned, 2)
    return m.Average(average=average, credits=earned, passed_credits=passed, needed_average=needed)


@router.get("/scholarships")
async def find_scholarships(
    database: Database,
    subject: m.AnySubject = None,
    country: AnyCountry = None,
    min_amount_eur: m.MinAmount = None,
    deadline_before: m.Before = None,
    limit: Limit = 10,
) -> Page[m.Scholarship]:
    """Find scholarships by subject, country, amount and deadline, the earliest deadline first."""
    filters = {"INSTR(subjects, ?)": subject, "country = ?": country}
    filters |= {"amount_eur >= ?": min_amount_eur}
    filters["deadline <= ?"] = deadline_before and str(deadline_before)
    order = "deadline, scholarship_id"
    return page(database, m.Scholarship, "scholarships", filters, order, limit)


@router.get("/scholarships/{scholarship_id}")
async def get_scholarship(
    database: Database, scholarship_id: m.ScholarshipId
) -> m.ScholarshipDetails:
    """Get a scholarship with what it asks of applicants and its whole amount."""
    sql = "SELECT *, amount_eur * months total_eur FROM scholarships WHERE scholarship_id = ?"
    return one(database, m.ScholarshipDetails, "scholarship", sql, scholarship_id)


@router.post("/scholarships/matches")
async def match_scholarships(database: Database, student: m.Student) -> list[m.ScholarshipDetails]:
    """Find the ten most valuable scholarships that a student's grades and income qualify for."""
    sql = """SELECT *, amount_eur * months total_eur FROM scholarships WHERE INSTR(subjects, ?)
        AND worst_grade >= ? AND max_income_eur >= ? AND country = IFNULL(?, country)
        ORDER BY total_eur DESC, scholarship_id LIMIT 10"""
    limits = (student.subject, student.average_grade, student.yearly_income_eur, student.country)
    return many(database, m.ScholarshipDetails, sql, *limits)


@router.post("/tuition/quotes")
async def quote_tuition(database: Database, enrolment: m.Enrolment) -> m.Tuition:
    """Price several courses together; each payment after the first costs 4 euros more."""
    courses = [await get_course(database, each) for each in dict.fromkeys(enrolment.course_ids)]
    fees = sum(each.fee_eur for each in courses)
    waived = round(fees * enrolment.scholarship_percent / 100, 2)
    extra = 4.0 * (enrolment.instalments - 1)
    total = round(fees - waived + extra, 2)
    return m.Tuition(
        credits=sum(each.credits for each in courses),
        fees_eur=fees,
        waived_eur=waived,
        instalment_fee_eur=extra,
        total_eur=total,
        monthly_eur=round(total / enrolment.instalments, 2),
    )


SERVICE = Service(
    "education",
    "Campus Guide",
    "Education",
    "Schools with their teachers, courses, lessons and exams, and scholarships.",
    seed,
    router,
)
