"""The vocabulary and the rows of the workforce service."""

import random
import sqlite3
from datetime import date, timedelta
from math import ceil

from tasks.world.service import TODAY, drawn, fill
from tasks.world.words import day, distinct, person, some_day

JOBS = {
    "Assembly": ("Fitter", "Welder", "Line Inspector"),
    "Call Centre": ("Call Agent", "Trainer", "Complaint Handler"),
    "Finance": ("Accountant", "Controller", "Payroll Clerk"),
    "Human Resources": ("Recruiter", "Adviser", "Coordinator"),
    "IT": ("Developer", "Administrator", "Data Analyst"),
    "Legal": ("Lawyer", "Paralegal", "Contract Clerk"),
    "Logistics": ("Picker", "Forklift Driver", "Dispatcher"),
    "Maintenance": ("Mechanic", "Electrician", "Technician"),
    "Marketing": ("Copywriter", "Designer", "Campaign Planner"),
    "Research": ("Scientist", "Laboratory Assistant", "Statistician"),
    "Sales": ("Account Manager", "Sales Assistant", "Field Seller"),
    "Security": ("Guard", "Doorkeeper", "Control Room Operator"),
}
ON_SHIFTS = frozenset({"Assembly", "Call Centre", "Logistics", "Maintenance", "Security"})
"""Departments that work in shifts, and not from Monday to Friday."""
_CYCLE = ("early", "early", "late", "late", "night", "night", "off", "off")
_SITES = ("Orarville", "Elilhaven", "Wesonwick")
_SKILLS = (
    "accounting", "bookkeeping", "carpentry", "cooking", "data analysis", "first aid", "French",
    "negotiation", "photography", "programming", "project planning", "public speaking",
    "sign language", "Spanish", "spreadsheets", "welding",
)  # fmt: skip
_TRAININGS = {"Fire Safety": 24, "First Aid": 24, "Forklift Licence": 60, "Data Protection": 12,
              "Working at Height": 12, "Load Securing": 36}  # fmt: skip
"""Training and months for which it is valid."""
_CHANNELS = ("agency", "career fair", "job board", "own website", "staff referral")
_EQUIPMENT = {"laptop": 1150, "phone": 540, "monitor": 260, "headset": 95, "vehicle": 24_500,
              "tool set": 380}  # fmt: skip
_MODELS = ("Alta 3", "Boreal X", "Condor 12", "Delta Pro", "Evo 7")
_INJURIES = ("cut", "fall", "strain", "burn", "crush", "near miss")
_CAUSES = ("wet floor", "missing guard", "haste", "poor light", "worn tool", "heavy load")
QUESTIONS = (
    "I know what is expected of me", "My manager listens", "My workload is fair",
    "I can learn new things", "I would recommend working here", "My pay is fair",
)  # fmt: skip
QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")
ACTIVITIES = ("core work", "meetings", "training", "support", "paperwork")


def shift_on(department: str, offset: int, when: date) -> str:
    """What an employee works on a day: early, late, night, day or off.

    Shift workers have two early, two late and two night shifts and two days off in turn.
    """
    if department in ON_SHIFTS:
        return _CYCLE[(when.toordinal() + offset) % len(_CYCLE)]
    return "day" if when.weekday() < 5 else "off"


def worked_hours(employee_id: str, weekly_hours: float, when: date) -> float:
    """Hours on a working day, in quarters: a fifth of the week, give or take."""
    usual = weekly_hours / 5
    return round(4 * (usual + 2.6 * drawn(employee_id, when) - 1.1)) / 4


def yearly_salary(grade: int, step: int) -> int:
    """Euros a year for full time: 16% more for each grade and 3% for each step."""
    return round(27_000 * 1.16 ** (grade - 1) * (1 + 0.03 * (step - 1)))


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """600 employees of 12 departments with leave, skills, trainings, equipment and surveys."""
    staff = _seed_employees(database, source)
    _seed_leave(database, source, staff)
    _seed_skills(database, source, staff)
    _seed_vacancies(database, source)
    _seed_equipment(database, source, staff)
    _seed_incidents(database, source)


def _seed_employees(database: sqlite3.Connection, source: random.Random) -> list[tuple]:
    names, rows = distinct(person, source, 600), []
    for number, name in enumerate(names, 1):
        department = tuple(JOBS)[(number - 1) // 50]
        rank = (number - 1) % 50
        head, lead = number - rank, number - rank + 1 + rank % 4
        if rank == 0:
            job, manager, grade = f"Head of {department}", 1 if number > 1 else None, 8
        elif rank <= 4:
            job, manager, grade = "Team Leader", head, 6
        else:
            job, manager, grade = source.choice(JOBS[department]), lead, source.randint(1, 5)
        boss = f"emp-{manager:03}" if manager else None
        hired = day(source, date(2006, 1, 1), date(2025, 5, 31))
        hours = source.choice((40.0, 40.0, 40.0, 30.0, 20.0))
        facts = (department, job, source.choice(_SITES), grade, source.randint(1, 5), hired, hours)
        rows.append((f"emp-{number:03}", name, *facts, boss, source.randint(0, 7)))
    columns = "employee_id TEXT PRIMARY KEY, name TEXT, department TEXT, job TEXT,"
    columns += "city TEXT COLLATE NOCASE, grade INTEGER, step INTEGER, hired_on TEXT,"
    columns += "weekly_hours REAL, manager_id TEXT, shift_offset INTEGER"
    fill(database, "employees", columns, rows)
    return rows


def _seed_leave(database: sqlite3.Connection, source: random.Random, staff: list[tuple]) -> None:
    leaves, accounts = [], []
    for employee in staff:
        years = (TODAY - date.fromisoformat(employee[7])).days // 365
        accounts.append((employee[0], 25 + min(5, years // 4), source.choice((0, 0, 1, 3, 5))))
        first = date(2025, 1, 7) + timedelta(days=source.randint(0, 60))
        for _ in range(source.randint(2, 4)):
            length = source.randint(1, 8)
            kind = source.choice(("vacation", "vacation", "vacation", "sick", "care"))
            if kind == "vacation" or first <= TODAY:
                last = first + timedelta(days=length - 1)
                days = sum((first + timedelta(days=each)).weekday() < 5 for each in range(length))
                leaves.append((employee[0], kind, str(first), str(last), days))
            first += timedelta(days=length + source.randint(20, 110))
    columns = "employee_id TEXT PRIMARY KEY, entitled_days INTEGER, carried_days INTEGER"
    fill(database, "accounts", columns, accounts)
    columns = "employee_id TEXT, kind TEXT, from_day TEXT, until_day TEXT, working_days INTEGER"
    fill(database, "leaves", columns, leaves)
    database.execute("CREATE INDEX leaves_by_employee ON leaves (employee_id)")


def _seed_skills(database: sqlite3.Connection, source: random.Random, staff: list[tuple]) -> None:
    skills, trainings = [], []
    for employee in staff:
        for skill in source.sample(_SKILLS, source.randint(1, 5)):
            skills.append((employee[0], skill, source.randint(1, 4)))
        for training in source.sample(sorted(_TRAININGS), source.randint(1, 4)):
            taken = some_day(source, date(2022, 1, 1), date(2025, 5, 31))
            until = taken + timedelta(days=round(30.4 * _TRAININGS[training]))
            trainings.append((employee[0], training, str(taken), str(until)))
    fill(database, "skills", "employee_id TEXT, skill TEXT, level INTEGER", skills)
    columns = "employee_id TEXT, training TEXT, taken_on TEXT, valid_until TEXT"
    fill(database, "trainings", columns, trainings)


def _seed_vacancies(database: sqlite3.Connection, source: random.Random) -> None:
    vacancies, funnel = [], []
    for number in range(1, 73):
        department = tuple(JOBS)[number % len(JOBS)]
        opened = day(source, date(2024, 7, 1), date(2025, 5, 31))
        vacancy_id = f"vac-{number:02}"
        vacancies.append((vacancy_id, source.choice(JOBS[department]), department, opened))
        filled = source.random() < 0.7
        for channel in source.sample(_CHANNELS, source.randint(3, 5)):
            counts = [source.randint(4, 60)]
            for share in (0.6, 0.5, 0.4):
                counts.append(round(counts[-1] * share * source.uniform(0.5, 1.2)))
            hired = int(filled and counts[-1] > 0)
            filled = filled and not hired
            cost = source.randrange(100, 4000, 50)
            funnel.append((vacancy_id, channel, *counts, hired, cost))
    columns = "vacancy_id TEXT PRIMARY KEY, job TEXT, department TEXT, opened_on TEXT"
    fill(database, "vacancies", columns, vacancies)
    columns = "vacancy_id TEXT, channel TEXT, applied INTEGER, screened INTEGER,"
    columns += "interviewed INTEGER, offered INTEGER, hired INTEGER, cost_eur INTEGER"
    fill(database, "funnel", columns, funnel)


def _seed_equipment(
    database: sqlite3.Connection, source: random.Random, staff: list[tuple]
) -> None:
    rows = []
    for number in range(1, 901):
        kind = source.choice(sorted(_EQUIPMENT))
        state = source.choice(("in use", "in use", "in use", "free", "in repair"))
        holder = source.choice(staff)[0] if state == "in use" else None
        facts = (f"{source.choice(_MODELS)} {kind}", state, holder)
        price = round(_EQUIPMENT[kind] * source.uniform(0.7, 1.4))
        bought = day(source, date(2018, 1, 1), date(2025, 5, 31))
        rows.append((f"eqp-{number:03}", kind, *facts, bought, price))
    columns = "equipment_id TEXT PRIMARY KEY, kind TEXT, model TEXT, state TEXT,"
    columns += "employee_id TEXT, bought_on TEXT, price_eur INTEGER"
    fill(database, "equipment", columns, rows)


def _seed_incidents(database: sqlite3.Connection, source: random.Random) -> None:
    incidents, answers = [], []
    for number in range(1, 301):
        injury = source.choice(_INJURIES)
        severity = "none" if injury == "near miss" else source.choice(("minor", "minor", "serious"))
        lost = {"none": 0, "minor": source.randint(0, 3), "serious": source.randint(4, 40)}
        department = source.choice((*JOBS, *sorted(ON_SHIFTS) * 3))
        facts = (department, injury, severity, source.choice(_CAUSES))
        happened = day(source, date(2023, 1, 1), date(2025, 6, 28))
        incidents.append((f"wpi-{number:03}", happened, *facts, lost[severity]))
    columns = "incident_id TEXT PRIMARY KEY, happened_on TEXT, department TEXT, injury TEXT,"
    columns += "severity TEXT, cause TEXT, lost_days INTEGER"
    fill(database, "incidents", columns, incidents)
    for department in JOBS:
        for question in QUESTIONS:
            score = source.uniform(2.4, 4.4)
            for quarter in QUARTERS:
                score = min(4.9, max(1.3, score + source.uniform(-0.3, 0.3)))
                people = ceil(source.uniform(22, 48))
                answers.append((quarter, department, question, people, round(score, 2)))
    columns = "quarter TEXT, department TEXT, question TEXT, answers INTEGER, score REAL"
    fill(database, "surveys", columns, answers)
