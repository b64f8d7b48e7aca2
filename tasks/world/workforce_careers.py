"""Pay scale, trainings and recruiting."""

from tasks.world import workforce_careers_models as m
from tasks.world.service import Database, Limit, Page, many, one, operations, page
from tasks.world.workforce_data import yearly_salary
from tasks.world.workforce_people_models import AnyDepartment, Department, EmployeeId
from tasks.world.workforce_rows import employee_with

router = operations()


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
    database: Database, employee_id: EmployeeId
) -> list[m.TrainingRecord]:
    """List an employee's trainings, until when they are valid and whether they still are."""
    employee_with(database, employee_id)
    sql = """SELECT *, valid_until >= today() valid FROM trainings WHERE employee_id = ?
        ORDER BY valid_until, training"""
    return many(database, m.TrainingRecord, sql, employee_id)


@router.get("/trainings/expiring")
async def list_expiring_certificates(
    database: Database,
    training: m.Training,
    within_days: m.WithinDays = 90,
    department: AnyDepartment = None,
    limit: Limit = 10,
) -> Page[m.Expiring]:
    """List employees whose certificate of a training ends soon, the earliest end first."""
    source = """(SELECT *, days_between(today(), valid_until) days_left
        FROM trainings JOIN employees USING (employee_id))"""
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
    database: Database, department: Department
) -> list[m.ChannelRank]:
    """Rank the channels by which a department recruits by the share of applicants hired."""
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY 1.0 * SUM(hired) / SUM(applied) DESC, channel)
        place, channel, SUM(applied) applied, SUM(hired) hired,
        ROUND(100.0 * SUM(hired) / SUM(applied), 2) hired_percent,
        ROUND(1.0 * SUM(cost_eur) / NULLIF(SUM(hired), 0), 2) cost_per_hire_eur
        FROM funnel JOIN vacancies USING (vacancy_id) WHERE department = ?
        GROUP BY channel ORDER BY place"""
    return many(database, m.ChannelRank, sql, department)
