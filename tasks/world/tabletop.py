"""Puzzles, card games, dice, chess ladders, role-playing, miniatures, solitaire, house records."""

from tasks.world import tabletop_evenings, tabletop_fantasy, tabletop_puzzles, tabletop_tournaments
from tasks.world.service import Service, operations
from tasks.world.tabletop_data import seed

router = operations()
router.include_router(tabletop_puzzles.router)
router.include_router(tabletop_tournaments.router)
router.include_router(tabletop_fantasy.router)
router.include_router(tabletop_evenings.router)

SERVICE = Service(
    name="tabletop",
    title="Games Room",
    category="Gaming",
    description="Puzzles, card games, dice, chess ladders, role-playing and miniatures.",
    seed=seed,
    router=router,
)
