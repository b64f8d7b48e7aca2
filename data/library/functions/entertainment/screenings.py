"""Functions for planning films, series and theatre seats."""

from datetime import datetime, timedelta
from typing import Literal


def movie_marathon_schedule(
    runtimes_minutes: list[int], start_time: str, break_minutes: int = 15
) -> list[str]:
    """Computes the start and end clock times of films shown one after the other.

    Times run over midnight on the 24-hour clock.

    Args:
        runtimes_minutes: Running time of each film in minutes, in viewing order, each 1 to 600,
            with 1 to 12 films.
        start_time: Start of the first film in HH:MM form on the 24-hour clock.
        break_minutes: Pause between two films in minutes, 0 to 180.

    Returns:
        One text per film, its start and end time as HH:MM to HH:MM.

    Raises:
        ValueError: When the list is empty or too long, a running time or the pause is out of
            range, or the start time is malformed.

    Example:
        >>> movie_marathon_schedule(runtimes_minutes=[178, 179, 201], start_time='10:00')
        ['10:00 to 12:58', '13:13 to 16:12', '16:27 to 19:48']
        >>> movie_marathon_schedule(
        ...     runtimes_minutes=[95, 110], start_time='22:30', break_minutes=20
        ... )
        ['22:30 to 00:05', '00:25 to 02:15']
        >>> movie_marathon_schedule(runtimes_minutes=[121], start_time='19:45', break_minutes=0)
        ['19:45 to 21:46']
    """
    if not 1 <= len(runtimes_minutes) <= 12:
        raise ValueError("runtimes_minutes must hold 1 to 12 films")
    if any(not 1 <= minutes <= 600 for minutes in runtimes_minutes):
        raise ValueError("each running time must be 1 to 600 minutes")
    if not 0 <= break_minutes <= 180:
        raise ValueError("break_minutes must be 0 to 180")
    try:
        begin = datetime.strptime(start_time, "%H:%M")
    except ValueError as error:
        raise ValueError("start_time must be in HH:MM form, such as 19:30") from error
    slots = []
    for minutes in runtimes_minutes:
        end = begin + timedelta(minutes=minutes)
        slots.append(f"{begin:%H:%M} to {end:%H:%M}")
        begin = end + timedelta(minutes=break_minutes)
    return slots


def binge_watch_days(
    episode_count: int,
    episode_minutes: float,
    daily_minutes: float,
    skipped_minutes: float = 0.0,
) -> dict[str, float]:
    """Computes how many days it takes to watch a series in whole episodes per day.

    Args:
        episode_count: Number of episodes to watch, 1 to 20000.
        episode_minutes: Length of one episode in minutes, 1 to 300.
        daily_minutes: Viewing time available per day in minutes, greater than 0 and at most 1440.
        skipped_minutes: Intro and credits skipped per episode in minutes, 0 to half of
            episode_minutes.

    Returns:
        The whole episodes per day, the days needed and the total viewing hours.

    Raises:
        ValueError: When a value is out of range or not even one episode fits into a day.

    Example:
        >>> binge_watch_days(episode_count=62, episode_minutes=47, daily_minutes=120)
        {'episodes_per_day': 2, 'days': 31, 'total_hours': 48.57}
        >>> binge_watch_days(
        ...     episode_count=236, episode_minutes=22, daily_minutes=90, skipped_minutes=2
        ... )
        {'episodes_per_day': 4, 'days': 59, 'total_hours': 78.67}
        >>> binge_watch_days(episode_count=8, episode_minutes=55, daily_minutes=480)
        {'episodes_per_day': 8, 'days': 1, 'total_hours': 7.33}
    """
    if not 1 <= episode_count <= 20000:
        raise ValueError("episode_count must be 1 to 20000")
    if not 1 <= episode_minutes <= 300:
        raise ValueError("episode_minutes must be 1 to 300")
    if not 0 < daily_minutes <= 1440:
        raise ValueError("daily_minutes must be greater than 0 and at most 1440")
    if not 0 <= skipped_minutes <= episode_minutes / 2:
        raise ValueError("skipped_minutes must be 0 to half of episode_minutes")
    watched = episode_minutes - skipped_minutes
    # The slack keeps a binary rounding error from losing an episode.
    per_day = int(daily_minutes / watched + 1e-9)
    if per_day == 0:
        raise ValueError("not even one episode fits into daily_minutes")
    return {
        "episodes_per_day": per_day,
        "days": -(-episode_count // per_day),
        "total_hours": round(episode_count * watched / 60, 2),
    }


def theatre_seat_label(
    ticket_number: int,
    seats_per_row: int,
    numbering: Literal["left_to_right", "snake"] = "left_to_right",
) -> str:
    """Returns the row letter and seat number that belong to a consecutive ticket number.

    Rows are lettered A to Z from the front and filled one after the other.

    Args:
        ticket_number: Consecutive number of the ticket, at least 1 and at most 26 full rows.
        seats_per_row: Number of seats in each row, 1 to 100.
        numbering: Filling order: left_to_right in every row, or snake, where every second row
            is filled from right to left.

    Returns:
        The seat as row letter and seat number, seats counted from the left.

    Raises:
        ValueError: When a number is out of range or the numbering is unknown.

    Example:
        >>> theatre_seat_label(ticket_number=1, seats_per_row=18)
        'A1'
        >>> theatre_seat_label(ticket_number=27, seats_per_row=12)
        'C3'
        >>> theatre_seat_label(ticket_number=33, seats_per_row=20, numbering='snake')
        'B8'
    """
    if not 1 <= seats_per_row <= 100:
        raise ValueError("seats_per_row must be 1 to 100")
    if not 1 <= ticket_number <= 26 * seats_per_row:
        raise ValueError("ticket_number must be at least 1 and at most 26 full rows")
    if numbering not in ("left_to_right", "snake"):
        raise ValueError("numbering must be left_to_right or snake")
    row, position = divmod(ticket_number - 1, seats_per_row)
    if numbering == "snake" and row % 2 == 1:
        position = seats_per_row - 1 - position
    return f"{chr(ord('A') + row)}{position + 1}"
