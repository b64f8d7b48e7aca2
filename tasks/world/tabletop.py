"""Puzzles, card games, dice, chess ladders, role-playing, miniatures, solitaire, house records."""

from fractions import Fraction
from math import comb

from tasks.world import tabletop_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    Service,
    drawn,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry
from tasks.world.tabletop_data import seed, solitaire_deal

router = operations()


@router.get("/puzzles")
async def find_printed_puzzles(
    database: Database,
    kind: m.PuzzleKind = None,
    difficulty: m.Difficulty = None,
    year: m.PrintedYear = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Puzzle]:
    """Find puzzles of the archive by kind, difficulty and year of printing, the newest first."""
    filters = {"kind = ?": kind, "difficulty = ?": difficulty}
    filters["CAST(SUBSTR(printed_on, 1, 4) AS INTEGER) = ?"] = year
    order = "printed_on DESC, puzzle_id"
    return page(database, m.Puzzle, "puzzles", filters, order, limit, offset)


@router.get("/puzzles/{puzzle_id}/hint")
async def get_puzzle_hint(database: Database, puzzle_id: m.PuzzleId) -> m.PuzzleHint:
    """Get a hint for a puzzle, and how many characters its answer has."""
    sql = "SELECT *, LENGTH(answer) answer_length FROM puzzles WHERE puzzle_id = ?"
    return one(database, m.PuzzleHint, "puzzle", sql, puzzle_id)


@router.get("/puzzles/{puzzle_id}/check")
async def check_puzzle_answer(
    database: Database, puzzle_id: m.PuzzleId, answer: m.Answer
) -> m.Verdict:
    """Check a proposed answer to a puzzle; upper and lower case do not matter."""
    sql = "SELECT answer FROM puzzles WHERE puzzle_id = ?"
    row = database.execute(sql, (puzzle_id,)).fetchone()
    if row is None:
        raise missing("puzzle", puzzle_id)
    given, right = answer.strip().lower(), row["answer"]
    note = "That is it." if given == right else "Not yet."
    if given != right and given.isdigit() and right.isdigit():
        note = "Too large." if int(given) > int(right) else "Too small."
    return m.Verdict(right=given == right, note=note)


@router.get("/card-games")
async def find_card_games(
    database: Database,
    players: m.Players = None,
    family: m.Family = None,
    max_minutes: m.MaxMinutes = None,
    limit: Limit = 10,
) -> Page[m.CardGame]:
    """Find traditional card games by number of players, family and length, shortest first."""
    filters = {"? BETWEEN min_players AND max_players": players, "family = ?": family}
    filters["minutes <= ?"] = max_minutes
    return page(database, m.CardGame, "card_games", filters, "minutes, game_id", limit)


@router.get("/card-games/{game_id}")
async def get_card_game_rules(database: Database, game_id: m.CardGameId) -> m.CardRules:
    """Get the aim of a card game, its pack and how many cards each player is dealt."""
    sql = "SELECT * FROM card_games WHERE game_id = ?"
    return one(database, m.CardRules, "card game", sql, game_id)


@router.get("/dice/pool")
async def compute_dice_pool_chance(
    dice: m.Dice, sides: m.Sides, success_from: m.SuccessFrom, successes: m.Successes = 1
) -> m.PoolChance:
    """Compute the exact chance that a pool of dice shows enough successes."""
    single = Fraction(max(0, sides - success_from + 1), sides)
    chance = sum(
        (
            comb(dice, hit) * single**hit * (1 - single) ** (dice - hit)
            for hit in range(successes, dice + 1)
        ),
        Fraction(0),
    )
    expected = round(float(dice * single), 3)
    return m.PoolChance(
        chance=round(float(chance), 6), exact=str(chance), expected_successes=expected
    )


@router.get("/dice/sum")
async def compute_dice_sum_chance(
    dice: m.SumDice, sides: m.Sides, target: m.Target, modifier: m.Modifier = 0
) -> m.SumChance:
    """Compute the exact chance that the sum of several dice and a modifier reaches a target."""
    ways = {0: 1}
    for _ in range(dice):
        ways = {
            total: sum(ways.get(total - face, 0) for face in range(1, sides + 1))
            for total in range(1, max(ways) + sides + 1)
        }
    wanted = target - modifier
    reached = sum(number for total, number in ways.items() if total >= wanted)
    exact = ways.get(wanted, 0)
    return m.SumChance(
        at_least=round(reached / sides**dice, 6),
        exactly=round(exact / sides**dice, 6),
        ways=exact,
        mean=dice * (sides + 1) / 2 + modifier,
    )


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


@router.get("/monsters")
async def find_monsters(
    database: Database,
    habitat: m.Habitat = None,
    weakness: m.Weakness = None,
    min_level: m.MinLevel = None,
    max_level: m.MaxLevel = None,
    limit: Limit = 10,
) -> Page[m.Monster]:
    """Find role-playing monsters by habitat, weakness and level, the weakest first."""
    filters = {"habitat = ?": habitat, "weakness = ?": weakness}
    filters |= {"level >= ?": min_level, "level <= ?": max_level}
    return page(database, m.Monster, "monsters", filters, "level, monster_id", limit)


@router.get("/monsters/{monster_id}")
async def get_monster(database: Database, monster_id: m.MonsterId) -> m.MonsterDetails:
    """Get a role-playing monster's hit points, armour, damage dice and experience."""
    sql = "SELECT *, 0 mean_damage FROM monsters WHERE monster_id = ?"
    monster = one(database, m.MonsterDetails, "monster", sql, monster_id)
    number, rest = monster.damage.split("d")
    sides, bonus = map(int, rest.split("+"))
    monster.mean_damage = int(number) * (sides + 1) / 2 + bonus
    return monster


@router.get("/role-playing-items")
async def find_role_playing_items(
    database: Database,
    kind: m.ItemKind = None,
    rarity: m.Rarity = None,
    max_price_gold: m.Purse = None,
    limit: Limit = 10,
) -> Page[m.Item]:
    """Find magic items of a role-playing game by kind, rarity and price, cheapest first."""
    filters = {"kind = ?": kind, "rarity = ?": rarity, "price_gold <= ?": max_price_gold}
    return page(database, m.Item, "items", filters, "price_gold, item_id", limit)


@router.get("/treasures")
async def draw_monster_treasure(
    database: Database, seed_number: m.TreasureSeed, level: m.TreasureLevel
) -> m.Treasure:
    """Draw the gold and magic items that a monster of a level guards; a seed decides.

    Gold is 5 to 30 pieces per level squared. From level 4 on there are two items, before one.
    """
    sql = "SELECT * FROM items WHERE price_gold <= ? ORDER BY item_id"
    items = many(database, m.Item, sql, 100 + 150 * level**2)
    places = {int(drawn(seed_number, level, each) * len(items)) for each in range(1 + level // 4)}
    gold = round((5 + 25 * drawn(seed_number, level)) * level**2)
    return m.Treasure(gold=gold, items=[items[place] for place in sorted(places)])


@router.post("/encounters")
async def balance_encounter(database: Database, party: m.Party) -> m.Encounter:
    """Choose monsters of a habitat that suit a party of heroes.

    A fair fight is worth 20 experience points per hero and level squared; an easy one half, a
    deadly one twice that.
    """
    share = {"easy": 0.5, "fair": 1, "deadly": 2}[party.challenge]
    budget = left = max(50, round(share * 20 * sum(level**2 for level in party.levels)))
    sql = "SELECT * FROM monsters WHERE habitat = ? ORDER BY experience DESC, monster_id"
    chosen = []
    for row in database.execute(sql, (party.habitat,)):
        number = min(left // row["experience"], 4)
        if number and len(chosen) < 3:
            keys = ("monster_id", "monster", "level")
            chosen.append(m.EncounterMonster(**{key: row[key] for key in keys}, number=number))
            left -= number * row["experience"]
    return m.Encounter(budget=budget, used=budget - left, monsters=chosen)


@router.get("/miniatures/units")
async def list_army_units(
    database: Database, faction: m.Faction, role: m.Role = None
) -> list[m.Unit]:
    """List the miniature units of an army with models and points, cheapest first."""
    sql = """SELECT * FROM units WHERE faction = ? AND (? IS NULL OR role = ?)
        ORDER BY points, unit_id"""
    return many(database, m.Unit, sql, faction, role, role)


@router.get("/miniatures/units/{unit_id}")
async def get_army_unit(database: Database, unit_id: m.UnitId) -> m.UnitProfile:
    """Get the profile of a miniature unit: movement, attacks, strength, save and wounds."""
    return one(database, m.UnitProfile, "unit", "SELECT * FROM units WHERE unit_id = ?", unit_id)


@router.get("/miniatures/units/{unit_id}/attack")
async def estimate_unit_attack(
    database: Database, unit_id: m.UnitId, target_unit_id: m.EnemyUnit
) -> m.Skirmish:
    """Estimate what one attack of a miniature unit does to another unit on average.

    Hits wound on 4 or more, on 3 if the attacker is stronger, on 5 if it is weaker.
    """
    attacker = await get_army_unit(database, unit_id)
    target = await get_army_unit(database, target_unit_id)
    attacks = attacker.models * attacker.attacks
    hits = attacks * (7 - attacker.hits_on) / 6
    difference = attacker.strength - target.strength
    wounds_on = 4 - (difference > 0) + (difference < 0)
    wounds = hits * (7 - wounds_on) / 6 * (target.save_on - 1) / 6
    return m.Skirmish(
        attacks=attacks,
        expected_hits=round(hits, 2),
        expected_wounds=round(wounds, 2),
        expected_losses=round(min(target.models, wounds / target.wounds), 2),
    )


@router.post("/miniatures/army-checks")
async def check_army_list(database: Database, army: m.ArmyList) -> m.ArmyVerdict:
    """Check a miniature army list: one faction, a leader, points, at most three of a unit."""
    units = [(await get_army_unit(database, each.unit_id), each.number) for each in army.entries]
    points = sum(unit.points * number for unit, number in units)
    problems = []
    if points > army.points_limit:
        problems.append(f"{points - army.points_limit} points too many")
    if len({unit.faction for unit, _ in units}) > 1:
        problems.append("units of several factions")
    if not any(unit.role == "leader" for unit, _ in units):
        problems.append("no leader")
    problems += [f"more than three of {unit.unit}" for unit, number in units if number > 3]
    models = sum(unit.models * number for unit, number in units)
    return m.ArmyVerdict(legal=not problems, points=points, models=models, problems=problems)


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
    database: Database, game_id: m.CardGameId, limit: Limit = 5
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


SERVICE = Service(
    name="tabletop",
    title="Games Room",
    category="Gaming",
    description="Puzzles, card games, dice, chess ladders, role-playing and miniatures.",
    seed=seed,
    router=router,
)
