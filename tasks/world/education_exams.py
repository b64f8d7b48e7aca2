"""Exams, their results and grades."""

import sqlite3
from statistics import mean, median

from tasks.world import education_exams_models as m
from tasks.world.education_data import MARKS, grade
from tasks.world.education_models import AnySubject
from tasks.world.education_rows import COURSES
from tasks.world.lookups import rows_of
from tasks.world.service import Database, Limit, Offset, Page, one, operations, page

router = operations()
_EXAMS = f"""(SELECT e.*, title, subject, school_id, school, highest_points * 0.5 points_to_pass
    FROM exams e JOIN {COURSES} USING (course_id))"""


@router.get("/exams")
async def find_exams(
    database: Database,
    first_day: m.ExamFrom,
    last_day: m.ExamTo,
    subject: AnySubject = None,
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
    sql = f"SELECT * FROM {_EXAMS} WHERE exam_id = ?"
    return one(database, m.ExamDetails, "exam", sql, exam_id)


def _points(database: sqlite3.Connection, exam_id: str) -> list[int]:
    sql = "SELECT points FROM results WHERE exam_id = ? ORDER BY points"
    return [row["points"] for row in rows_of(database, "exam with results", sql, exam_id)]


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
    better = MARKS.get(mark - 1, 0) * highest / 100
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
