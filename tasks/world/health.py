"""Clinics and practitioners, foods and nutrients, exercises and vaccination programmes."""

from tasks.world import health_clinics, health_exercises, health_foods, health_vaccinations
from tasks.world.health_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(health_clinics.router)
router.include_router(health_foods.router)
router.include_router(health_exercises.router)
router.include_router(health_vaccinations.router)

SERVICE = Service(
    name="health",
    title="Health Desk",
    category="Health",
    description="Clinics, appointments, nutrients, exercises and invented vaccination programmes.",
    seed=seed,
    router=router,
)
