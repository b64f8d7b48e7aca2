"""A firm's staff: rosters, leave, pay scale, trainings, recruiting, equipment and surveys."""

from calendar import monthrange
from datetime import date, timedelta
from math import ceil, floor

from fastapi import HTTPException

from tasks.world import workforce_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    Service,
    drawn,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.workforce_data import (
    ACTIVITIES,
    seed,
    shift_on,
    worked_hours,
    yearly_salary,
)

router = operations()
_SHIFTS = ("early", "late", "night")


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise HTTPException(422, f"there is no day {day!r}") from None


def _employee(database: Database, employee_id: str) -> dict:
    sql = "SELECT * FROM employees WHERE employee_id = ?"
    row = database.execute(sql, (employee_id,)).fetchone()
    if row is None:
        raise missing("employee", employee_id)
    return dict(row)


def _absences(database: Database, when: date) -> dict[str, str]:
    """By employee, the kind of leave on a day."""
    sql = "SELECT employee_id, kind FROM leaves WHERE ? BETWEEN from_day AND until_day"
    return dict(tuple(row) for row in database.execute(sql, (str(when),)))


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
    filters["hired_on <= DATE('2025-06-30', '-' || ? || ' years')"] = min_years
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
    _employee(database, employee_id)
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
        ROUND(AVG(JULIANDAY('2025-06-30') - JULIANDAY(hired_on)) / 365.25, 2) average_years,
        SUM(hired_on > '2024-06-30') hired_last_year FROM employees WHERE department = ?"""
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
    employee, first = _employee(database, employee_id), _date(from_day)
    found = []
    for when in (first + timedelta(days=each) for each in range(days)):
        shift = shift_on(employee["department"], employee["shift_offset"], when)
        if shift != "off":
            shift = _absences(database, when).get(employee_id, shift)
        found.append(m.RosterDayEntry(day=str(when), weekday=f"{when:%A}", shift=shift))
    return found


@router.get("/shifts")
async def list_shift_staff(
    database: Database, department: m.ShiftDepartment, day: m.ShiftDay, shift: m.Shift
) -> list[m.ShiftMember]:
    """List who is on a department's early, late or night shift on a day, and who is on leave."""
    when = _date(day)
    away = _absences(database, when)
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
    employee, when = _employee(database, employee_id), _date(day)
    away, before = _absences(database, when), when - timedelta(days=1)
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
        FROM (SELECT *, {days} kind = 'vacation' AND from_day <= '2025-06-30') taken_days,
        {days} kind = 'vacation' AND from_day > '2025-06-30') booked_days,
        {days} kind = 'sick') sick_days FROM accounts a WHERE employee_id = ?)"""
    return one(database, m.LeaveBalance, "employee", sql, employee_id)


@router.get("/absences")
async def list_staff_on_leave(
    database: Database, department: m.Department, day: m.LeaveDay
) -> list[m.Absence]:
    """List a department's employees who are on vacation, sick or caring for others on a day."""
    sql = """SELECT * FROM leaves JOIN employees USING (employee_id)
        WHERE department = ? AND ? BETWEEN from_day AND until_day ORDER BY name, employee_id"""
    return many(database, m.Absence, sql, department, str(_date(day)))


@router.get("/salary-grades/{grade}")
async def get_salary_grade(
    database: Database, grade: m.Grade, step: m.Step = 1, weekly_hours: m.PaidHours = 40
) -> m.SalaryGrade:
    """Get what a grade and step of the firm's pay scale earn by year, month and hour.

    Pay of part time is in proportion to 40 hours.
    """
    share = weekly_hours / 40
    yearly = yearly_salary(grade, step) * share
    sql = "SELECT COUNT(*) FROM employees WHERE grade = ?"
    return m.SalaryGrade(
        yearly_eur=round(yearly, 2),
        monthly_eur=round(yearly / 14, 2),
        hourly_eur=round(yearly / (52 * weekly_hours), 2),
        next_step_eur=round(yearly_salary(grade, step + 1) * share, 2) if step < 5 else None,
        employees=database.execute(sql, (grade,)).fetchone()[0],
    )


@router.get("/employees/{employee_id}/trainings")
async def list_employee_trainings(
    database: Database, employee_id: m.EmployeeId
) -> list[m.TrainingRecord]:
    """List an employee's trainings, until when they are valid and whether they still are."""
    _employee(database, employee_id)
    sql = """SELECT *, valid_until >= '2025-06-30' valid FROM trainings WHERE employee_id = ?
        ORDER BY valid_until, training"""
    return many(database, m.TrainingRecord, sql, employee_id)


@router.get("/trainings/expiring")
async def list_expiring_certificates(
    database: Database,
    training: m.Training,
    within_days: m.WithinDays = 90,
    department: m.AnyDepartment = None,
    limit: Limit = 10,
) -> Page[m.Expiring]:
    """List employees whose certificate of a training ends soon, the earliest end first."""
    source = """(SELECT *, CAST(JULIANDAY(valid_until) - JULIANDAY('2025-06-30') AS INTEGER)
        days_left FROM trainings JOIN employees USING (employee_id))"""
    filters = {"training = ?": training, "days_left BETWEEN 0 AND ?": within_days}
    filters["department = ?"] = department
    return page(database, m.Expiring, source, filters, "days_left, employee_id", limit)


@router.get("/vacancies/{vacancy_id}/funnel")
async def get_recruiting_funnel(database: Database, vacancy_id: m.VacancyId) -> m.Funnel:
    """Get how many people applied for a vacancy, were interviewed, got an offer and were hired."""
    sql = """SELECT v.*, SUM(applied) applied, SUM(screened) screened, SUM(offered) offered,
        SUM(interviewed) interviewed, SUM(hired) hired, SUM(cost_eur) cost_eur,
        ROUND(1.0 * SUM(applied) / NULLIF(SUM(hired), 0), 1) applicants_per_hire
        FROM vacancies v JOIN funnel USING (vacancy_id) WHERE vacancy_id = ? GROUP BY vacancy_id"""
    return one(database, m.Funnel, "vacancy", sql, vacancy_id)


@router.get("/recruiting/channels")
async def rank_recruiting_channels(
    database: Database, department: m.Department
) -> list[m.ChannelRank]:
    """Rank the channels by which a department recruits by the share of applicants hired."""
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY 1.0 * SUM(hired) / SUM(applied) DESC, channel)
        place, channel, SUM(applied) applied, SUM(hired) hired,
        ROUND(100.0 * SUM(hired) / SUM(applied), 2) hired_percent,
        ROUND(1.0 * SUM(cost_eur) / NULLIF(SUM(hired), 0), 2) cost_per_hire_eur
        FROM funnel JOIN vacancies USING (vacancy_id) WHERE department = ?
        GROUP BY channel ORDER BY place"""
    return many(database, m.ChannelRank, sql, department)


def _hours(employee: dict, when: date, away: dict[str, str]) -> float:
    is_off = shift_on(employee["department"], employee["shift_offset"], when) == "off"
    if is_off or employee["employee_id"] in away:
        return 0.0
    return worked_hours(employee["employee_id"], employee["weekly_hours"], when)


@router.get("/employees/{employee_id}/time-sheet")
async def get_employee_time_sheet(
    database: Database, employee_id: m.EmployeeId, day: m.WeekDay
) -> m.TimeSheet:
    """Get an employee's hours and activities of a week from Monday on, with overtime.

    Days of leave count with a fifth of the week's hours.
    """
    employee, when = _employee(database, employee_id), _date(day)
    first = when - timedelta(days=when.weekday())
    days, leave = [], 0.0
    for each in (first + timedelta(days=number) for number in range(7)):
        away = _absences(database, each)
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
    database: Database, department: m.Department, month: m.Month, limit: Limit = 10
) -> list[m.Overtime]:
    """Rank a department's employees by the hours above a fifth of the week on days worked."""
    first = _date(f"{month}-01")
    length = monthrange(first.year, first.month)[1]
    days = [first + timedelta(days=each) for each in range(length)]
    absences = [_absences(database, when) for when in days]
    found = []
    sql = "SELECT * FROM employees WHERE department = ?"
    for employee in map(dict, database.execute(sql, (department,))):
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
    department: m.AnyDepartment = None,
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
    sql = """WITH year AS (SELECT * FROM incidents WHERE happened_on LIKE ? || '-%')
        SELECT department, SUM(injury != 'near miss') accidents,
        SUM(injury = 'near miss') near_misses, SUM(lost_days) lost_days,
        ROUND(100.0 * SUM(injury != 'near miss') / (SELECT COUNT(*) FROM employees e
            WHERE e.department = y.department), 1) per_100_employees,
        (SELECT cause FROM year c WHERE c.department = y.department GROUP BY cause
            ORDER BY COUNT(*) DESC, cause LIMIT 1) main_cause
        FROM year y GROUP BY department ORDER BY accidents DESC, lost_days DESC, department"""
    return many(database, m.AccidentStatistics, sql, str(year))


@router.get("/surveys")
async def get_staff_survey_results(
    database: Database, quarter: m.Quarter, department: m.Department
) -> list[m.SurveyResult]:
    """Get a department's answers to a quarter's staff survey beside those of the whole firm."""
    sql = """SELECT *, (SELECT ROUND(SUM(answers * score) / SUM(answers), 2) FROM surveys a
            WHERE a.quarter = s.quarter AND a.question = s.question) company_score
        FROM surveys s WHERE quarter = ? AND department = ? ORDER BY score DESC, question"""
    return many(database, m.SurveyResult, sql, quarter, department)


@router.get("/surveys/changes")
async def list_staff_survey_changes(
    database: Database,
    department: m.Department,
    earlier_quarter: m.EarlierQuarter,
    quarter: m.Quarter = "2025-Q2",
) -> list[m.SurveyChange]:
    """List how a department's survey scores changed between two quarters, the worst first."""
    sql = """SELECT n.question, o.score earlier_score, n.score,
        ROUND(n.score - o.score, 2) change FROM surveys n
        JOIN surveys o ON (o.department, o.question) = (n.department, n.question)
        WHERE n.department = ? AND o.quarter = ? AND n.quarter = ? ORDER BY change, n.question"""
    return many(database, m.SurveyChange, sql, department, earlier_quarter, quarter)


@router.post("/rosters")
async def build_shift_roster(wish: m.RosterWish) -> m.BuiltRoster:
    """Build a roster of early, late and night shifts that shares the work evenly.

    Nobody works twice a day or right after a night. Who has the fewest shifts comes first.
    """
    load = {person.name: 0 for person in wish.people}
    if len(load) < len(wish.people):
        raise HTTPException(422, "two people have the same name")
    needs = dict(zip(_SHIFTS, (wish.early, wish.late, wish.night), strict=True))
    shifts, last_night = [], {}
    for day in range(1, wish.days + 1):
        busy = {name for name, night in last_night.items() if night == day - 1}
        for shift in (each for each in reversed(_SHIFTS) if needs[each]):
            tired = set() if shift == "night" else busy  # a night may follow a night
            free = [
                person.name
                for person in wish.people
                if person.name not in tired
                and day not in person.off_days
                and load[person.name] < person.most_shifts
            ]
            names = sorted(free, key=lambda name: (load[name], name))[: needs[shift]]
            busy |= {*names}
            for name in names:
                load[name] += 1
                if shift == "night":
                    last_night[name] = day
            lacking = needs[shift] - len(names)
            shifts.append(m.RosterShift(day=day, shift=shift, names=names, missing=lacking))
    shifts.sort(key=lambda each: (each.day, _SHIFTS.index(each.shift)))
    return m.BuiltRoster(
        missing=sum(each.missing for each in shifts),
        shifts=shifts,
        load=[m.PersonLoad(name=name, shifts=number) for name, number in sorted(load.items())],
    )


@router.post("/job-offers")
async def compare_job_offers(choice: m.JobOffers) -> list[m.OfferValue]:
    """Compare job offers by pay for an hour of work and commute, the best first.

    A year has 260 working days less the leave and ten public holidays.
    """
    values = []
    for offer in choice.offers:
        days = 250 - offer.leave_days
        pay = offer.yearly_eur * (1 + offer.bonus_percent / 100)
        work = days * offer.weekly_hours / 5
        commute = days * (5 - offer.home_days) / 5 * 2 * offer.commute_minutes / 60
        values.append((-round(pay / (work + commute), 2), offer.name, pay, work, commute))
    return [
        m.OfferValue(
            place=place,
            name=name,
            yearly_pay_eur=round(pay, 2),
            yearly_work_hours=round(work, 1),
            yearly_commute_hours=round(commute, 1),
            pay_per_hour_eur=-per_hour,
        )
        for place, (per_hour, name, pay, work, commute) in enumerate(sorted(values), 1)
    ]


@router.post("/leave-entitlements")
async def compute_leave_entitlement(case: m.LeaveCase) -> m.LeaveEntitlement:
    """Compute an employee's days of leave in a year from age, service and working days.

    There are 25 days, 1 more for every 5 years of service up to 3, 2 more from 50 years of age
    and 5 more for the severely disabled; in proportion to working days and to months begun.
    """
    hired = _date(case.hired_on)
    full = 25 + min(3, max(0, case.year - hired.year) // 5)
    full += 2 * (case.age >= 50) + 5 * case.disabled
    months = 12 if hired.year < case.year else 13 - hired.month if hired.year == case.year else 0
    days = full * case.days_per_week / 5 * months / 12
    return m.LeaveEntitlement(
        full_year_days=full, months=months, entitled_days=ceil(round(2 * days, 6)) / 2
    )


@router.post("/headcount-plans")
async def plan_department_headcount(case: m.HeadcountCase) -> m.HeadcountPlan:
    """Plan hires month by month so that the staff can do the work in spite of attrition."""
    staff, months = float(case.staff), []
    stay = (1 - case.attrition_percent / 100) ** (1 / 12)
    for month, hours in enumerate(case.hours_per_month, 1):
        staff = staff * stay if month > 1 else staff
        needed = ceil(round(hours / case.hours_per_employee, 6))
        hires = max(0, needed - floor(staff + 1e-9))
        facts = {"needed": needed, "before_hiring": round(staff, 2), "hires": hires}
        start = month - case.hiring_months
        months.append(m.HeadcountMonth(month=month, advertise_in_month=start, **facts))
        staff += hires
    return m.HeadcountPlan(
        hires=sum(each.hires for each in months),
        too_late=sum(each.hires for each in months if each.advertise_in_month < 1),
        months=months,
    )


SERVICE = Service(
    name="workforce",
    title="Staff Office",
    category="Business",
    description="A firm's employees, rosters, leave, pay, trainings, recruiting and surveys.",
    seed=seed,
    router=router,
)
