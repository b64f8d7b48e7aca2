"""Ratings of players and tables of teams."""

import re
from typing import Literal

_OUTCOMES = {"win": 1.0, "draw": 0.5, "loss": 0.0}


def elo_rating_update(
    rating: float,
    opponent_rating: float,
    outcome: Literal["win", "draw", "loss"],
    k_factor: float = 20,
) -> dict[str, float]:
    """Computes the new Elo rating of a player after one game.

    The expected score is 1 / (1 + 10^((opponent - own) / 400)), as in chess (Elo 1978).

    Args:
        rating: Rating before the game, 0 to 4000.
        opponent_rating: Rating of the opponent, 0 to 4000.
        outcome: Result for the player: win, draw or loss.
        k_factor: Largest possible change in points, 1 to 100.

    Returns:
        The keys expected_score (0 to 1), change and new_rating.

    Raises:
        ValueError: When a number is out of range or the outcome is unknown.

    Example:
        >>> elo_rating_update(rating=1500, opponent_rating=1620, outcome="win")
        {'expected_score': 0.3339, 'change': 13.32, 'new_rating': 1513.32}
        >>> elo_rating_update(rating=2210, opponent_rating=2085, outcome="draw", k_factor=10)
        {'expected_score': 0.6725, 'change': -1.73, 'new_rating': 2208.27}
        >>> elo_rating_update(rating=1345, opponent_rating=1290, outcome="loss", k_factor=40)
        {'expected_score': 0.5785, 'change': -23.14, 'new_rating': 1321.86}
    """
    if not (0 <= rating <= 4000 and 0 <= opponent_rating <= 4000):
        raise ValueError("the ratings must be 0 to 4000")
    if outcome not in _OUTCOMES:
        raise ValueError(f"unknown outcome: {outcome}")
    if not 1 <= k_factor <= 100:
        raise ValueError("k_factor must be 1 to 100")
    expected = 1 / (1 + 10 ** ((opponent_rating - rating) / 400))
    change = k_factor * (_OUTCOMES[outcome] - expected)
    return {
        "expected_score": round(expected, 4),
        "change": round(change, 2),
        "new_rating": round(rating + change, 2),
    }


def league_points_table(results: list[str], win_points: int = 3) -> dict[str, object]:
    """Computes a league table from match results, with the best team first.

    A draw earns one point. Ties are broken by goal difference, goals scored and then by name.

    Args:
        results: Match results in the form Home 2-1 Away, 1 to 500 of them.
        win_points: Points for a win, 2 to 4.

    Returns:
        The keys teams, points and goal_difference: lists in table order.

    Raises:
        ValueError: When there are no results, one is malformed or win_points is out of range.

    Example:
        >>> league_points_table(results=["Leeds 2-1 York", "York 0-0 Hull", "Hull 3-2 Leeds"])
        {'teams': ['Hull', 'Leeds', 'York'], 'points': [4, 3, 1], 'goal_difference': [1, 0, -1]}
        >>> league_points_table(results=["Ajax 4-0 PSV", "PSV 2-2 Ajax"], win_points=2)
        {'teams': ['Ajax', 'PSV'], 'points': [3, 1], 'goal_difference': [4, -4]}
        >>> league_points_table(results=["Betis 1-0 Cadiz", "Cadiz 3-0 Getafe"], win_points=3)
        {'teams': ['Cadiz', 'Betis', 'Getafe'], 'points': [3, 3, 0], 'goal_difference': [2, 1, -3]}
    """
    if not 1 <= len(results) <= 500:
        raise ValueError("results must hold 1 to 500 matches")
    if not 2 <= win_points <= 4:
        raise ValueError("win_points must be 2 to 4")
    table: dict[str, list[int]] = {}
    for result in results:
        match = re.fullmatch(r"(\S.*?) (\d{1,3})-(\d{1,3}) (\S.*)", result.strip(), re.ASCII)
        if not match or match[1] == match[4]:
            raise ValueError(f"not a result in the form Home 2-1 Away: {result}")
        home, away = int(match[2]), int(match[3])
        for team, scored, conceded in ((match[1], home, away), (match[4], away, home)):
            row = table.setdefault(team, [0, 0, 0])
            row[0] += win_points if scored > conceded else int(scored == conceded)
            row[1] += scored - conceded
            row[2] += scored
    teams = sorted(table, key=lambda team: ([-number for number in table[team]], team))
    return {
        "teams": teams,
        "points": [table[team][0] for team in teams],
        "goal_difference": [table[team][1] for team in teams],
    }
