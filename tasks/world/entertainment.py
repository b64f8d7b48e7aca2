"""Cinemas and their screenings, venues and their events, tickets and a quiz."""

from tasks.world import entertainment_cinemas, entertainment_events, entertainment_trivia
from tasks.world.entertainment_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(entertainment_cinemas.router)
router.include_router(entertainment_events.router)
router.include_router(entertainment_trivia.router)

SERVICE = Service(
    name="entertainment",
    title="Going Out",
    category="Entertainment",
    description="Cinemas, films, venues and events with their tickets, and a quiz.",
    seed=seed,
    router=router,
)
