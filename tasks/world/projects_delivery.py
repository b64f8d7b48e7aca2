"""Client projects: milestones, budgets, earned value and risks."""

from tasks.world import projects_delivery_models as m
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page

router = operations()

_PROJECTS = "projects JOIN customers USING (customer_id)"
_MILESTONES = """(SELECT *, CASE WHEN done_on NOT NULL THEN 'reached'
    WHEN due_on < today() THEN 'late' ELSE 'ahead' END state FROM milestones)"""


def _project(database: Database, project_id: str) -> m.Project:
    sql = f"SELECT * FROM {_PROJECTS} WHERE project_id = ?"
    return one(database, m.Project, "project", sql, project_id)


@router.get("/projects")
async def search_client_projects(
    database: Database,
    customer_id: m.AnyCustomer = None,
    state: m.ProjectState = None,
    min_budget_eur: m.MinBudget = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Project]:
    """Search projects done for customers by customer, state and budget, the newest first."""
    filters = {"customer_id = ?": customer_id, "state = ?": state}
    filters["budget_eur >= ?"] = min_budget_eur
    order = "starts_on DESC, project_id"
    return page(database, m.Project, _PROJECTS, filters, order, limit, offset)


@router.get("/projects/{project_id}")
async def get_client_project(database: Database, project_id: m.ProjectId) -> m.ProjectSheet:
    """Get a client project's manager, dates, progress, open risks and what was invoiced."""
    sql = f"""SELECT *, (SELECT CAST(TOTAL(weight_percent) AS INTEGER) FROM milestones l
            WHERE l.project_id = projects.project_id AND done_on NOT NULL) done_percent,
        (SELECT COUNT(*) FROM risks r WHERE r.project_id = projects.project_id
            AND r.state = 'open') open_risks,
        (SELECT ROUND(TOTAL(net_eur), 2) FROM invoices i
            WHERE i.project_id = projects.project_id) invoiced_eur
        FROM {_PROJECTS} WHERE project_id = ?"""
    return one(database, m.ProjectSheet, "project", sql, project_id)


@router.get("/projects/{project_id}/milestones")
async def list_project_milestones(
    database: Database, project_id: m.ProjectId, state: m.MilestoneState = None
) -> Page[m.Milestone]:
    """List a client project's milestones with due days and state, in the order of due days."""
    _project(database, project_id)
    filters = {"project_id = ?": project_id, "state = ?": state}
    return page(database, m.Milestone, _MILESTONES, filters, "due_on, milestone_id", 100)


@router.get("/milestones/late")
async def list_late_milestones(
    database: Database, min_days_late: m.MinDaysLate, limit: Limit = 10
) -> list[m.LateMilestone]:
    """List the milestones of all projects that are late on 2025-06-30, the latest first."""
    sql = f"""SELECT l.*, project, manager, days_between(due_on, today()) days_late
        FROM {_MILESTONES} l JOIN projects USING (project_id)
        WHERE l.state = 'late' AND days_late >= ? ORDER BY days_late DESC, milestone_id LIMIT ?"""
    return many(database, m.LateMilestone, sql, min_days_late, limit)


@router.get("/projects/{project_id}/budget")
async def compare_project_budget_to_actuals(
    database: Database, project_id: m.ProjectId
) -> list[m.BudgetLine]:
    """Compare planned and actual costs of a client project by kind of cost."""
    _project(database, project_id)
    sql = """SELECT *, planned_eur - actual_eur remaining_eur,
        ROUND(100.0 * actual_eur / planned_eur, 1) used_percent
        FROM costs WHERE project_id = ? ORDER BY used_percent DESC, cost_kind"""
    return many(database, m.BudgetLine, sql, project_id)


@router.get("/projects/{project_id}/earned-value")
async def compute_project_earned_value(
    database: Database, project_id: m.ProjectId
) -> m.EarnedValue:
    """Compute a client project's earned value, cost index and schedule index on 2025-06-30.

    Planned value is the budget times the weight of the milestones due by then, earned value that
    of the milestones reached.
    """
    budget = _project(database, project_id).budget_eur
    sql = """SELECT TOTAL(weight_percent * (due_on <= today())),
        TOTAL(weight_percent * (done_on NOT NULL)), (SELECT TOTAL(actual_eur) FROM costs c
        WHERE c.project_id = l.project_id) FROM milestones l WHERE project_id = ?"""
    due, done, cost = database.execute(sql, (project_id,)).fetchone()
    return m.EarnedValue(
        planned_value_eur=round(budget * due / 100, 2),
        earned_value_eur=round(budget * done / 100, 2),
        actual_cost_eur=cost,
        cost_index=round(budget * done / 100 / cost, 3) if cost else None,
        schedule_index=round(done / due, 3) if due else None,
        estimate_at_completion_eur=round(100 * cost / done, 2) if done else None,
    )


@router.get("/projects/{project_id}/risks")
async def list_project_risks(
    database: Database, project_id: m.ProjectId, min_score: m.MinScore = 1
) -> list[m.Risk]:
    """List the risk register of a client project, the gravest first.

    A risk's score is its likelihood times its impact, both 1 to 5.
    """
    _project(database, project_id)
    sql = """SELECT *, likelihood * impact score FROM risks
        WHERE project_id = ? AND score >= ? ORDER BY score DESC, risk_id"""
    return many(database, m.Risk, sql, project_id, min_score)


@router.get("/risks/matrix")
async def count_risks_by_likelihood_and_impact(
    database: Database, area: m.RiskArea
) -> list[m.RiskCell]:
    """Count the open risks of an area in all projects by likelihood and impact.

    Likelihood and impact go from 1, very low, to 5, very high; empty cells are left out.
    """
    sql = """SELECT likelihood, impact, COUNT(*) risks, COUNT(DISTINCT project_id) projects
        FROM risks WHERE state = 'open' AND area = ? GROUP BY likelihood, impact
        ORDER BY likelihood * impact DESC, likelihood DESC"""
    return many(database, m.RiskCell, sql, area)
