"""Athletics meets with results, records and standards, and stage races of cyclists."""

from tasks.world import athletics_cycling, athletics_meets, athletics_points, athletics_rankings
from tasks.world.athletics_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(athletics_meets.router)
router.include_router(athletics_rankings.router)
router.include_router(athletics_points.router)
router.include_router(athletics_cycling.router)

SERVICE = Service(
    name="athletics",
    title="Track and Road",
    category="Sports",
    description="Athletics meets, athletes, records and standards, and stage races of cyclists.",
    seed=seed,
    router=router,
)
