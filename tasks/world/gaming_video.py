"""Video games with their prices and achievements."""

from datetime import timedelta
from math import ceil

from tasks.world import gaming_video_models as m
from tasks.world.lookups import has_word
from tasks.world.service import TODAY, Database, Limit, Offset, Page, many, one, operations, page

router = operations()
_HAS_PLATFORM = has_word("platforms")


@router.get("/video-games")
async def find_video_games(
    database: Database,
    genre: m.AnyGenre = None,
    platform: m.AnyPlatform = None,
    min_score: m.MinScore = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.VideoGame]:
    """Find video games by genre, platform and the critics' score, best first."""
    filters = {"genre = ?": genre, _HAS_PLATFORM: platform, "score >= ?": min_score}
    order = "score DESC, game_id"
    return page(database, m.VideoGame, "video_games", filters, order, limit, offset)


@router.get("/video-games/deals")
async def find_video_game_deals(
    database: Database, platform: m.Platform, min_discount_percent: m.Discount, limit: Limit = 10
) -> list[m.Deal]:
    """Find video games below their list price in June 2025, largest discount first."""
    source = """(SELECT *, CAST(ROUND(100 - 100 * price_eur / list_price_eur) AS INTEGER)
        discount_percent FROM video_games JOIN prices USING (game_id) WHERE month = '2025-06')"""
    filters = {_HAS_PLATFORM: platform, "discount_percent >= ?": min_discount_percent}
    order = "discount_percent DESC, price_eur, game_id"
    return page(database, m.Deal, source, filters, order, limit).items


@router.get("/video-games/{game_id}")
async def get_video_game(database: Database, game_id: m.VideoGameId) -> m.VideoGameDetails:
    """Get a video game with its playing times, list price and number of achievements."""
    sql = """SELECT g.*, COUNT(*) achievements FROM video_games g JOIN achievements USING (game_id)
        WHERE game_id = ? GROUP BY game_id"""
    return one(database, m.VideoGameDetails, "video game", sql, game_id)


@router.get("/video-games/{game_id}/prices")
async def get_video_game_price_history(
    database: Database, game_id: m.VideoGameId
) -> m.PriceHistory:
    """Get what a video game cost in each month from July 2024 to June 2025."""
    game = await get_video_game(database, game_id)
    sql = "SELECT * FROM prices WHERE game_id = ? ORDER BY month"
    months = many(database, m.MonthPrice, sql, game_id)
    return m.PriceHistory(
        game_id=game_id,
        lowest_eur=min(each.price_eur for each in months),
        list_price_eur=game.list_price_eur,
        months=months,
    )


@router.get("/video-games/{game_id}/achievements")
async def list_game_achievements(
    database: Database, game_id: m.VideoGameId, min_points: m.MinPoints = 0
) -> list[m.Achievement]:
    """List the achievements of a video game with their points, the commonest first."""
    await get_video_game(database, game_id)
    sql = """SELECT * FROM achievements WHERE game_id = ? AND points >= ?
        ORDER BY share_percent DESC, achievement_id"""
    return many(database, m.Achievement, sql, game_id, min_points)


@router.get("/achievements/rarest")
async def find_rarest_achievements(
    database: Database, genre: m.OneGenre, limit: Limit = 10
) -> list[m.RareAchievement]:
    """Find the achievements of a genre's video games that fewest players have."""
    sql = """SELECT * FROM achievements JOIN video_games USING (game_id) WHERE genre = ?
        ORDER BY share_percent, achievement_id LIMIT ?"""
    return many(database, m.RareAchievement, sql, genre, limit)


@router.post("/video-games/backlogs")
async def plan_gaming_backlog(database: Database, backlog: m.Backlog) -> m.BacklogPlan:
    """Say when each of several video games will be finished, played in order from 2025-06-30."""
    steps, hours = [], 0
    for each in backlog.games:
        game = await get_video_game(database, each.game_id)
        length = game.complete_hours if each.everything else game.story_hours
        hours += length
        end = TODAY + timedelta(days=ceil(7 * hours / backlog.hours_per_week))
        facts = {"game_id": game.game_id, "title": game.title}
        steps.append(m.BacklogStep(**facts, hours=length, finished_on=str(end)))
    weeks = round(hours / backlog.hours_per_week, 1)
    return m.BacklogPlan(total_hours=hours, weeks=weeks, steps=steps)
