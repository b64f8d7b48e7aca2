"""Work at home: tools, schedules and costs."""

from datetime import timedelta
from math import ceil

from tasks.world import lifestyle_projects_models as m
from tasks.world.service import Database, Limit, one, operations, page

router = operations()


@router.get("/home-projects")
async def find_home_projects(
    database: Database,
    room: m.Room = None,
    difficulty: m.Difficulty = None,
    tools: m.Tools = None,
    limit: Limit = 10,
) -> list[m.Project]:
    """Find home projects by room, difficulty and the tools at hand, least work first."""
    filters = {"room = ?": room, "difficulty = ?": difficulty}
    order = "hours_per_m2, project_id"
    found = page(database, m.ProjectDetails, "projects", filters, order, -1).items
    kept = [each for each in found if tools is None or set(each.tools) <= set(tools)]
    return [m.Project(**each.model_dump()) for each in kept[:limit]]


@router.get("/home-projects/{project_id}")
async def get_home_project(database: Database, project_id: m.ProjectId) -> m.ProjectDetails:
    """Get a home project's tools, and its hours and material per square metre."""
    sql = "SELECT * FROM projects WHERE project_id = ?"
    return one(database, m.ProjectDetails, "home project", sql, project_id)


@router.get("/home-projects/{project_id}/schedule")
async def schedule_home_project(
    database: Database,
    project_id: m.ProjectId,
    area_m2: m.Area,
    start: m.Start,
    hours_per_day: m.HoursPerDay = 4,
) -> list[m.ProjectStep]:
    """Lay out the steps of a home project over days of work."""
    project = await get_home_project(database, project_id)
    total, done, steps = project.hours_per_m2 * area_m2, 0.0, []
    for row in database.execute("SELECT * FROM steps ORDER BY step").fetchall():
        hours = total * row["share"]
        first = start + timedelta(days=int(done / hours_per_day))
        done += hours
        last = start + timedelta(days=max(0, ceil(round(done / hours_per_day, 6)) - 1))
        days = {"first_day": str(min(first, last)), "last_day": str(last)}
        steps.append(m.ProjectStep(**row, hours=round(hours, 2), **days))
    return steps


@router.post("/home-projects/quotes")
async def quote_home_project(database: Database, order: m.ProjectOrder) -> m.ProjectCost:
    """Estimate area, hours, material and cost of a home project over several surfaces."""
    project = await get_home_project(database, order.project_id)
    area = sum(each.length_m * each.width_m for each in order.surfaces)
    material = area * (1 + order.waste_percent / 100) * project.material_eur_per_m2
    hours = area * project.hours_per_m2
    return m.ProjectCost(
        area_m2=round(area, 2),
        hours=round(hours, 2),
        material_eur=round(material, 2),
        wages_eur=round(hours * order.wage_eur_per_h, 2),
        total_eur=round(material + hours * order.wage_eur_per_h, 2),
    )
