"""Run rates of cricket and scores of bowling."""

import re


def cricket_chase_rates(
    target: int, runs_scored: int, overs_bowled: str, total_overs: int = 20
) -> dict[str, float]:
    """Computes the current and the required run rate of a cricket run chase.

    Args:
        target: Runs needed to win, 1 to 1000.
        runs_scored: Runs scored so far, 0 to one less than the target.
        overs_bowled: Overs bowled in O.B form (overs and balls 0 to 5), such as 14.3;
            at least 0.1 and fewer than total_overs.
        total_overs: Overs in the innings, 1 to 100.

    Returns:
        The keys current_rate and required_rate (runs per over), runs_needed and balls_left.

    Raises:
        ValueError: When a value is out of range, the overs are malformed or no ball is left.

    Example:
        >>> cricket_chase_rates(target=181, runs_scored=96, overs_bowled="11.4")
        {'current_rate': 8.23, 'required_rate': 10.2, 'runs_needed': 85, 'balls_left': 50}
        >>> cricket_chase_rates(target=289, runs_scored=150, overs_bowled="31.0", total_overs=50)
        {'current_rate': 4.84, 'required_rate': 7.32, 'runs_needed': 139, 'balls_left': 114}
        >>> cricket_chase_rates(target=142, runs_scored=133, overs_bowled="18.5", total_overs=20)
        {'current_rate': 7.06, 'required_rate': 7.71, 'runs_needed': 9, 'balls_left': 7}
    """
    match = re.fullmatch(r"(\d{1,2})(?:\.([0-5]))?", overs_bowled, re.ASCII)
    if not match:
        raise ValueError("overs_bowled must be in O.B form with balls 0 to 5")
    if not (1 <= target <= 1000 and 0 <= runs_scored < target):
        raise ValueError("target must be 1 to 1000 and runs_scored 0 to less than the target")
    if not 1 <= total_overs <= 100:
        raise ValueError("total_overs must be 1 to 100")
    balls = int(match[1]) * 6 + int(match[2] or 0)
    balls_left = total_overs * 6 - balls
    if balls < 1 or balls_left < 1:
        raise ValueError("at least one ball must be bowled and one be left")
    needed = target - runs_scored
    return {
        "current_rate": round(runs_scored * 6 / balls, 2),
        "required_rate": round(needed * 6 / balls_left, 2),
        "runs_needed": needed,
        "balls_left": balls_left,
    }


def bowling_game_score(rolls: list[int]) -> dict[str, object]:
    """Computes the score of a complete game of ten-pin bowling.

    A strike counts the next two rolls as a bonus and a spare the next one.

    Args:
        rolls: Pins knocked down by each roll of the ten frames in order, each 0 to 10; 11 to 21
            rolls.

    Returns:
        The keys total and frames, the running score after each frame.

    Raises:
        ValueError: When a roll is out of range, a frame has more than 10 pins, or the rolls do
            not make exactly ten frames.

    Example:
        >>> bowling_game_score(rolls=[10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10])
        {'total': 300, 'frames': [30, 60, 90, 120, 150, 180, 210, 240, 270, 300]}
        >>> bowling_game_score(rolls=[9, 1, 8, 0, 10, 7, 3, 6, 2, 10, 5, 5, 4, 4, 9, 0, 8, 2, 7])
        {'total': 138, 'frames': [18, 26, 46, 62, 70, 90, 104, 112, 121, 138]}
        >>> bowling_game_score(rolls=[3, 4, 5, 2, 6, 1, 8, 1, 0, 7, 4, 4, 9, 0, 2, 5, 3, 3, 6, 2])
        {'total': 75, 'frames': [7, 14, 21, 30, 37, 45, 54, 61, 67, 75]}
    """
    if not all(0 <= pins <= 10 for pins in rolls):
        raise ValueError("every roll must be 0 to 10 pins")
    frames, total, start = [], 0, 0
    for frame in range(1, 11):
        strike = rolls[start : start + 1] == [10]
        first_two = sum(rolls[start : start + 2])
        size = 3 if strike or first_two == 10 else 2
        counted = rolls[start : start + size]
        if len(counted) < size:
            raise ValueError("the rolls must make ten complete frames")
        bad_last = frame == 10 and strike and 10 - counted[2] < counted[1] < 10
        if bad_last or (not strike and first_two > 10):
            raise ValueError("a frame cannot have more than 10 pins")
        total += sum(counted)
        frames.append(total)
        start += len(counted) if frame == 10 else 1 if strike else 2
    if start != len(rolls):
        raise ValueError("there are more rolls than ten frames allow")
    return {"total": total, "frames": frames}
