"""The data of the sports service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.places import CITIES, COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.words import distinct, person

SPORTS = {"football": 1.4, "handball": 27.0, "ice_hockey": 2.9, "basketball": 78.0}
"""Points that a team makes in a match, on average."""
POSITIONS = "goalkeeper defender midfielder forward".split()
SEASONS = (2023, 2024, 2025)
_CLUBS = "United Rovers Athletic Wanderers Stars City Falcons Union".split()


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Ten leagues of sixteen teams, their players and three seasons of matches."""
    leagues = [
        (f"lg-{n:02}", f"{COUNTRIES[n * 2]} Premier League", list(SPORTS)[n % 4], COUNTRIES[n * 2])
        for n in range(10)
    ]
    fill(
        database,
        "leagues",
        "league_id TEXT PRIMARY KEY, name TEXT, sport TEXT, country TEXT COLLATE NOCASE",
        leagues,
    )
    strengths = _seed_teams(database, source)
    _seed_players(database, source)
    _seed_matches(database, source, strengths)


def _seed_teams(database: sqlite3.Connection, source: random.Random) -> list[float]:
    rows, strengths = [], []
    for n in range(160):
        city = CITIES[n // 16 * 40 + n % 16]
        strengths.append(source.uniform(0.75, 1.3))
        capacity = source.randrange(4000, 62000, 500)
        where = (round(city.latitude + 0.02, 4), round(city.longitude + 0.03, 4))
        name = f"{city.name} {source.choice(_CLUBS)}"
        more = (f"{city.name} Arena", capacity, *where, source.randint(1886, 1994))
        coach = person(source)
        rows.append((f"tm-{n + 1:03}", f"lg-{n // 16:02}", name, city.name, *more, coach))
    fill(
        database,
        "teams",
        "team_id TEXT PRIMARY KEY, league_id TEXT, name TEXT, city TEXT COLLATE NOCASE,"
        "venue TEXT, capacity INTEGER, latitude REAL, longitude REAL, founded INTEGER, coach TEXT",
        rows,
    )
    return strengths


def _seed_players(database: sqlite3.Connection, source: random.Random) -> None:
    names = distinct(person, source, 2400)
    players, statistics = [], []
    for n, name in enumerate(names):
        player_id, position = f"pl-{n + 1:04}", POSITIONS[n % 15 * 4 // 15]
        born = date(1988, 1, 1) + timedelta(days=source.randint(0, 6900))
        height = source.randint(168, 205)
        team = f"tm-{n // 15 + 1:03}"
        country = source.choice(COUNTRIES)
        players.append((player_id, name, team, position, str(born), country, height, n % 15 + 1))
        aim = 0.35 * POSITIONS.index(position) ** 2 / 9
        for season in SEASONS:
            games = source.randint(3, 30 if season < 2025 else 15)
            goals = round(games * aim * source.uniform(0, 2))
            assists = round(games * source.uniform(0, 0.35))
            cards = (source.randint(0, 8), int(source.random() < 0.1))
            statistics.append(
                (player_id, season, games, games * source.randint(35, 60), goals, assists, *cards)
            )
    fill(
        database,
        "players",
        "player_id TEXT PRIMARY KEY, name TEXT, team_id TEXT, position TEXT, born_on TEXT,"
        "country TEXT COLLATE NOCASE, height_cm INTEGER, shirt INTEGER",
        players,
    )
    fill(
        database,
        "statistics",
        "player_id TEXT, season INTEGER, games INTEGER, minutes INTEGER, goals INTEGER,"
        "assists INTEGER, yellow_cards INTEGER, red_cards INTEGER",
        statistics,
    )


def _rounds(teams: list[int]) -> list[list[tuple[int, int]]]:
    """Who meets whom in each round: everyone twice, by the circle method."""
    half = []
    for turn in range(len(teams) - 1):
        circle = [teams[0], *(teams[1:][turn:] + teams[1:][:turn])]
        pairs = list(zip(circle[:8], reversed(circle[8:]), strict=True))
        half.append([pair[::-1] if turn % 2 else pair for pair in pairs])
    return half + [[pair[::-1] for pair in pairs] for pairs in half]


def _seed_matches(
    database: sqlite3.Connection, source: random.Random, strengths: list[float]
) -> None:
    rows = []
    for season in SEASONS:
        for league in range(10):
            usual = list(SPORTS.values())[league % 4]
            for number, pairs in enumerate(_rounds(list(range(league * 16, league * 16 + 16)))):
                day = date(season, 2, 15) + timedelta(days=9 * number + league % 3)
                for home, away in pairs:
                    score = (None, None, None)
                    if day <= TODAY:
                        score = _score(source, usual, strengths[home], strengths[away])
                    match_id = f"mt-{len(rows) + 1:05}"
                    teams = (f"tm-{home + 1:03}", f"tm-{away + 1:03}")
                    starts = source.choice(("15:00", "17:30", "20:00"))
                    lg = f"lg-{league:02}"
                    rows.append(
                        (match_id, lg, season, number + 1, str(day), starts, *teams, *score)
                    )
    fill(
        database,
        "matches",
        "match_id TEXT PRIMARY KEY, league_id TEXT, season INTEGER, round INTEGER, day TEXT,"
        "starts TEXT, home_id TEXT, away_id TEXT, home_score INTEGER, away_score INTEGER,"
        "attendance INTEGER",
        rows,
    )
    database.execute("CREATE INDEX matches_by_league ON matches (league_id, season)")
    database.execute("""CREATE VIEW results AS SELECT m.*, h.name AS home, a.name AS away
        FROM matches m JOIN teams h ON h.team_id = home_id JOIN teams a ON a.team_id = away_id""")


def _score(source: random.Random, usual: float, home: float, away: float) -> tuple[int, int, int]:
    spread = usual**0.5
    scores = [
        max(0, round(source.gauss(usual * mine / other * edge, spread)))
        for mine, other, edge in ((home, away, 1.1), (away, home, 1.0))
    ]
    return scores[0], scores[1], source.randint(900, 38_000)
