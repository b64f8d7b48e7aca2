"""Puzzles, card games and dice."""

from fractions import Fraction
from math import comb

from tasks.world import tabletop_puzzles_models as m
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    one,
    operations,
    page,
)

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
    filters["year_of(printed_on) = ?"] = year
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
    right = first_row(database, "puzzle", sql, puzzle_id)["answer"]
    given = answer.strip().lower()
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
