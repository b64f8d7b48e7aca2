"""Chess players, their games, tournaments and openings."""

from tasks.world import gaming_chess_models as m
from tasks.world.gaming_data import OPENINGS, expected
from tasks.world.lookups import rows_of
from tasks.world.service import Database, Limit, Page, many, missing, one, operations, page
from tasks.world.spots import AnyCountry

router = operations()
_GAMES = """(SELECT white_id player_id, result = '1-0' won, result = '0-1' lost, * FROM matches
    UNION ALL SELECT black_id, result = '0-1', result = '1-0', * FROM matches)"""
_NAMED = """(SELECT x.*, w.handle white, b.handle black, opening FROM {} x
    JOIN players w ON w.player_id = white_id JOIN players b ON b.player_id = black_id
    JOIN openings USING (eco))"""
_MATCHES = _NAMED.format("matches")
_PLAYED = _NAMED.format(
    f"(SELECT *, IIF(won, 'won', IIF(lost, 'lost', 'drawn')) outcome FROM {_GAMES})"
)


@router.get("/players/search")
async def search_players_by_handle(
    database: Database, handle: m.Handle, limit: Limit = 10
) -> Page[m.Player]:
    """Search chess players whose handle starts with a text."""
    filters = {"handle LIKE ? || '%'": handle}
    return page(database, m.Player, "players", filters, "handle, player_id", limit)


@router.get("/players/ranking")
async def rank_chess_players(
    database: Database,
    country: AnyCountry = None,
    min_rating: m.MinRating = None,
    limit: Limit = 10,
) -> list[m.Player]:
    """Rank chess players of the world or a country by Elo rating, highest first."""
    filters = {"country = ?": country, "rating >= ?": min_rating}
    return page(database, m.Player, "players", filters, "rating DESC, player_id", limit).items


@router.get("/players/{player_id}")
async def get_chess_player(database: Database, player_id: m.PlayerId) -> m.Profile:
    """Get a chess player's rating, record and the opening played most often."""
    favourite = f"""SELECT opening FROM {_GAMES} JOIN openings USING (eco) WHERE player_id = ?1
        GROUP BY eco ORDER BY COUNT(*) DESC, eco"""
    sql = f"""SELECT p.*, COUNT(*) games, SUM(won) won, SUM(lost) lost, SUM(1 - won - lost) drawn,
        ({favourite}) favourite_opening
        FROM players p JOIN {_GAMES} USING (player_id) WHERE player_id = ?1 GROUP BY player_id"""
    return one(database, m.Profile, "player", sql, player_id)


@router.get("/players/{player_id}/ratings")
async def get_player_rating_history(
    database: Database, player_id: m.PlayerId
) -> list[m.RatingPoint]:
    """Get a chess player's rating at the end of each month with games since July 2024."""
    await get_chess_player(database, player_id)
    rating = """CASE WHEN white_id = player_id THEN white_rating + white_change
        ELSE black_rating - white_change END"""
    sql = f"""SELECT SUBSTR(played_on, 1, 7) month, COUNT(*) games, {rating} rating,
        MAX(match_id) FROM {_GAMES} WHERE player_id = ? GROUP BY month ORDER BY month"""
    return many(database, m.RatingPoint, sql, player_id)


@router.get("/players/{player_id}/matches")
async def list_player_matches(
    database: Database, player_id: m.PlayerId, result: m.Result = None, limit: Limit = 10
) -> Page[m.Match]:
    """List the chess games of a player, the newest first."""
    await get_chess_player(database, player_id)
    filters = {"player_id = ?": player_id, "outcome = ?": result}
    return page(database, m.Match, _PLAYED, filters, "match_id DESC", limit)


@router.get("/matches/head-to-head")
async def get_chess_head_to_head(
    database: Database, first_player_id: m.First, second_player_id: m.Second
) -> m.HeadToHead:
    """Count the wins and draws between two chess players."""
    for player_id in (first_player_id, second_player_id):
        await get_chess_player(database, player_id)
    sql = f"""SELECT COUNT(*) games, TOTAL(won) first_won, TOTAL(lost) second_won,
        TOTAL(1 - won - lost) drawn FROM {_GAMES}
        WHERE player_id = ? AND ? IN (white_id, black_id)"""
    return one(database, m.HeadToHead, "player", sql, first_player_id, second_player_id)


@router.get("/matches/forecast")
async def predict_chess_match(
    database: Database, white_id: m.White, black_id: m.Black
) -> m.Forecast:
    """Predict a chess game between two players by Elo's formula, with the changes of rating."""
    white = (await get_chess_player(database, white_id)).rating
    black = (await get_chess_player(database, black_id)).rating
    score = expected(white, black)
    return m.Forecast(
        white_rating=white,
        black_rating=black,
        expected_white_score=round(score, 3),
        change_if_white_wins=round(20 * (1 - score)),
        change_if_drawn=round(20 * (0.5 - score)),
        change_if_black_wins=round(-20 * score),
    )


@router.get("/matches/{match_id}")
async def get_chess_match(database: Database, match_id: m.MatchId) -> m.MatchDetails:
    """Get a chess game with its opening, both ratings and the change of rating."""
    sql = f"SELECT * FROM {_MATCHES} WHERE match_id = ?"
    return one(database, m.MatchDetails, "match", sql, match_id)


@router.get("/chess-tournaments")
async def find_chess_tournaments(
    database: Database,
    country: AnyCountry = None,
    month: m.StartMonth = None,
    min_prize_eur: m.MinPrize = None,
    limit: Limit = 10,
) -> Page[m.Tournament]:
    """Find chess tournaments of 2025 by country, month and prize money."""
    start = month and f"2025-{month:02}"
    filters = {"country = ?": country, "SUBSTR(starts_on, 1, 7) = ?": start}
    filters["prize_eur >= ?"] = min_prize_eur
    order = "starts_on, tournament_id"
    return page(database, m.Tournament, "tournaments", filters, order, limit)


@router.get("/chess-tournaments/{tournament_id}/standings")
async def get_chess_tournament_standings(
    database: Database, tournament_id: m.TournamentId, after_round: m.RoundNumber = 5
) -> list[m.Standing]:
    """Get the table of a chess tournament after a round; equal points go by rating."""
    scores = """SELECT tournament_id, round, white_id player_id, white_score score FROM pairings
        UNION ALL SELECT tournament_id, round, black_id, 1 - white_score FROM pairings"""
    sql = f"""SELECT ROW_NUMBER() OVER (ORDER BY SUM(score) DESC, rating DESC, player_id) place,
        p.*, SUM(score) points FROM ({scores}) JOIN players p USING (player_id)
        WHERE tournament_id = ? AND round <= ? GROUP BY player_id ORDER BY place"""
    rows = rows_of(database, "tournament", sql, tournament_id, after_round)
    return [m.Standing(**row) for row in rows]


@router.get("/chess-tournaments/{tournament_id}/pairings")
async def list_chess_tournament_pairings(
    database: Database, tournament_id: m.TournamentId, round_number: m.RoundNumber
) -> list[m.Pairing]:
    """List who played whom in a round of a chess tournament, with the results."""
    sql = """SELECT board, w.handle white, b.handle black, white_score FROM pairings
        JOIN players w ON w.player_id = white_id JOIN players b ON b.player_id = black_id
        WHERE tournament_id = ? AND round = ? ORDER BY board"""
    rows = rows_of(database, "tournament", sql, tournament_id, round_number)
    return [m.Pairing(**row) for row in rows]


@router.get("/chess-openings/identify")
async def identify_chess_opening(moves: m.Moves) -> m.Opening:
    """Name the chess opening that a game's first moves belong to: the longest that fits."""
    fits = [each for each in OPENINGS if f"{moves} ".startswith(f"{each[2]} ")]
    if not fits:
        raise missing("opening with the moves", moves)
    eco, opening, line = max(fits, key=lambda each: len(each[2]))
    return m.Opening(eco=eco, opening=opening, moves=line)


@router.get("/chess-openings/{eco}/statistics")
async def get_chess_opening_statistics(
    database: Database, eco: m.Eco, min_rating: m.MinElo = 100
) -> m.OpeningFigures:
    """Count how chess games with an opening ended between players of at least a rating."""
    sql = """SELECT opening, COUNT(match_id) games, TOTAL(result = '1-0') white_won,
        TOTAL(result = '1/2-1/2') drawn, TOTAL(result = '0-1') black_won,
        ROUND(AVG(x.moves), 2) average_moves FROM openings LEFT JOIN matches x
        ON x.eco = openings.eco AND MIN(white_rating, black_rating) >= ?2
        WHERE openings.eco = ?1 GROUP BY openings.eco"""
    return m.OpeningFigures(**rows_of(database, "opening", sql, eco, min_rating)[0])
