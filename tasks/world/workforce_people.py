"""Employees, skills, shifts and leave."""

from datetime import timedelta

from tasks.world import workforce_people_models as m
from tasks.world.days import day_of, days_from
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.workforce_data import shift_on
from tasks.world.workforce_rows import absences_on, employee_with

router = operations()


@router.get("/employees")
async def search_employees(
    database: Database,
    department: m.AnyDepartment = None,
    city: m.Site = None,
    min_years: m.MinYears = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Employee]:
    """Search a firm's employees by department, city and years in the firm, by name."""
    filters = {"department = ?": department, "city = ?": city}
    filters["hired_on <= DATE(today(), '-' || ? || ' years')"] = min_years
    return page(database, m.Employee, "employees", filters, "name, employee_id", limit, offset)


@router.get("/employees/{employee_id}")
async def get_employee(database: Database, employee_id: m.EmployeeId) -> m.EmployeeSheet:
    """Get an employee's job, grade, hours and manager, and how many report to this one."""
    sql = """SELECT *, (SELECT name FROM employees b WHERE b.employee_id = e.manager_id) manager,
        (SELECT COUNT(*) FROM employees r WHERE r.manager_id = e.employee_id) reports
        FROM employees e WHERE employee_id = ?"""
    return one(database, m.EmployeeSheet, "employee", sql, employee_id)


@router.get("/employees/{employee_id}/reporting-line")
async def get_employee_reporting_line(
    database: Database, employee_id: m.EmployeeId
) -> list[m.ChainLink]:
    """Get an employee's managers from the nearest to the director, with the employee first."""
    employee_with(database, employee_id)
    sql = """WITH RECURSIVE line(id, levels_up) AS (SELECT ?, 0 UNION ALL
            SELECT manager_id, levels_up + 1 FROM line JOIN employees ON employee_id = id
            WHERE manager_id NOT NULL)
        SELECT * FROM line JOIN employees ON employee_id = id ORDER BY levels_up"""
    return many(database, m.ChainLink, sql, employee_id)


@router.get("/departments/{department}/headcount")
async def get_department_headcount(database: Database, department: m.DepartmentPath) -> m.Headcount:
    """Get a department's head, number of employees, full-time equivalents and mean years."""
    sql = """SELECT MAX(IIF(job LIKE 'Head of %', name, NULL)) head, COUNT(*) employees,
        ROUND(SUM(weekly_hours) / 40, 2) full_time_equivalents,
        ROUND(100 * AVG(weekly_hours < 40), 1) part_time_percent,
        ROUND(AVG(days_between(hired_on, today())) / 365.25, 2) average_years,
        SUM(hired_on > DATE(today(), '-1 year')) hired_last_year
        FROM employees WHERE department = ?"""
    return one(database, m.Headcount, "department", sql, department)


@router.get("/skills")
async def find_employees_by_skill(
    database: Database,
    skill: m.Skill,
    min_level: m.MinLevel = 1,
    department: m.AnyDepartment = None,
    limit: Limit = 10,
) -> Page[m.SkilledEmployee]:
    """Find employees who have a skill at some level, the most skilled first."""
    source = "skills JOIN employees USING (employee_id)"
    filters = {"skill = ?": skill, "level >= ?": min_level, "department = ?": department}
    order = "level DESC, name, employee_id"
    return page(database, m.SkilledEmployee, source, filters, order, limit)


@router.get("/employees/{employee_id}/roster")
async def get_employee_roster(
    database: Database, employee_id: m.EmployeeId, from_day: m.RosterDay, days: m.RosterDays = 7
) -> list[m.RosterDayEntry]:
    """Get an employee's shifts, days off and leave day by day."""
    employee, first = employee_with(database, employee_id), day_of(from_day)
    found = []
    for when in days_from(first, days):
        shift = shift_on(employee["department"], employee["shift_offset"], when)
        if shift != "off":
            shift = absences_on(database, when).get(employee_id, shift)
        found.append(m.RosterDayEntry(day=str(when), weekday=f"{when:%A}", shift=shift))
    return found


@router.get("/shifts")
async def list_shift_staff(
    database: Database, department: m.ShiftDepartment, day: m.ShiftDay, shift: m.Shift
) -> list[m.ShiftMember]:
    """List who is on a department's early, late or night shift on a day, and who is on leave."""
    when = day_of(day)
    away = absences_on(database, when)
    sql = "SELECT * FROM employees WHERE department = ? ORDER BY name, employee_id"
    return [
        m.ShiftMember(**row, absent=away.get(row["employee_id"]))
        for row in database.execute(sql, (department,))
        if shift_on(department, row["shift_offset"], when) == shift
    ]


@router.get("/employees/{employee_id}/replacements")
async def find_shift_replacements(
    database: Database, employee_id: m.ShiftWorker, day: m.ShiftDay, limit: Limit = 10
) -> list[m.Replacement]:
    """Find colleagues who are off on a day and can take over an employee's shift.

    They are of the same department, not on leave, and did not work at night on the day before;
    those with the same job come first.
    """
    employee, when = employee_with(database, employee_id), day_of(day)
    away, before = absences_on(database, when), when - timedelta(days=1)
    department = employee["department"]
    sql = """SELECT *, job = ? same_job FROM employees WHERE department = ? AND employee_id != ?
        ORDER BY same_job DESC, name, employee_id"""
    found = []
    for row in database.execute(sql, (employee["job"], department, employee_id)):
        worked = shift_on(department, row["shift_offset"], before)
        is_off = shift_on(department, row["shift_offset"], when) == "off"
        if is_off and worked != "night" and row["employee_id"] not in away:
            found.append(m.Replacement(**row, worked_before=worked))
    return found[:limit]


@router.get("/employees/{employee_id}/leave-balance")
async def get_employee_leave_balance(
    database: Database, employee_id: m.EmployeeId
) -> m.LeaveBalance:
    """Get an employee's days of leave in 2025: entitled, taken, booked and left on 2025-06-30."""
    days = """(SELECT CAST(TOTAL(working_days) AS INTEGER) FROM leaves l
        WHERE l.employee_id = a.employee_id AND"""
    sql = f"""SELECT *, entitled_days + carried_days - taken_days - booked_days left_days
        FROM (SELECT *, {days} kind = 'vacation' AND from_day <= today()) taken_days,
        {days} kind = 'vacation' AND from_day > today()) booked_days,
        {days} kind = 'sick') sick_days FROM accounts a WHERE employee_id = ?)"""
    return one(database, m.LeaveBalance, "employee", sql, employee_id)


@router.get("/absences")
async def list_staff_on_leave(
    database: Database, department: m.Department, day: m.LeaveDay
) -> list[m.Absence]:
    """List a department's employees who are on vacation, sick or caring for others on a day."""
    sql = """SELECT * FROM leaves JOIN employees USING (employee_id)
        WHERE department = ? AND ? BETWEEN from_day AND until_day ORDER BY name, employee_id"""
    return many(database, m.Absence, sql, department, str(day_of(day)))
