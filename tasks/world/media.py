"""News Desk: articles, photos, podcasts and broadcasts."""

from tasks.world import media_press, media_programmes
from tasks.world.media_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(media_press.router)
router.include_router(media_programmes.router)

SERVICE = Service(
    name="media",
    title="News Desk",
    category="Media",
    description="News articles, stock photos, podcasts and two weeks of broadcasts.",
    seed=seed,
    router=router,
)
