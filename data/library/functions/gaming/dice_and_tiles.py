"""Functions for dice and word tiles."""

from collections import Counter
from typing import Literal

_TILE_POINTS = {
    1: "AEILNORSTU",
    2: "DG",
    3: "BCMP",
    4: "FHVWY",
    5: "K",
    8: "JX",
    10: "QZ",
}


def dice_sum_probability(
    dice_count: int,
    sides: int,
    target_sum: int,
    comparison: Literal["exactly", "at_least", "at_most"] = "exactly",
) -> float:
    """Computes the probability that the sum of rolled dice meets a target.

    Args:
        dice_count: Number of dice, 1 to 20.
        sides: Sides of each die, numbered from 1, 2 to 100.
        target_sum: Sum to meet, dice_count to dice_count times sides.
        comparison: Whether the sum must be exactly, at least or at most the target.

    Returns:
        The probability, 0 to 1, rounded to 6 decimals.

    Raises:
        ValueError: When a number is out of range or the comparison is unknown.

    Example:
        >>> dice_sum_probability(dice_count=2, sides=6, target_sum=7)
        0.166667
        >>> dice_sum_probability(dice_count=3, sides=6, target_sum=15, comparison='at_least')
        0.092593
        >>> dice_sum_probability(dice_count=1, sides=20, target_sum=4, comparison='at_most')
        0.2
    """
    if not (1 <= dice_count <= 20 and 2 <= sides <= 100):
        raise ValueError("dice_count must be 1 to 20 and sides 2 to 100")
    if not dice_count <= target_sum <= dice_count * sides:
        raise ValueError("target_sum must be dice_count to dice_count times sides")
    wanted = {
        "exactly": [target_sum],
        "at_least": range(target_sum, dice_count * sides + 1),
        "at_most": range(dice_count, target_sum + 1),
    }
    if comparison not in wanted:
        raise ValueError("comparison must be exactly, at_least or at_most")
    ways = {0: 1}
    for _ in range(dice_count):
        rolled: Counter[int] = Counter()
        for total, count in ways.items():
            for face in range(1, sides + 1):
                rolled[total + face] += count
        ways = dict(rolled)
    return round(sum(ways[total] for total in wanted[comparison]) / sides**dice_count, 6)


def word_tile_score(word: str, word_multiplier: int = 1, blank_letters: str = "") -> int:
    """Computes the score of a word with the letter values of English Scrabble.

    A word of seven letters or more gets no bonus here, as that depends on the tiles on the board.

    Args:
        word: Word of 1 to 15 letters A to Z.
        word_multiplier: Factor of the premium word squares, 1 to 27.
        blank_letters: Letters of the word laid with blank tiles, which count 0, at most 2.

    Returns:
        The score in points.

    Raises:
        ValueError: When the word is malformed, the multiplier is out of range or the blank
            letters are not in the word.

    Example:
        >>> word_tile_score(word='quiz')
        22
        >>> word_tile_score(word='jackal', word_multiplier=2)
        38
        >>> word_tile_score(word='puzzle', word_multiplier=3, blank_letters='z')
        48
    """
    letters = Counter(word.upper())
    blanks = Counter(blank_letters.upper())
    if not (1 <= len(word) <= 15 and word.isascii() and word.isalpha()):
        raise ValueError("word must have 1 to 15 letters A to Z")
    if not 1 <= word_multiplier <= 27:
        raise ValueError("word_multiplier must be 1 to 27")
    if len(blank_letters) > 2 or not blanks <= letters:
        raise ValueError("blank_letters must be at most 2 letters of the word")
    points = {letter: value for value, group in _TILE_POINTS.items() for letter in group}
    total = sum(points[letter] * count for letter, count in (letters - blanks).items())
    return total * word_multiplier
