"""Town Square: profiles, posts, hashtags, groups and meetings."""

from tasks.world import social_members, social_posts
from tasks.world.service import Service, operations
from tasks.world.social_data import seed

router = operations()
router.include_router(social_members.router)
router.include_router(social_posts.router)

SERVICE = Service(
    name="social",
    title="Town Square",
    category="Social",
    description="Members, whom they follow, what they post, hashtags, groups and meetings.",
    seed=seed,
    router=router,
)
