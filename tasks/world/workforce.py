"""A firm's staff: rosters, leave, pay scale, trainings, recruiting, equipment and surveys."""

from tasks.world import workforce_careers, workforce_people, workforce_planning, workforce_workplace
from tasks.world.service import Service, operations
from tasks.world.workforce_data import seed

router = operations()
router.include_router(workforce_people.router)
router.include_router(workforce_careers.router)
router.include_router(workforce_workplace.router)
router.include_router(workforce_planning.router)

SERVICE = Service(
    name="workforce",
    title="Staff Office",
    category="Business",
    description="A firm's employees, rosters, leave, pay, trainings, recruiting and surveys.",
    seed=seed,
    router=router,
)
