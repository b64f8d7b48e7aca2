"""What several operations look up."""

from tasks.world import sports_models as m
from tasks.world.service import (
    Database,
    one,
)


def league_with(database: Database, league_id: str) -> m.League:
    """The league of that id, or a 404."""
    return one(database, m.League, "league", "SELECT * FROM leagues WHERE league_id = ?", league_id)


def team_with(database: Database, team_id: str) -> m.Team:
    """The team of that id, or a 404."""
    return one(database, m.Team, "team", "SELECT * FROM teams WHERE team_id = ?", team_id)
