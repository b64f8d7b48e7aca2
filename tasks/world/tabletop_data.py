"""The vocabulary and the rows of the tabletop service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS
from tasks.world.words import day, distinct, firm, person

_CARD_GAMES = (
    ("barbu", "Barbu", "trick-taking", 4, 4, 52, 13, 90, "Play seven contracts, each in turn."),
    ("belote", "Belote", "trick-taking", 4, 4, 32, 8, 45, "Take tricks with a trump suit."),
    ("bezique", "Bezique", "melding", 2, 2, 64, 8, 40, "Meld pairs and runs while taking tricks."),
    ("blackjack", "Blackjack", "banking", 1, 7, 52, 2, 20, "Come closer to 21 than the bank."),
    ("bourre", "Bourre", "trick-taking", 3, 7, 52, 5, 30, "Take a trick or pay the pot."),
    ("bridge", "Contract Bridge", "trick-taking", 4, 4, 52, 13, 60, "Bid and make a contract."),
    ("briscola", "Briscola", "trick-taking", 2, 4, 40, 3, 20, "Take tricks with high cards."),
    ("canasta", "Canasta", "melding", 2, 4, 108, 11, 75, "Meld seven cards of one rank."),
    ("casino", "Casino", "fishing", 2, 4, 52, 4, 25, "Capture cards of the table by value."),
    (
        "crazy-eights",
        "Crazy Eights",
        "shedding",
        2,
        5,
        52,
        5,
        15,
        "Match suit or rank; eights jump.",
    ),
    ("cribbage", "Cribbage", "matching", 2, 3, 52, 6, 30, "Peg to 121 by fifteens, pairs, runs."),
    ("doppelkopf", "Doppelkopf", "trick-taking", 4, 4, 48, 12, 60, "Find your partner, take 121."),
    ("durak", "Durak", "shedding", 2, 6, 36, 6, 25, "Attack and defend; the last one loses."),
    ("euchre", "Euchre", "trick-taking", 4, 4, 24, 5, 30, "Make three of five tricks."),
    ("gin-rummy", "Gin Rummy", "melding", 2, 2, 52, 10, 20, "Knock with ten points at most."),
    ("go-fish", "Go Fish", "matching", 2, 6, 52, 5, 15, "Ask others for ranks; collect fours."),
    ("hearts", "Hearts", "trick-taking", 4, 4, 52, 13, 45, "Avoid hearts and the queen of spades."),
    ("old-maid", "Old Maid", "matching", 3, 8, 51, 6, 15, "Do not keep the single queen."),
    ("pinochle", "Pinochle", "melding", 4, 4, 48, 12, 45, "Bid, meld and take tricks."),
    ("piquet", "Piquet", "trick-taking", 2, 2, 32, 12, 35, "Declare sequences, then take tricks."),
    ("president", "President", "shedding", 4, 7, 52, 7, 30, "Shed first and rule the next deal."),
    ("rummy", "Rummy", "melding", 2, 6, 52, 7, 30, "Lay down sets and runs."),
    ("scopa", "Scopa", "fishing", 2, 4, 40, 3, 25, "Sweep the table, collect coins."),
    ("sheepshead", "Sheepshead", "trick-taking", 5, 5, 32, 6, 40, "The picker needs 61 points."),
    ("skat", "Skat", "trick-taking", 3, 3, 32, 10, 45, "The declarer needs 61 points."),
    ("spades", "Spades", "trick-taking", 4, 4, 52, 13, 45, "Make your bid; spades are trumps."),
    ("speed", "Speed", "shedding", 2, 2, 52, 5, 10, "Play up or down as fast as you can."),
    ("whist", "Whist", "trick-taking", 4, 4, 52, 13, 40, "Take more than six tricks."),
)
"""Id, name, family, least and most players, cards, hand, minutes, and aim."""

_TEASERS = (
    ("A {a} costs {x} coins more than a {b}; together they cost {y}. What does the {b} cost?"),
    ("{x} {a}s weigh as much as one {b} of {y} kg. How many kg weigh two {a}s?"),
    ("Every day a {a} climbs {x} m and slides 1 m back. After how many days is it at {y} m?"),
)
_THINGS = "lantern chest barrel statue kettle anchor cart mirror drum ladder bell crown".split()
_WORDS = """
    harvest lantern pyramid orchard journey compass volcano whisper blanket captain diamond fortune
    glacier horizon justice kingdom library mystery painter quarrel rainbow shelter thunder upright
    village warrior balloon channel dolphin emperor feather gallery
""".split()
_HABITATS = ("cave", "desert", "forest", "marsh", "mountain", "ruin", "sea")
_BEASTS = "Drake Golem Hydra Wisp Stalker Ogre Serpent Imp Basilisk Shade Harpy Warg".split()
_NATURES = "Ashen Gilded Howling Frost Bramble Cinder Hollow Tide Iron Moss Star Bone".split()
_ELEMENTS = ("acid", "cold", "fire", "iron", "light", "thunder")
_ITEMS = "Amulet Blade Boots Bow Cloak Elixir Gauntlet Lantern Ring Scroll Shield Staff".split()
_MAKERS = "Moth Owl Raven Willow Storm Ember Silver Granite Otter Comet".split()
_RARITIES = ("common", "uncommon", "rare", "legendary")
_EFFECTS = (
    "adds 1 to attack rolls", "gives sight in the dark", "halves fire damage", "heals 8 points",
    "lets its bearer breathe water", "makes steps silent", "adds 2 to armour",
)  # fmt: skip
_FACTIONS = ("Brass Legion", "Coral Kin", "Frostborn", "Hive of Glass", "Root Wardens")
_UNITS = (
    ("Captain", "leader", 1, 85), ("Sage", "leader", 1, 70), ("Guards", "infantry", 10, 110),
    ("Skirmishers", "infantry", 8, 80), ("Spears", "infantry", 12, 120),
    ("Riders", "cavalry", 5, 130), ("Chariot", "cavalry", 1, 95), ("Ballista", "artillery", 1, 90),
    ("Colossus", "monster", 1, 220), ("Scouts", "infantry", 5, 60),
)  # fmt: skip
_RANKS = "A23456789TJQK"


def solitaire_deal(number: int) -> list[list[str]]:
    """Eight columns of cards, dealt by the well-known 15-bit linear congruential generator."""
    deck = [rank + suit for rank in _RANKS for suit in "CDHS"]
    columns: list[list[str]] = [[] for _ in range(8)]
    state = number
    for place in range(52):
        state = (214013 * state + 2531011) % 2**31
        chosen = (state >> 16) % len(deck)
        deck[chosen], deck[-1] = deck[-1], deck[chosen]
        columns[place % 8].append(deck.pop())
    return columns


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Puzzles, card games with house records, chess clubs, monsters, items and armies."""
    _seed_puzzles(database, source)
    _seed_card_games(database, source)
    _seed_clubs(database, source)
    _seed_role_playing(database, source)
    _seed_armies(database, source)


def _seed_puzzles(database: sqlite3.Connection, source: random.Random) -> None:
    rows = []
    for number in range(1, 481):
        kind = ("anagram", "sequence", "arithmetic", "teaser")[number % 4]
        level, printed = source.randint(1, 5), day(source, date(2019, 1, 1), TODAY)
        text, answer, hint = _puzzle(source, kind, level)
        rows.append((f"puz-{number:03}", kind, level, printed, text, answer, hint))
    columns = "puzzle_id TEXT PRIMARY KEY, kind TEXT, difficulty INTEGER, printed_on TEXT,"
    fill(database, "puzzles", columns + "question TEXT, answer TEXT, hint TEXT", rows)


def _puzzle(source: random.Random, kind: str, level: int) -> tuple[str, str, str]:
    if kind == "anagram":
        word = source.choice(_WORDS)
        mixed = "".join(source.sample(word, len(word)))
        return f"Put the letters {mixed.upper()} in order.", word, f"It starts with {word[0]}."
    if kind == "sequence":
        first, step, grow = source.randint(1, 20), source.randint(2, 9), source.randint(0, level)
        terms = [first]
        for place in range(5):
            terms.append(terms[-1] + step + grow * place)
        shown = ", ".join(map(str, terms[:5]))
        return f"Continue {shown} by one.", str(terms[5]), "Look at the differences."
    if kind == "arithmetic":
        a, b, c = (source.randint(2, 9 * level + 3) for _ in range(3))
        text = f"Which number times {a}, plus {b}, is {a * c + b}?"
        return text, str(c), f"Take {b} away first."
    return _teaser(source)


def _teaser(source: random.Random) -> tuple[str, str, str]:
    (a, b), form = source.sample(_THINGS, 2), source.randrange(3)
    x, y = source.randint(3, 9), source.randint(5, 30)
    numbers = ((x, 2 * y + x, y), (2 * x, x * y, y), (x, x + (x - 1) * (y - 1), y))[form]
    text = _TEASERS[form].format(a=a, b=b, x=numbers[0], y=numbers[1])
    return text, str(numbers[2]), ("Take the difference off.", "Weigh one.", "Mind the end.")[form]


def _seed_card_games(database: sqlite3.Connection, source: random.Random) -> None:
    columns = "game_id TEXT PRIMARY KEY, name TEXT, family TEXT, min_players INTEGER,"
    columns += "max_players INTEGER, cards INTEGER, hand INTEGER, minutes INTEGER, aim TEXT"
    fill(database, "card_games", columns, _CARD_GAMES)
    names = distinct(person, source, 14)
    rows = []
    for number in range(1, 1201):
        game = source.choice(_CARD_GAMES)
        score, played = source.randint(20, 320), day(source, date(2023, 1, 1), TODAY)
        winner, loser = source.sample(range(14), 2)
        if loser < winner and source.random() < 0.3:
            winner, loser = loser, winner
        facts = (game[0], played, names[winner], names[loser], score, game[7] + number % 21)
        rows.append((f"hou-{number:04}", *facts))
    columns = "round_id TEXT PRIMARY KEY, game_id TEXT, played_on TEXT, winner TEXT, second TEXT,"
    fill(database, "house_rounds", columns + "score INTEGER, minutes INTEGER", rows)


def _seed_clubs(database: sqlite3.Connection, source: random.Random) -> None:
    clubs, members, games = [], [], []
    for number in range(1, 25):
        town, club_id = TOWNS[number % len(TOWNS)], f"clb-{number:02}"
        evening = source.choice(("Mon", "Tue", "Wed", "Thu", "Fri"))
        name = f"{firm(source).split()[0]} Chess Club"
        clubs.append((club_id, name, town.name, town.country, evening, source.randint(20, 90)))
        ladder = [f"mbr-{number:02}{place:02}" for place in range(1, 17)]
        for member_id in ladder:
            joined = day(source, date(2012, 1, 1), date(2024, 12, 1))
            members.append([member_id, club_id, person(source), joined])
        for week in range(26):
            held = str(date(2025, 1, 6) + timedelta(weeks=week))
            for _ in range(3):
                place = source.randrange(1, 16)
                above = max(0, place - source.randint(1, 3))
                won = source.random() < 0.45
                pair = (ladder[place], ladder[above])
                moves = source.randint(19, 70)
                games.append((f"lad-{len(games) + 1:04}", club_id, held, *pair, int(won), moves))
                if won:
                    ladder.insert(above, ladder.pop(place))
        for member in members[-16:]:
            member.append(ladder.index(member[0]) + 1)
    columns = "club_id TEXT PRIMARY KEY, club TEXT, city TEXT, country TEXT, evening TEXT,"
    fill(database, "clubs", columns + "fee_eur INTEGER", clubs)
    columns = "member_id TEXT PRIMARY KEY, club_id TEXT, name TEXT, joined_on TEXT, place INTEGER"
    fill(database, "members", columns, map(tuple, members))
    columns = "game_id TEXT PRIMARY KEY, club_id TEXT, played_on TEXT, challenger_id TEXT,"
    columns += "defender_id TEXT, challenger_won INTEGER, moves INTEGER"
    fill(database, "ladder_games", columns, games)


def _seed_role_playing(database: sqlite3.Connection, source: random.Random) -> None:
    monsters, items = [], []
    for number, name in enumerate((f"{a} {b}" for b in _BEASTS for a in _NATURES), 1):
        level = source.randint(1, 12)
        dice = f"{1 + level // 3}d{source.choice((6, 8, 10))}+{level}"
        weak, strong = source.sample(_ELEMENTS, 2)
        facts = (level, 8 * level + source.randint(2, 20), 10 + level // 2 + source.randint(0, 4))
        more = (source.choice(_HABITATS), weak, strong, dice, 25 * level * (level + 1))
        monsters.append((f"mon-{number:03}", name, *facts, *more))
    columns = "monster_id TEXT PRIMARY KEY, monster TEXT, level INTEGER, hit_points INTEGER,"
    columns += "armour INTEGER, habitat TEXT, weakness TEXT, resistance TEXT, damage TEXT,"
    fill(database, "monsters", columns + "experience INTEGER", monsters)
    for number, name in enumerate((f"{a} {b}" for b in _ITEMS for a in _MAKERS), 1):
        rank = source.choices(range(4), (8, 5, 3, 1))[0]
        price = source.randint(10, 60) * 6**rank
        facts = (name.split()[1].lower(), _RARITIES[rank], price, source.randint(1, 90) / 10)
        items.append((f"itm-{number:03}", name, *facts, source.choice(_EFFECTS)))
    columns = "item_id TEXT PRIMARY KEY, item TEXT, kind TEXT, rarity TEXT, price_gold INTEGER,"
    fill(database, "items", columns + "weight_kg REAL, effect TEXT", items)


def _seed_armies(database: sqlite3.Connection, source: random.Random) -> None:
    rows = []
    for place, faction in enumerate(_FACTIONS, 1):
        for number, (name, role, models, points) in enumerate(_UNITS, 1):
            cost = 5 * round(points * source.uniform(0.85, 1.2) / 5)
            body = (models, cost, source.choice((4, 5, 6, 8)), source.choice((3, 4, 4, 5)))
            arms = (source.randint(3, 6), source.choice((1, 1, 2, 3)), source.randint(2, 6))
            wounds = 10 if role == "monster" else source.choice((1, 1, 2, 3))
            unit_id = f"unt-{place}{number:02}"
            rows.append((unit_id, faction, f"{faction} {name}", role, *body, *arms, wounds))
    columns = "unit_id TEXT PRIMARY KEY, faction TEXT, unit TEXT, role TEXT, models INTEGER,"
    columns += "points INTEGER, move_inch INTEGER, hits_on INTEGER, strength INTEGER,"
    columns += "attacks INTEGER, save_on INTEGER, wounds INTEGER"
    fill(database, "units", columns, rows)
