"""Solitaire, game nights and the house's records."""

from tasks.world import tabletop_evenings_models as m
from tasks.world.service import Database, Limit, many, operations
from tasks.world.tabletop_data import solitaire_deal
from tasks.world.tabletop_puzzles import get_card_game_rules
from tasks.world.tabletop_puzzles_models import CardGameId

router = operations()


@router.get("/solitaire/deals/{deal_number}")
async def get_solitaire_deal(deal_number: m.DealNumber) -> m.Deal:
    """Get a numbered deal of the solitaire with four free cells: its eight columns."""
    columns = solitaire_deal(deal_number)
    aces = sum(column[-1][0] == "A" for column in columns)
    return m.Deal(deal_number=deal_number, columns=columns, aces_on_top=aces)


@router.post("/game-nights/polls")
async def find_game_night_day(poll: m.NightPoll) -> list[m.NightDay]:
    """Find the best days for a game night: those with a host, then those with most guests."""
    days = sorted({day for guest in poll.guests for day in guest.days})
    found = [
        m.NightDay(
            day=day,
            guests=[guest.name for guest in poll.guests if day in guest.days],
            hosts=[guest.name for guest in poll.guests if day in guest.days and guest.hosts],
        )
        for day in days
    ]
    return sorted(found, key=lambda each: (not each.hosts, -len(each.guests), each.day))


@router.get("/house-records/{game_id}")
async def list_house_records(
    database: Database, game_id: CardGameId, limit: Limit = 5
) -> list[m.HouseRecord]:
    """List the highest scores ever won at a card game in the house."""
    await get_card_game_rules(database, game_id)
    sql = "SELECT * FROM house_rounds WHERE game_id = ? ORDER BY score DESC, round_id LIMIT ?"
    return many(database, m.HouseRecord, sql, game_id, limit)


@router.get("/house-players")
async def rank_house_players(
    database: Database, since_year: m.Since, limit: Limit = 10
) -> list[m.HousePlayer]:
    """Rank the players of the house by the share of their card games that they won."""
    sql = """SELECT player, COUNT(*) played, SUM(won) won,
        ROUND(100.0 * SUM(won) / COUNT(*), 1) won_percent FROM (
            SELECT winner player, 1 won, played_on FROM house_rounds
            UNION ALL SELECT second, 0, played_on FROM house_rounds)
        WHERE played_on >= ? GROUP BY player ORDER BY won_percent DESC, player LIMIT ?"""
    return many(database, m.HousePlayer, sql, f"{since_year}-01-01", limit)
