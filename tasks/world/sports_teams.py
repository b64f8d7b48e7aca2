"""Leagues and teams."""

from itertools import groupby
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import sports_models as m
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.sports_rows import league_with, team_with

router = operations()
SIDES = """SELECT league_id, season, day, match_id, home_id AS team_id, home AS team,
    home_score AS scored, away_score AS conceded FROM results WHERE home_score IS NOT NULL
    UNION ALL SELECT league_id, season, day, match_id, away_id, away, away_score, home_score
    FROM results WHERE home_score IS NOT NULL"""


@router.get("/leagues")
async def list_leagues(
    database: Database,
    sport: Annotated[
        m.Sport | None, Query(description="Sport of the league.", examples=["handball"])
    ] = None,
    country: Annotated[
        str | None, Query(description="Country of the league.", examples=["Aldovia"])
    ] = None,
) -> list[m.League]:
    """List the leagues of a sport or a country."""
    filters = {"sport = ?": sport, "country = ?": country}
    return page(database, m.League, "leagues", filters, "league_id", 100).items


@router.get("/leagues/{league_id}/standings")
async def get_league_standings(
    database: Database, league_id: m.LeagueId, season: m.Season = 2025
) -> list[m.Standing]:
    """Get a league's table of a season as of today, from first place to last."""
    league_with(database, league_id)
    sql = f"""SELECT ROW_NUMBER() OVER (ORDER BY points DESC, scored - conceded DESC, team_id)
        AS place, * FROM (SELECT team_id, team, COUNT(*) AS played, SUM(scored > conceded) AS won,
        SUM(scored = conceded) AS drawn, SUM(scored < conceded) AS lost, SUM(scored) AS scored,
        SUM(conceded) AS conceded, SUM(3 * (scored > conceded) + (scored = conceded)) AS points
        FROM ({SIDES}) WHERE league_id = ? AND season = ? GROUP BY team_id) ORDER BY place"""
    return many(database, m.Standing, sql, league_id, season)


@router.get("/leagues/{league_id}/scorers")
async def list_top_scorers(
    database: Database, league_id: m.LeagueId, season: m.Season = 2025, limit: Limit = 10
) -> list[m.Scorer]:
    """List the players of a league who scored most in a season."""
    league_with(database, league_id)
    sql = """SELECT player_id, players.name, teams.name AS team, goals, games
        FROM statistics JOIN players USING (player_id) JOIN teams USING (team_id)
        WHERE league_id = ? AND season = ? ORDER BY goals DESC, games, player_id LIMIT ?"""
    return many(database, m.Scorer, sql, league_id, season, limit)


@router.get("/leagues/{league_id}/summary")
async def summarize_league_results(
    database: Database, league_id: m.LeagueId, season: m.Season = 2025
) -> m.LeagueSummary:
    """Summarize a league's season: mean score, share of home wins, draws and away wins."""
    sql = """SELECT COUNT(*) AS matches, ROUND(AVG(home_score + away_score), 2) AS mean_score_sum,
        ROUND(100 * AVG(home_score > away_score), 1) AS home_win_percent,
        ROUND(100 * AVG(home_score = away_score), 1) AS draw_percent,
        ROUND(100 * AVG(home_score < away_score), 1) AS away_win_percent
        FROM matches WHERE league_id = ? AND season = ? AND home_score IS NOT NULL"""
    league_with(database, league_id)
    return one(database, m.LeagueSummary, "season", sql, league_id, season)


@router.get("/leagues/{league_id}/biggest-wins")
async def find_biggest_wins(
    database: Database, league_id: m.LeagueId, limit: Limit = 5
) -> list[m.BigWin]:
    """Find the matches of a league with the largest margin of all seasons."""
    league_with(database, league_id)
    sql = """SELECT *, ABS(home_score - away_score) AS margin FROM results
        WHERE league_id = ? AND home_score IS NOT NULL ORDER BY margin DESC, match_id LIMIT ?"""
    return many(database, m.BigWin, sql, league_id, limit)


@router.get("/teams")
async def search_teams(
    database: Database,
    name: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["United"])
    ] = None,
    city: Annotated[
        str | None, Query(description="City of the team.", examples=["Orarville"])
    ] = None,
    min_capacity: Annotated[
        int | None, Query(ge=0, description="Fewest seats of the venue.", examples=[30_000])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Team]:
    """Search teams by name, city and size of their venue."""
    filters = {"name LIKE '%' || ? || '%'": name, "city = ?": city, "capacity >= ?": min_capacity}
    return page(database, m.Team, "teams", filters, "name, team_id", limit, offset)


@router.get("/teams/attendance")
async def rank_teams_by_attendance(
    database: Database, season: m.Season, limit: Limit = 10
) -> list[m.Crowd]:
    """Rank teams by how many people come to their home matches in a season."""
    sql = """SELECT home_id AS team_id, home AS team, MAX(attendance) AS best_attendance,
        CAST(ROUND(AVG(attendance)) AS INTEGER) AS mean_attendance FROM results
        WHERE season = ? AND attendance IS NOT NULL GROUP BY home_id
        ORDER BY AVG(attendance) DESC, home_id LIMIT ?"""
    return many(database, m.Crowd, sql, season, limit)


@router.get("/teams/{team_id}")
async def get_team(database: Database, team_id: m.TeamId) -> m.Team:
    """Get one team with its coach and venue."""
    return team_with(database, team_id)


@router.get("/teams/{team_id}/form")
async def get_team_form(
    database: Database,
    team_id: m.TeamId,
    matches: Annotated[int, Query(ge=1, le=30, description="Matches to count.", examples=[8])] = 5,
) -> m.Form:
    """Get a team's form: wins, draws and defeats of its latest matches."""
    team_with(database, team_id)
    sql = f"SELECT * FROM ({SIDES}) WHERE team_id = ? ORDER BY day DESC LIMIT ?"
    rows = database.execute(sql, (team_id, matches)).fetchall()
    signs = [(row["scored"] > row["conceded"]) - (row["scored"] < row["conceded"]) for row in rows]
    return m.Form(
        team_id=team_id,
        letters="".join("LDW"[sign + 1] for sign in signs),
        points=sum((0, 1, 3)[sign + 1] for sign in signs),
        scored=sum(row["scored"] for row in rows),
        conceded=sum(row["conceded"] for row in rows),
    )


@router.get("/teams/{team_id}/fixtures")
async def list_team_fixtures(
    database: Database,
    team_id: m.TeamId,
    venue: Annotated[
        Literal["home", "away", "both"], Query(description="Where it plays.", examples=["home"])
    ] = "both",
    limit: Limit = 10,
) -> list[m.Match]:
    """List the matches that a team has yet to play this season, the next one first."""
    team_with(database, team_id)
    sides = [f"{side}_id = ?2" for side in ("home", "away") if venue in (side, "both")]
    sql = f"SELECT * FROM results WHERE day > ?1 AND ({' OR '.join(sides)}) ORDER BY day LIMIT ?3"
    return many(database, m.Match, sql, str(TODAY), team_id, limit)


@router.get("/teams/{team_id}/squad")
async def list_team_squad(
    database: Database,
    team_id: m.TeamId,
    position: Annotated[
        m.Position | None, Query(description="Where they play.", examples=["forward"])
    ] = None,
) -> list[m.Player]:
    """List the players of a team by the number on their shirts."""
    team_with(database, team_id)
    filters = {"team_id = ?": team_id, "position = ?": position}
    return page(database, m.Player, "players", filters, "shirt", 50).items


@router.get("/teams/{team_id}/streak")
async def find_longest_winning_streak(
    database: Database, team_id: m.TeamId, season: m.Season = 2025
) -> m.Streak:
    """Find a team's longest run of wins in a season."""
    team_with(database, team_id)
    sql = f"SELECT * FROM ({SIDES}) WHERE team_id = ? AND season = ? ORDER BY day"
    rows = database.execute(sql, (team_id, season)).fetchall()
    runs = [
        [row["day"] for row in run]
        for won, run in groupby(rows, lambda row: row["scored"] > row["conceded"])
        if won
    ]
    best = max(runs, key=len, default=[])
    ends = {"first_day": best[0], "last_day": best[-1]} if best else {}
    empty = {"first_day": None, "last_day": None}
    return m.Streak(team_id=team_id, season=season, wins=len(best), **{**empty, **ends})
