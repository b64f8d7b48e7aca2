"""Theme parks with queues and shows, escape rooms, exhibitions, festivals, karaoke, quizzes."""

from tasks.world import amusement_events, amusement_parks, amusement_visits
from tasks.world.amusement_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(amusement_parks.router)
router.include_router(amusement_visits.router)
router.include_router(amusement_events.router)

SERVICE = Service(
    name="amusement",
    title="Days Out",
    category="Entertainment",
    description="Theme parks, escape rooms, exhibitions, festivals, karaoke and pub quizzes.",
    seed=seed,
    router=router,
)
