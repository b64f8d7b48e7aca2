"""Invented schools, teachers, courses, lessons, exams and scholarships."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.world.service import fill
from tasks.world.spots import TOWNS, spot
from tasks.world.words import day, distinct, person, some

SUBJECTS = {
    "biology": ("Cells and Genes", "Ecology", "Plant Science"),
    "economics": ("Markets and Prices", "Public Finance", "Trade and Growth"),
    "history": ("The Ancient World", "Trade Routes", "The Industrial Age"),
    "informatics": ("Programming", "Data Structures", "Databases"),
    "languages": ("French Conversation", "Academic Writing", "Translation"),
    "mathematics": ("Calculus", "Linear Algebra", "Probability"),
    "music": ("Harmony", "Choir Practice", "Music History"),
    "physics": ("Mechanics", "Optics", "Thermodynamics"),
}
_LEVELS = ("introductory", "intermediate", "advanced")
_MODES = ("classroom", "online", "hybrid")
_KINDS = ("university", "college", "evening_school")
TERMS = {"spring": date(2025, 3, 3), "autumn": date(2025, 9, 15)}
"""The Monday on which a term's lessons start; they go on for ten weeks."""
_FUNDS = "Lantern,Harbour,Northwind,Meridian,Oak Tree,Compass,Silver Bridge,Open Door".split(",")
MARKS = {1: 90, 2: 77, 3: 63, 4: 50}
"""The grades that pass, with the percent of the points that each needs."""


def grade(points: float, highest: float) -> int:
    """The grade of an exam from 1, the best, to 5, failed: half of the points pass."""
    percent = 100 * points / highest
    return next((mark for mark, least in MARKS.items() if percent >= least), 5)


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """80 schools with 640 teachers, 1,920 courses of 10 lessons, exams, 240 scholarships."""
    schools = [_school(source, number) for number in range(80)]
    columns = (
        "school_id TEXT PRIMARY KEY, name TEXT, kind TEXT, city TEXT, country TEXT, lat REAL, "
    )
    columns += "lon REAL, students INTEGER, rating REAL, fee_per_credit_eur REAL, rooms INTEGER"
    fill(database, "schools", columns, schools)
    names = iter(distinct(person, source, 640))
    teachers = [
        (f"tch-{8 * n + k:03}", next(names), school[0], subject, source.randint(1, 35))
        for n, school in enumerate(schools)
        for k, subject in enumerate(SUBJECTS, 1)
    ]
    columns = (
        "teacher_id TEXT PRIMARY KEY, teacher TEXT, school_id TEXT, subject TEXT, years INTEGER"
    )
    fill(database, "teachers", columns, teachers)
    courses = list(_courses(source, teachers))
    columns = "course_id TEXT PRIMARY KEY, title TEXT, subject TEXT, level TEXT, school_id TEXT, "
    columns += "teacher_id TEXT, language TEXT, mode TEXT, credits INTEGER, term TEXT, "
    columns += "weekday INTEGER, starts_at TEXT, ends_at TEXT, room INTEGER, capacity INTEGER, "
    columns += "enrolled INTEGER, requires TEXT"
    fill(database, "courses", columns, courses)
    columns = "lesson_id TEXT PRIMARY KEY, course_id TEXT, number INTEGER, date TEXT, topic TEXT"
    fill(database, "lessons", columns, _lessons(courses))
    database.execute("CREATE INDEX lessons_by_course ON lessons (course_id)")
    _seed_exams(database, source, courses)
    columns = "scholarship_id TEXT PRIMARY KEY, name TEXT, subjects TEXT, amount_eur INTEGER, "
    columns += (
        "months INTEGER, worst_grade REAL, max_income_eur INTEGER, deadline TEXT, country TEXT"
    )
    fill(database, "scholarships", columns, _scholarships(source))


def _school(source: random.Random, number: int) -> tuple:
    town = TOWNS[number // 2]
    kind = _KINDS[number % 3]
    name = f"{town.name} {kind.title().replace('_', ' ')}"
    where = (town.name, town.country, *spot(source, town))
    facts = (source.randint(400, 24_000), source.randint(28, 50) / 10, source.randrange(15, 240, 5))
    return (f"sch-{number + 1:02}", name, kind, *where, *facts, source.randint(8, 30))


def _courses(source: random.Random, teachers: list[tuple]) -> Iterator[tuple]:
    number = 0
    for teacher_id, _, school_id, subject, _ in teachers:
        before = ""
        for title, level in zip(source.sample(SUBJECTS[subject], 3), _LEVELS, strict=True):
            number += 1
            course_id, hour = f"crs-{number:04}", source.randint(8, 18)
            clock = (f"{hour:02}:15", f"{hour + source.choice((1, 2)):02}:45")
            size = source.choice((16, 24, 40, 80))
            when = (source.choice(list(TERMS)), source.randint(1, 5), *clock, source.randint(1, 8))
            facts = (source.choice(("English", "French", "German")), source.choice(_MODES))
            kept = (title, subject, level, school_id, teacher_id, *facts, source.choice((3, 4, 6)))
            taken = min(size, round(size * source.uniform(0.3, 1.15)))
            yield (course_id, *kept, *when, size, taken, before)
            before = course_id


def _lessons(courses: list[tuple]) -> Iterator[tuple]:
    topics = "foundations,terms,methods,examples,exercises,a case,models,limits,projects,review"
    for course in courses:
        first = TERMS[course[9]] + timedelta(days=course[10] - 1)
        for number, topic in enumerate(topics.split(","), 1):
            held = str(first + timedelta(weeks=number - 1))
            yield (
                f"les-{course[0][4:]}-{number:02}",
                course[0],
                number,
                held,
                f"{course[1]}: {topic}",
            )


def _seed_exams(database: sqlite3.Connection, source: random.Random, courses: list[tuple]) -> None:
    exams, results = [], []
    for course in courses:
        held = TERMS[course[9]] + timedelta(weeks=11, days=source.randint(0, 18))
        exam_id, highest = f"exm-{course[0][4:]}", source.choice((50, 60, 100))
        kind = source.choice(("written", "written", "oral", "project"))
        clock = f"{source.randint(8, 15):02}:00"
        minutes = source.choice((45, 60, 90, 120))
        exams.append((exam_id, course[0], str(held), clock, minutes, kind, highest))
        if course[9] == "spring":
            mean = source.uniform(0.55, 0.8)
            shares = (min(1, max(0.05, source.gauss(mean, 0.16))) for _ in range(course[15]))
            results += [(exam_id, round(highest * share)) for share in shares]
    columns = "exam_id TEXT PRIMARY KEY, course_id TEXT, date TEXT, starts_at TEXT, "
    fill(database, "exams", columns + "minutes INTEGER, kind TEXT, highest_points INTEGER", exams)
    fill(database, "results", "exam_id TEXT, points INTEGER", results)
    database.execute("CREATE INDEX results_by_exam ON results (exam_id)")


def _scholarships(source: random.Random) -> Iterator[tuple]:
    countries = sorted({town.country for town in TOWNS})
    for number in range(1, 241):
        country = source.choice(countries)
        name = f"{source.choice(_FUNDS)} Grant {country} {number}"
        subjects = some(source, list(SUBJECTS), 1, 4)
        money = (source.randrange(150, 1250, 50), source.choice((6, 10, 12, 24)))
        limits = (source.choice((1.5, 2.0, 2.5, 3.0, 4.0)), source.randrange(18_000, 62_000, 2000))
        deadline = day(source, date(2025, 7, 10), date(2025, 12, 15))
        yield (f"grt-{number:03}", name, subjects, *money, *limits, deadline, country)
