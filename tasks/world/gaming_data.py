"""Invented games, players, matches and tournaments, and true chess openings."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS
from tasks.world.words import day, distinct, some

MECHANICS = (
    "area control,auction,bluffing,cooperation,deck building,dice,drafting,set collection,"
    "tile laying,trading,worker placement"
).split(",")
PLATFORMS = "pc console handheld mobile".split()
GENRES = "action adventure platformer puzzle racing role-playing simulation strategy".split()
_STARTS = """Amber Ashen Brass Cinder Cobalt Copper Crimson Dusk Ember Fern Frost Gilded Hollow Iron
    Ivory Jade Lantern Marble Mist Moss Obsidian Pearl Quill Raven River Rune Salt Silver Storm
    Thorn Tidal Velvet Willow""".split()
_BOARD_ENDS = (
    "Bazaar Canals Council Dynasty Gardens Guilds Harbour Isles Keepers Market Route".split()
)
_VIDEO_ENDS = (
    "Ascent Chronicle Circuit Depths Descent Frontier Legacy Odyssey Reign Tactics".split()
)
_HANDLES = "fox owl wolf lynx heron badger otter falcon moth viper crow hare".split()
_DEEDS = "First Steps,Collector,Untouched,Speed Runner,Explorer,Veteran,Perfectionist,Night Shift"
OPENINGS = (
    ("A01", "Nimzowitsch-Larsen Attack", "b3"),
    ("A02", "Bird Opening", "f4"),
    ("A09", "Reti Opening", "Nf3 d5 c4"),
    ("A10", "English Opening", "c4"),
    ("A20", "English Opening, Reversed Sicilian", "c4 e5"),
    ("A30", "English Opening, Symmetrical Variation", "c4 c5"),
    ("A45", "Trompowsky Attack", "d4 Nf6 Bg5"),
    ("A51", "Budapest Gambit", "d4 Nf6 c4 e5"),
    ("A57", "Benko Gambit", "d4 Nf6 c4 c5 d5 b5"),
    ("A80", "Dutch Defence", "d4 f5"),
    ("B01", "Scandinavian Defence", "e4 d5"),
    ("B02", "Alekhine Defence", "e4 Nf6"),
    ("B06", "Modern Defence", "e4 g6"),
    ("B07", "Pirc Defence", "e4 d6 d4 Nf6 Nc3"),
    ("B10", "Caro-Kann Defence", "e4 c6"),
    ("B12", "Caro-Kann Defence, Advance Variation", "e4 c6 d4 d5 e5"),
    ("B20", "Sicilian Defence", "e4 c5"),
    ("B22", "Sicilian Defence, Alapin Variation", "e4 c5 c3"),
    ("B23", "Sicilian Defence, Closed", "e4 c5 Nc3"),
    ("B70", "Sicilian Defence, Dragon Variation", "e4 c5 Nf3 d6 d4 cxd4 Nxd4 Nf6 Nc3 g6"),
    ("B90", "Sicilian Defence, Najdorf Variation", "e4 c5 Nf3 d6 d4 cxd4 Nxd4 Nf6 Nc3 a6"),
    ("C00", "French Defence", "e4 e6"),
    ("C01", "French Defence, Exchange Variation", "e4 e6 d4 d5 exd5"),
    ("C02", "French Defence, Advance Variation", "e4 e6 d4 d5 e5"),
    ("C03", "French Defence, Tarrasch Variation", "e4 e6 d4 d5 Nd2"),
    ("C15", "French Defence, Winawer Variation", "e4 e6 d4 d5 Nc3 Bb4"),
    ("C23", "Bishop's Opening", "e4 e5 Bc4"),
    ("C25", "Vienna Game", "e4 e5 Nc3"),
    ("C30", "King's Gambit", "e4 e5 f4"),
    ("C41", "Philidor Defence", "e4 e5 Nf3 d6"),
    ("C42", "Petrov Defence", "e4 e5 Nf3 Nf6"),
    ("C44", "Scotch Game", "e4 e5 Nf3 Nc6 d4"),
    ("C47", "Four Knights Game", "e4 e5 Nf3 Nc6 Nc3 Nf6"),
    ("C50", "Italian Game", "e4 e5 Nf3 Nc6 Bc4"),
    ("C51", "Evans Gambit", "e4 e5 Nf3 Nc6 Bc4 Bc5 b4"),
    ("C55", "Two Knights Defence", "e4 e5 Nf3 Nc6 Bc4 Nf6"),
    ("C60", "Ruy Lopez", "e4 e5 Nf3 Nc6 Bb5"),
    ("C65", "Ruy Lopez, Berlin Defence", "e4 e5 Nf3 Nc6 Bb5 Nf6"),
    ("D06", "Queen's Gambit", "d4 d5 c4"),
    ("D07", "Queen's Gambit, Chigorin Defence", "d4 d5 c4 Nc6"),
    ("D08", "Albin Counter-Gambit", "d4 d5 c4 e5"),
    ("D10", "Slav Defence", "d4 d5 c4 c6"),
    ("D20", "Queen's Gambit Accepted", "d4 d5 c4 dxc4"),
    ("D30", "Queen's Gambit Declined", "d4 d5 c4 e6"),
    ("D80", "Gruenfeld Defence", "d4 Nf6 c4 g6 Nc3 d5"),
    ("E00", "Catalan Opening", "d4 Nf6 c4 e6 g3"),
    ("E11", "Bogo-Indian Defence", "d4 Nf6 c4 e6 Nf3 Bb4+"),
    ("E12", "Queen's Indian Defence", "d4 Nf6 c4 e6 Nf3 b6"),
    ("E20", "Nimzo-Indian Defence", "d4 Nf6 c4 e6 Nc3 Bb4"),
    ("E60", "King's Indian Defence", "d4 Nf6 c4 g6"),
)
"""ECO code, name and moves."""


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Some 360 board games, 330 video games, 1,200 players with 9,000 chess games, 60 contests."""
    columns = "game_id TEXT PRIMARY KEY, title TEXT, year INTEGER, min_players INTEGER, "
    columns += "max_players INTEGER, minutes INTEGER, min_age INTEGER, complexity REAL, "
    columns += "rating REAL, price_eur REAL, mechanics TEXT"
    names = [f"{start} {end}" for end in _BOARD_ENDS for start in _STARTS]
    board = [_board_game(source, number, name) for number, name in enumerate(names, 1)]
    fill(database, "board_games", columns, board)
    _seed_video_games(database, source)
    fill(database, "openings", "eco TEXT PRIMARY KEY, opening TEXT, moves TEXT", OPENINGS)
    columns = (
        "player_id TEXT PRIMARY KEY, handle TEXT, country TEXT, joined_on TEXT, rating INTEGER"
    )
    handles = distinct(lambda s: f"{s.choice(_HANDLES)}{s.randint(10, 999)}", source, 1200)
    players = [_player(source, number, handle) for number, handle in enumerate(handles, 1)]
    matches = list(_matches(source, players))
    fill(database, "players", columns, players)
    columns = "match_id TEXT PRIMARY KEY, played_on TEXT, white_id TEXT, black_id TEXT, "
    columns += "result TEXT, moves INTEGER, eco TEXT, minutes INTEGER, "
    columns += "white_rating INTEGER, black_rating INTEGER, white_change INTEGER"
    fill(database, "matches", columns, matches)
    database.execute("CREATE INDEX by_white ON matches (white_id)")
    database.execute("CREATE INDEX by_black ON matches (black_id)")
    _seed_tournaments(database, source, players)


def expected(rating: float, other: float) -> float:
    """The score that Elo's formula expects against another player, 0 to 1."""
    return 1 / (1 + 10 ** ((other - rating) / 400))


def _board_game(source: random.Random, number: int, title: str) -> tuple:
    low = source.choice((1, 2, 2, 2, 3))
    numbers = (source.randint(1985, 2024), low, low + source.randint(1, 4))
    facts = (source.randrange(15, 185, 15), source.choice((6, 8, 10, 12, 14)))
    scores = (
        source.randint(10, 48) / 10,
        source.randint(50, 88) / 10,
        source.randint(12, 85) + 0.9,
    )
    mechanics = some(source, MECHANICS, 1, 4)
    return (f"bgm-{number:03}", title, *numbers, *facts, *scores, mechanics)


def _seed_video_games(database: sqlite3.Connection, source: random.Random) -> None:
    games, prices, deeds = [], [], []
    for number, title in enumerate((f"{a} {b}" for b in _VIDEO_ENDS for a in _STARTS), 1):
        game_id, list_price = f"vgm-{number:03}", source.randint(7, 69) + 0.99
        released = day(source, date(2012, 1, 1), date(2024, 6, 1))
        facts = (source.choice(GENRES), some(source, PLATFORMS, 1, 3), released)
        for month in range(12):
            share = source.choice((1, 1, 1, 0.8, 0.6, 0.4))
            first = date(2024 + (month + 6) // 12, (month + 6) % 12 + 1, 1)
            prices.append((game_id, str(first)[:7], round(list_price * share, 2)))
        story = source.randint(4, 60)
        length = (story, round(story * source.uniform(1.4, 2.6)))
        games.append((game_id, title, *facts, *length, source.randint(41, 96), list_price))
        for place, deed in enumerate(_DEEDS.split(","), 1):
            share = round(min(98.0, source.lognormvariate(2.6, 1.1)), 1)
            points = source.choice((5, 10, 15, 25, 50, 100))
            deeds.append((f"ach-{number:03}-{place}", game_id, deed, points, share))
    columns = "game_id TEXT PRIMARY KEY, title TEXT, genre TEXT, platforms TEXT, released_on TEXT, "
    columns += "story_hours INTEGER, complete_hours INTEGER, score INTEGER, list_price_eur REAL"
    fill(database, "video_games", columns, games)
    fill(database, "prices", "game_id TEXT, month TEXT, price_eur REAL", prices)
    columns = "achievement_id TEXT, game_id TEXT, name TEXT, points INTEGER, share_percent REAL"
    fill(database, "achievements", columns, deeds)


def _player(source: random.Random, number: int, handle: str) -> list:
    joined = day(source, date(2016, 1, 1), date(2024, 5, 31))
    rating = round(source.gauss(1500, 220))
    return [f"ply-{number:04}", handle, source.choice(TOWNS).country, joined, rating]


def _matches(source: random.Random, players: list[list]) -> Iterator[tuple]:
    days = sorted(day(source, date(2024, 7, 1), TODAY) for _ in range(9000))
    for number, played in enumerate(days, 1):
        place = source.randrange(len(players))
        white = players[place]
        black = players[(place + source.randint(1, 12)) % len(players)]
        score = _score(source, white[4], black[4])
        change = round(20 * (score - expected(white[4], black[4])))
        result = {1.0: "1-0", 0.5: "1/2-1/2", 0.0: "0-1"}[score]
        facts = (source.randint(18, 74), source.choice(OPENINGS)[0], source.choice((5, 10, 30, 90)))
        ratings = (white[4], black[4], change)
        yield (f"mat-{number:05}", played, white[0], black[0], result, *facts, *ratings)
        white[4] += change
        black[4] -= change


def _score(source: random.Random, rating: int, other: int) -> float:
    chance = source.random() - expected(rating, other)
    return 0.5 if abs(chance) < 0.14 else float(chance < 0)


def _seed_tournaments(
    database: sqlite3.Connection, source: random.Random, players: list[list]
) -> None:
    contests, pairings = [], []
    for number in range(1, 61):
        town, tournament_id = source.choice(TOWNS), f"trn-{number:03}"
        start = date(2025, 1, 4) + timedelta(weeks=source.randint(0, 24))
        prize = source.randrange(500, 12_500, 500)
        title = f"{town.name} {source.choice(('Open', 'Cup', 'Masters'))} {number}"
        contests.append((tournament_id, title, town.name, town.country, str(start), 5, prize))
        scores = {player[0]: 0.0 for player in source.sample(players, 16)}
        ratings = {player[0]: player[4] for player in players}
        for round_ in range(1, 6):
            order = sorted(scores, key=lambda each: (-scores[each], -ratings[each], each))
            for board in range(8):
                white, black = order[2 * board : 2 * board + 2]
                score = _score(source, ratings[white], ratings[black])
                pairings.append((tournament_id, round_, board + 1, white, black, score))
                scores[white] += score
                scores[black] += 1 - score
    columns = "tournament_id TEXT PRIMARY KEY, title TEXT, city TEXT, country TEXT, "
    columns += "starts_on TEXT, rounds INTEGER, prize_eur INTEGER"
    fill(database, "tournaments", columns, contests)
    columns = "tournament_id TEXT, round INTEGER, board INTEGER, white_id TEXT, black_id TEXT, "
    fill(database, "pairings", columns + "white_score REAL", pairings)
