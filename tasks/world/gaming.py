"""Board games, video games, chess players with their games, and tournaments."""

from tasks.world import gaming_board, gaming_chess, gaming_video
from tasks.world.gaming_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(gaming_board.router)
router.include_router(gaming_video.router)
router.include_router(gaming_chess.router)

SERVICE = Service(
    name="gaming",
    title="Game Shelf",
    category="Gaming",
    description=(
        "Board games, video games with achievements and prices, chess players and tournaments."
    ),
    seed=seed,
    router=router,
)
