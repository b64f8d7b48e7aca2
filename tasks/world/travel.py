"""Travel Desk: cities, flights, trains, hotels and sights."""

from tasks.world import travel_places, travel_trips
from tasks.world.service import Service, operations
from tasks.world.travel_data import seed

router = operations()
router.include_router(travel_places.router)
router.include_router(travel_trips.router)

SERVICE = Service(
    name="travel",
    title="Travel Desk",
    category="Travel",
    description="Cities, airports, flights, trains, hotels and sights, with prices and schedules.",
    seed=seed,
    router=router,
)
