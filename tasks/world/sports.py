"""Score Board: leagues, teams, players and matches."""

from tasks.world import sports_matches, sports_teams
from tasks.world.service import Service, operations
from tasks.world.sports_data import seed

router = operations()
router.include_router(sports_teams.router)
router.include_router(sports_matches.router)

SERVICE = Service(
    name="sports",
    title="Score Board",
    category="Sports",
    description="Leagues, teams, players and matches of four sports, seasons 2023 to 2025.",
    seed=seed,
    router=router,
)
