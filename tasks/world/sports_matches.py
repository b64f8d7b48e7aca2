"""Venues, matches, players and tickets."""

from collections import defaultdict
from datetime import date
from typing import Annotated

from fastapi import HTTPException, Path, Query

from tasks.world import sports_models as m
from tasks.world.service import (
    TODAY,
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.sports_rows import team_with

router = operations()
STANDS = {"main": 46.0, "side": 31.0, "corner": 22.0, "standing": 15.0}
SIDES = """SELECT league_id, season, day, match_id, home_id AS team_id, home AS team,
    home_score AS scored, away_score AS conceded FROM results WHERE home_score IS NOT NULL
    UNION ALL SELECT league_id, season, day, match_id, away_id, away, away_score, home_score
    FROM results WHERE home_score IS NOT NULL"""


@router.get("/venues/nearest")
async def find_nearest_venues(
    database: Database, latitude: Latitude, longitude: Longitude, limit: Limit = 5
) -> list[m.VenueNearby]:
    """Find the stadiums and halls nearest to a point."""
    sql = """SELECT *, name AS team, distance_km(?, ?, latitude, longitude) AS distance_km
        FROM teams ORDER BY distance_km, team_id LIMIT ?"""
    return many(database, m.VenueNearby, sql, latitude, longitude, limit)


@router.get("/matches")
async def list_matches_between_days(
    database: Database,
    first_day: Annotated[
        date, Query(description="First day, YYYY-MM-DD.", examples=["2025-06-01"])
    ],
    last_day: Annotated[date, Query(description="Last day, YYYY-MM-DD.", examples=["2025-06-30"])],
    sport: Annotated[
        m.Sport | None, Query(description="Sport of the league.", examples=["football"])
    ] = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Page[m.Match]:
    """List the matches of all leagues from one day to another."""
    source = "results JOIN leagues USING (league_id)"
    filters = {"day >= ?": str(first_day), "day <= ?": str(last_day), "sport = ?": sport}
    return page(database, m.Match, source, filters, "day, match_id", limit, offset)


@router.get("/matches/{match_id}")
async def get_match(database: Database, match_id: m.MatchId) -> m.Match:
    """Get one match with its score and attendance."""
    return one(database, m.Match, "match", "SELECT * FROM results WHERE match_id = ?", match_id)


@router.get("/head-to-head")
async def get_head_to_head(
    database: Database,
    first_team: Annotated[str, Query(description="Id of a team.", examples=["tm-001"])],
    second_team: Annotated[str, Query(description="Id of another.", examples=["tm-002"])],
) -> m.HeadToHead:
    """Get all meetings of two teams of a league, and who won how often."""
    team_with(database, first_team)
    team_with(database, second_team)
    sql = """SELECT * FROM results WHERE home_score IS NOT NULL AND
        ((home_id = ?1 AND away_id = ?2) OR (home_id = ?2 AND away_id = ?1)) ORDER BY day DESC"""
    found = many(database, m.Match, sql, first_team, second_team)
    wins = defaultdict(int)
    for match in found:
        difference = match.home_score - match.away_score
        wins[match.home_id if difference > 0 else match.away_id if difference else ""] += 1
    return m.HeadToHead(
        first_wins=wins[first_team],
        second_wins=wins[second_team],
        draws=wins[""],
        matches=found,
    )


@router.get("/prediction")
async def predict_match_result(
    database: Database,
    home_team: Annotated[str, Query(description="Id of the home team.", examples=["tm-001"])],
    away_team: Annotated[str, Query(description="Id of the other team.", examples=["tm-005"])],
) -> m.Prediction:
    """Predict the chances of two teams from their points in all seasons."""
    names, shares = [], []
    sql = f"""SELECT AVG(3 * (scored > conceded) + (scored = conceded)) / 3
        FROM ({SIDES}) WHERE team_id = ?"""
    for team_id in (home_team, away_team):
        names.append(team_with(database, team_id).name)
        shares.append(database.execute(sql, (team_id,)).fetchone()[0])
    home, away = shares[0] * 1.15, shares[1]
    draw = 26 * (1 - abs(shares[0] - shares[1]))
    won = round((100 - draw) * home / (home + away), 1)
    return m.Prediction(
        home=names[0],
        away=names[1],
        home_win_percent=won,
        draw_percent=round(draw, 1),
        away_win_percent=round(100 - round(draw, 1) - won, 1),
    )


@router.get("/players")
async def search_players(
    database: Database,
    name: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["Vera"])
    ] = None,
    position: Annotated[
        m.Position | None, Query(description="Where they play.", examples=["forward"])
    ] = None,
    country: Annotated[
        str | None, Query(description="Country they are from.", examples=["Norrland"])
    ] = None,
    min_height_cm: Annotated[
        int | None, Query(ge=150, le=220, description="Lowest height.", examples=[195])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Player]:
    """Search players by name, position, country and height."""
    filters = {"name LIKE '%' || ? || '%'": name, "position = ?": position, "country = ?": country}
    filters["height_cm >= ?"] = min_height_cm
    return page(database, m.Player, "players", filters, "name, player_id", limit, offset)


@router.get("/players/compare")
async def compare_player_careers(
    database: Database,
    player_ids: Annotated[
        list[str],
        Query(
            min_length=2,
            max_length=5,
            description="Ids of two to five players.",
            examples=[["pl-0012", "pl-0027"]],
        ),
    ],
) -> list[m.Career]:
    """Compare what players did in all their seasons: games, goals, minutes per goal."""
    sql = """SELECT player_id, name, position, SUM(games) AS games, SUM(goals) AS goals,
        SUM(assists) AS assists, ROUND(1.0 * SUM(minutes) / NULLIF(SUM(goals), 0), 1)
        AS minutes_per_goal FROM players JOIN statistics USING (player_id)
        WHERE player_id = ? GROUP BY player_id"""
    return [one(database, m.Career, "player", sql, player_id) for player_id in player_ids]


@router.get("/players/{player_id}")
async def get_player(database: Database, player_id: m.PlayerId) -> m.Player:
    """Get one player's team, position, birthday and height."""
    return one(database, m.Player, "player", "SELECT * FROM players WHERE player_id = ?", player_id)


@router.get("/players/{player_id}/seasons/{season}")
async def get_player_season(
    database: Database,
    player_id: m.PlayerId,
    season: Annotated[
        int, Path(ge=2023, le=2025, description="Year of the season.", examples=[2024])
    ],
) -> m.PlayerSeason:
    """Get a player's games, minutes, goals and cards in one season."""
    sql = "SELECT * FROM statistics WHERE player_id = ? AND season = ?"
    return one(database, m.PlayerSeason, "season of player", sql, player_id, season)


@router.post("/tables")
async def compute_table_from_results(given: m.Results) -> list[m.TableRow]:
    """Compute the table that follows from given results of a tournament."""
    played, points, difference = defaultdict(int), defaultdict(int), defaultdict(int)
    for result in given.results:
        margin = result.home_score - result.away_score
        for team, sign in ((result.home, 1), (result.away, -1)):
            played[team] += 1
            difference[team] += sign * margin
            won = sign * margin > 0
            points[team] += given.points_for_win if won else int(margin == 0)
    order = sorted(played, key=lambda team: (-points[team], -difference[team], team))
    return [
        m.TableRow(
            place=place,
            team=team,
            played=played[team],
            points=points[team],
            difference=difference[team],
        )
        for place, team in enumerate(order, start=1)
    ]


@router.post("/ticket-quotes")
async def quote_match_tickets(database: Database, wish: m.TicketRequest) -> m.TicketQuote:
    """Quote the price of tickets for a match to come; children pay half, members 10% less."""
    sql = "SELECT * FROM results WHERE match_id = ?"
    match = one(database, m.Match, "match", sql, wish.match_id)
    if match.day <= TODAY:
        raise HTTPException(422, f"match {wish.match_id!r} is over")
    total = sum(STANDS[seat.stand] * (seat.adults + seat.children / 2) for seat in wish.seats)
    return m.TicketQuote(
        match_id=match.match_id,
        tickets=sum(seat.adults + seat.children for seat in wish.seats),
        total_eur=round(total * (0.9 if wish.member else 1), 2),
    )
