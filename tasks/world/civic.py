"""A town hall's open records: streets, waste, parking, elections, plans, library and fees."""

from tasks.world import civic_fees, civic_hall, civic_places, civic_streets
from tasks.world.civic_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(civic_streets.router)
router.include_router(civic_hall.router)
router.include_router(civic_places.router)
router.include_router(civic_fees.router)

SERVICE = Service(
    name="civic",
    title="Town Records",
    category="Other",
    description="A town's streets, waste, parking, elections, plans, library, graves and fees.",
    seed=seed,
    router=router,
)
