"""A project office: projects, invoices, sales, contracts, rooms, vendors and expenses."""

from tasks.world import projects_customers, projects_delivery, projects_office, projects_planning
from tasks.world.projects_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(projects_delivery.router)
router.include_router(projects_customers.router)
router.include_router(projects_office.router)
router.include_router(projects_planning.router)

SERVICE = Service(
    name="projects",
    title="Project Office",
    category="Business",
    description="A consulting firm's projects, invoices, sales, contracts, rooms and expenses.",
    seed=seed,
    router=router,
)
