"""Working time, equipment, accidents and surveys."""

import sqlite3
from datetime import date, timedelta

from tasks.world import workforce_workplace_models as m
from tasks.world.days import day_of, days_from, days_of_month
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    drawn,
    many,
    operations,
    page,
)
from tasks.world.workforce_data import ACTIVITIES, shift_on, worked_hours
from tasks.world.workforce_people_models import AnyDepartment, Department, EmployeeId
from tasks.world.workforce_rows import absences_on, employee_with

router = operations()


def _hours(employee: sqlite3.Row, when: date, away: dict[str, str]) -> float:
    is_off = shift_on(employee["department"], employee["shift_offset"], when) == "off"
    if is_off or employee["employee_id"] in away:
        return 0.0
    return worked_hours(employee["employee_id"], employee["weekly_hours"], when)


@router.get("/employees/{employee_id}/time-sheet")
async def get_employee_time_sheet(
    database: Database, employee_id: EmployeeId, day: m.WeekDay
) -> m.TimeSheet:
    """Get an employee's hours and activities of a week from Monday on, with overtime.

    Days of leave count with a fifth of the week's hours.
    """
    employee, when = employee_with(database, employee_id), day_of(day)
    first = when - timedelta(days=when.weekday())
    days, leave = [], 0.0
    for each in days_from(first, 7):
        away = absences_on(database, each)
        if hours := _hours(employee, each, away):
            activity = ACTIVITIES[int(drawn(each, employee_id) * len(ACTIVITIES))]
            days.append(m.SheetDay(day=str(each), hours=hours, activity=activity))
        elif employee_id in away and each.weekday() < 5:
            leave += employee["weekly_hours"] / 5
    worked = sum(each.hours for each in days)
    return m.TimeSheet(
        from_day=str(first),
        contract_hours=employee["weekly_hours"],
        worked_hours=worked,
        overtime_hours=worked + leave - employee["weekly_hours"],
        days=days,
    )


@router.get("/overtime")
async def rank_employees_by_overtime(
    database: Database, department: Department, month: m.Month, limit: Limit = 10
) -> list[m.Overtime]:
    """Rank a department's employees by the hours above a fifth of the week on days worked."""
    days = days_of_month(day_of(f"{month}-01"))
    absences = [absences_on(database, when) for when in days]
    found = []
    sql = "SELECT * FROM employees WHERE department = ?"
    for employee in database.execute(sql, (department,)):
        usual = employee["weekly_hours"] / 5
        hours = (_hours(employee, *each) for each in zip(days, absences, strict=True))
        over = sum(each - usual for each in hours if each)
        found.append((-over, employee["employee_id"], employee["name"]))
    return [
        m.Overtime(place=place, employee_id=employee_id, name=name, overtime_hours=-over)
        for place, (over, employee_id, name) in enumerate(sorted(found)[:limit], 1)
    ]


@router.get("/equipment")
async def search_staff_equipment(
    database: Database,
    kind: m.EquipmentKind = None,
    state: m.EquipmentState = None,
    employee_id: m.Holder = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Equipment]:
    """Search a firm's laptops, phones, vehicles and tools by kind, state and holder.

    The oldest come first.
    """
    source = """(SELECT q.*, name holder FROM equipment q
        LEFT JOIN employees USING (employee_id))"""
    filters = {"kind = ?": kind, "state = ?": state, "employee_id = ?": employee_id}
    return page(database, m.Equipment, source, filters, "bought_on, equipment_id", limit, offset)


@router.get("/incidents")
async def search_workplace_incidents(
    database: Database,
    department: AnyDepartment = None,
    injury: m.Injury = None,
    severity: m.Severity = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Incident]:
    """Search the log of accidents at work and near misses, the latest first."""
    filters = {"department = ?": department, "injury = ?": injury, "severity = ?": severity}
    order = "happened_on DESC, incident_id"
    return page(database, m.Incident, "incidents", filters, order, limit, offset)


@router.get("/incidents/statistics")
async def compare_departments_by_accidents(
    database: Database, year: m.IncidentYear
) -> list[m.AccidentStatistics]:
    """Compare departments by accidents at work in a year, the most dangerous first."""
    sql = """WITH year AS (SELECT * FROM incidents WHERE year_of(happened_on) = ?)
        SELECT department, SUM(injury != 'near miss') accidents,
        SUM(injury = 'near miss') near_misses, SUM(lost_days) lost_days,
        ROUND(100.0 * SUM(injury != 'near miss') / (SELECT COUNT(*) FROM employees e
            WHERE e.department = y.department), 1) per_100_employees,
        (SELECT cause FROM year c WHERE c.department = y.department GROUP BY cause
            ORDER BY COUNT(*) DESC, cause LIMIT 1) main_cause
        FROM year y GROUP BY department ORDER BY accidents DESC, lost_days DESC, department"""
    return many(database, m.AccidentStatistics, sql, year)


@router.get("/surveys")
async def get_staff_survey_results(
    database: Database, quarter: m.Quarter, department: Department
) -> list[m.SurveyResult]:
    """Get a department's answers to a quarter's staff survey beside those of the whole firm."""
    sql = """SELECT *, (SELECT ROUND(SUM(answers * score) / SUM(answers), 2) FROM surveys a
            WHERE a.quarter = s.quarter AND a.question = s.question) company_score
        FROM surveys s WHERE quarter = ? AND department = ? ORDER BY score DESC, question"""
    return many(database, m.SurveyResult, sql, quarter, department)


@router.get("/surveys/changes")
async def list_staff_survey_changes(
    database: Database,
    department: Department,
    earlier_quarter: m.EarlierQuarter,
    quarter: m.Quarter = "2025-Q2",
) -> list[m.SurveyChange]:
    """List how a department's survey scores changed between two quarters, the worst first."""
    sql = """SELECT n.question, o.score earlier_score, n.score,
        ROUND(n.score - o.score, 2) change FROM surveys n
        JOIN surveys o ON (o.department, o.question) = (n.department, n.question)
        WHERE n.department = ? AND o.quarter = ? AND n.quarter = ? ORDER BY change, n.question"""
    return many(database, m.SurveyChange, sql, department, earlier_quarter, quarter)
