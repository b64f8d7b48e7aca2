"""What several operations look up."""

from tasks.world.education_courses_models import CourseDetails
from tasks.world.education_schools_models import SchoolDetails
from tasks.world.service import Database, one

COURSES = """(SELECT c.*, s.name school, s.city, teacher, credits * fee_per_credit_eur fee_eur
    FROM courses c JOIN schools s USING (school_id) JOIN teachers USING (teacher_id))"""


def school_with(database: Database, school_id: str) -> SchoolDetails:
    """The school of that id with its numbers of teachers and courses, or a 404."""
    sql = """SELECT *, (SELECT COUNT(*) FROM teachers t WHERE t.school_id = s.school_id) teachers,
        (SELECT COUNT(*) FROM courses c WHERE c.school_id = s.school_id) courses
        FROM schools s WHERE school_id = ?"""
    return one(database, SchoolDetails, "school", sql, school_id)


def course_with(database: Database, course_id: str) -> CourseDetails:
    """The course of that id, or a 404."""
    sql = f"SELECT * FROM {COURSES} WHERE course_id = ?"
    return one(database, CourseDetails, "course", sql, course_id)
