"""Board games, what resembles them, and evenings of play."""

from tasks.world import gaming_board_models as m
from tasks.world.lookups import has_word
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page

router = operations()
_HAS_MECHANIC = has_word("mechanics")


@router.get("/board-games")
async def find_board_games(
    database: Database,
    players: m.Players = None,
    max_minutes: m.MaxMinutes = None,
    max_complexity: m.MaxComplexity = None,
    mechanic: m.AnyMechanic = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.BoardGame]:
    """Find board games by players, length, complexity and mechanic, best rated first."""
    filters = {"? BETWEEN min_players AND max_players": players, "minutes <= ?": max_minutes}
    filters |= {"complexity <= ?": max_complexity, _HAS_MECHANIC: mechanic}
    order = "rating DESC, game_id"
    return page(database, m.BoardGame, "board_games", filters, order, limit, offset)


@router.get("/board-games/compare")
async def compare_board_games(
    database: Database, game_ids: m.BoardGameIds
) -> list[m.BoardGameDetails]:
    """Compare board games side by side, best rated first."""
    found = [await get_board_game(database, each) for each in game_ids]
    return sorted(found, key=lambda each: (-each.rating, each.game_id))


@router.get("/board-games/mechanics")
async def get_mechanic_statistics(database: Database, mechanic: m.Mechanic) -> m.MechanicFigures:
    """Get the averages of all board games that use a mechanic, and the best rated of them."""
    sql = f"""SELECT COUNT(*) games, ROUND(AVG(rating), 2) average_rating,
        ROUND(AVG(minutes), 2) average_minutes, ROUND(AVG(complexity), 2) average_complexity,
        (SELECT title FROM board_games WHERE {_HAS_MECHANIC} ORDER BY rating DESC, game_id)
        best_title FROM board_games WHERE {_HAS_MECHANIC}"""
    return one(database, m.MechanicFigures, "mechanic", sql, mechanic, mechanic)


@router.get("/board-games/{game_id}")
async def get_board_game(database: Database, game_id: m.BoardGameId) -> m.BoardGameDetails:
    """Get a board game with its mechanics, least age and price."""
    sql = "SELECT * FROM board_games WHERE game_id = ?"
    return one(database, m.BoardGameDetails, "board game", sql, game_id)


@router.get("/board-games/{game_id}/similar")
async def find_similar_board_games(
    database: Database, game_id: m.BoardGameId, limit: Limit = 5
) -> list[m.SimilarGame]:
    """Find board games that share most mechanics with a game and are about as complex."""
    origin = await get_board_game(database, game_id)
    others = many(database, m.BoardGameDetails, "SELECT * FROM board_games ORDER BY game_id")
    similar = [
        m.SimilarGame(
            game_id=each.game_id,
            title=each.title,
            shared_mechanics=[name for name in each.mechanics if name in origin.mechanics],
            complexity_difference=round(abs(each.complexity - origin.complexity), 1),
        )
        for each in others
        if each.game_id != game_id
    ]
    similar.sort(key=lambda each: (-len(each.shared_mechanics), each.complexity_difference))
    return similar[:limit]


@router.post("/board-games/nights")
async def plan_game_night(database: Database, night: m.Night) -> m.NightPlan:
    """Choose up to five board games that fill an evening, those with liked mechanics first."""
    sql = """SELECT * FROM board_games WHERE ? BETWEEN min_players AND max_players
        AND min_age <= ? ORDER BY rating DESC, game_id"""
    games = many(database, m.BoardGameDetails, sql, night.players, night.youngest_age)
    games.sort(key=lambda game: -len(set(game.mechanics) & set(night.liked_mechanics)))
    chosen, left = [], night.minutes
    for game in games:
        if game.minutes <= left and len(chosen) < 5:
            chosen.append(m.BoardGame(**game.model_dump()))
            left -= game.minutes
    return m.NightPlan(games=chosen, total_minutes=night.minutes - left, left_minutes=left)
