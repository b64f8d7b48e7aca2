"""Chess clubs with ladders, and pairings."""

from tasks.world import tabletop_tournaments_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry

router = operations()


@router.get("/chess-clubs")
async def find_chess_clubs(
    database: Database,
    country: AnyCountry = None,
    evening: m.Evening = None,
    limit: Limit = 10,
) -> Page[m.Club]:
    """Find chess clubs by country and by the evening on which they meet, cheapest first."""
    filters = {"country = ?": country, "evening = ?": evening}
    return page(database, m.Club, "clubs", filters, "fee_eur, club_id", limit)


@router.get("/chess-clubs/{club_id}/ladder")
async def get_chess_club_ladder(
    database: Database, club_id: m.ClubId, limit: Limit = 10
) -> list[m.LadderPlace]:
    """Get the top of a chess club's ladder with each member's challenges and wins."""
    sql = """SELECT m.*, COUNT(game_id) challenges, TOTAL(challenger_won) won
        FROM members m LEFT JOIN ladder_games ON challenger_id = member_id
        WHERE m.club_id = ? GROUP BY member_id ORDER BY place LIMIT ?"""
    found = many(database, m.LadderPlace, sql, club_id, limit)
    if not found:
        raise missing("chess club", club_id)
    return found


@router.get("/chess-clubs/{club_id}/games")
async def list_ladder_games(
    database: Database, club_id: m.ClubId, limit: Limit = 10, offset: Offset = 0
) -> Page[m.LadderGame]:
    """List the ladder games of a chess club in 2025, the newest first."""
    await get_chess_club_ladder(database, club_id)
    source = """(SELECT g.*, c.name challenger, d.name defender FROM ladder_games g
        JOIN members c ON c.member_id = challenger_id
        JOIN members d ON d.member_id = defender_id)"""
    filters = {"club_id = ?": club_id}
    order = "played_on DESC, game_id DESC"
    return page(database, m.LadderGame, source, filters, order, limit, offset)


@router.get("/ladder-members/{member_id}")
async def get_ladder_member(database: Database, member_id: m.MemberId) -> m.LadderMember:
    """Get a chess club member's place on the ladder, and games played and won this year."""
    sql = """SELECT m.*, club, COUNT(game_id) played,
        TOTAL((challenger_id = member_id) = challenger_won) won
        FROM members m JOIN clubs USING (club_id)
        JOIN ladder_games ON member_id IN (challenger_id, defender_id)
        WHERE member_id = ? GROUP BY member_id"""
    return one(database, m.LadderMember, "club member", sql, member_id)


@router.post("/pairings/round-robin")
async def pair_round_robin(robin: m.RoundRobin) -> m.RobinSchedule:
    """Pair players so that everybody meets everybody, by the circle method."""
    names: list[str | None] = [*robin.names] + [None] * (len(robin.names) % 2)
    half, rounds = len(names) // 2, []
    for number in range((len(names) - 1) * (2 if robin.double else 1)):
        pairs = list(zip(names[:half], reversed(names[half:]), strict=True))
        if number % 2:
            pairs = [(second, first) for first, second in pairs]
        boards = [m.Board(first=a, second=b) for a, b in pairs if a is not None and b is not None]
        rests = next((a or b for a, b in pairs if a is None or b is None), None)
        rounds.append(m.RobinRound(round=number + 1, boards=boards, rests=rests))
        names.insert(1, names.pop())
    return m.RobinSchedule(games=sum(len(each.boards) for each in rounds), rounds=rounds)


@router.post("/pairings/swiss")
async def pair_swiss_round(state: m.SwissRound) -> m.SwissPairings:
    """Pair a Swiss round: equal points meet, and nobody meets a former opponent if avoidable.

    With an odd number the last player has a bye.
    """
    queue = sorted(state.players, key=lambda each: (-each.points, each.name))
    bye = queue.pop().name if len(queue) % 2 else None
    boards, repeated = [], 0
    while queue:
        first = queue.pop(0)
        fresh = [each for each in queue if each.name not in first.met]
        second = (fresh or queue)[0]
        repeated += not fresh
        queue.remove(second)
        boards.append(m.Board(first=first.name, second=second.name))
    return m.SwissPairings(boards=boards, bye=bye, repeated=repeated)
