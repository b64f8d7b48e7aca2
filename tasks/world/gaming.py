"""Board games, video games, chess players with their games, and tournaments."""

from datetime import timedelta
from math import ceil

from tasks.world import gaming_models as m
from tasks.world.gaming_data import OPENINGS, expected, seed
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry

router = operations()
_HAS_MECHANIC = "INSTR(',' || mechanics || ',', ',' || ? || ',')"
_HAS_PLATFORM = "INSTR(',' || platforms || ',', ',' || ? || ',')"
_GAMES = """(SELECT white_id player_id, result = '1-0' won, result = '0-1' lost, * FROM matches
    UNION ALL SELECT black_id, result = '0-1', result = '1-0', * FROM matches)"""
_NAMED = """(SELECT x.*, w.handle white, b.handle black, opening FROM {} x
    JOIN players w ON w.player_id = white_id JOIN players b ON b.player_id = black_id
    JOIN openings USING (eco))"""
_MATCHES = _NAMED.format("matches")
_PLAYED = _NAMED.format(
    f"(SELECT *, IIF(won, 'won', IIF(lost, 'lost', 'drawn')) outcome FROM {_GAMES})"
)


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
    found = many(database, m.Standing, sql, tournament_id, after_round)
    if not found:
        raise missing("tournament", tournament_id)
    return found


@router.get("/chess-tournaments/{tournament_id}/pairings")
async def list_chess_tournament_pairings(
    database: Database, tournament_id: m.TournamentId, round_number: m.RoundNumber
) -> list[m.Pairing]:
    """List who played whom in a round of a chess tournament, with the results."""
    sql = """SELECT board, w.handle white, b.handle black, white_score FROM pairings
        JOIN players w ON w.player_id = white_id JOIN players b ON b.player_id = black_id
        WHERE tournament_id = ? AND round = ? ORDER BY board"""
    found = many(database, m.Pairing, sql, tournament_id, round_number)
    if not found:
        raise missing("tournament", tournament_id)
    return found


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
        ON x.eco = openings.eco AND MIN(white_rating, black_rating) >= ?
        WHERE openings.eco = ? GROUP BY openings.eco"""
    row = database.execute(sql, (min_rating, eco)).fetchone()
    if row is None:
        raise missing("opening", eco)
    return m.OpeningFigures(**row)


SERVICE = Service(
    "gaming",
    "Game Shelf",
    "Gaming",
    "Board games, video games with achievements and prices, chess players and tournaments.",
    seed,
    router,
)
