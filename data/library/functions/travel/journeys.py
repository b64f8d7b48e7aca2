"""Flight times and itineraries."""

import datetime as dt


def _parse(text: str, pattern: str) -> dt.datetime:
    try:
        moment = dt.datetime.strptime(text, pattern)
    except ValueError as error:
        raise ValueError(f"malformed date or time: {text}") from error
    if not 1900 <= moment.year <= 2200:
        raise ValueError("the year must be 1900 to 2200")
    return moment


def flight_duration(
    departure: str, departure_offset: float, arrival: str, arrival_offset: float
) -> dict[str, object]:
    """Computes how long a flight takes from its local departure and arrival times.

    Args:
        departure: Local departure in YYYY-MM-DD HH:MM form.
        departure_offset: UTC offset at the departure airport in hours, -12 to 14.
        arrival: Local arrival in YYYY-MM-DD HH:MM form.
        arrival_offset: UTC offset at the arrival airport in hours, -12 to 14.

    Returns:
        The keys minutes and duration (such as 7h 05m).

    Raises:
        ValueError: When a time is malformed, an offset is out of range or the flight would not
            take 1 minute to 48 hours.

    Example:
        >>> flight_duration(
        ...     departure="2025-06-14 10:30",
        ...     departure_offset=1,
        ...     arrival="2025-06-14 13:35",
        ...     arrival_offset=-4,
        ... )
        {'minutes': 485, 'duration': '8h 05m'}
        >>> flight_duration(
        ...     departure="2024-12-31 23:50",
        ...     departure_offset=8,
        ...     arrival="2025-01-01 05:40",
        ...     arrival_offset=1,
        ... )
        {'minutes': 770, 'duration': '12h 50m'}
        >>> flight_duration(
        ...     departure="2025-03-02 06:15",
        ...     departure_offset=5.5,
        ...     arrival="2025-03-02 08:20",
        ...     arrival_offset=4,
        ... )
        {'minutes': 215, 'duration': '3h 35m'}
    """
    if not (-12 <= departure_offset <= 14 and -12 <= arrival_offset <= 14):
        raise ValueError("a UTC offset must be -12 to 14 hours")
    start = _parse(departure, "%Y-%m-%d %H:%M") - dt.timedelta(hours=departure_offset)
    end = _parse(arrival, "%Y-%m-%d %H:%M") - dt.timedelta(hours=arrival_offset)
    minutes = round((end - start).total_seconds() / 60)
    if not 1 <= minutes <= 48 * 60:
        raise ValueError("the flight must take 1 minute to 48 hours")
    return {"minutes": minutes, "duration": f"{minutes // 60}h {minutes % 60:02}m"}


def itinerary_stop_dates(start_date: str, stops: list[str], nights: list[int]) -> list[str]:
    """Returns the arrival and departure dates of every stop of a trip.

    Args:
        start_date: Arrival date at the first stop in YYYY-MM-DD form.
        stops: Names of the stops in order, 1 to 50 of them.
        nights: Nights spent at each stop, each 1 to 365; as many numbers as stops.

    Returns:
        One text for each stop, such as Rome: 2025-05-01 to 2025-05-04.

    Raises:
        ValueError: When the date is malformed, the lists do not match or a number is out of range.

    Example:
        >>> itinerary_stop_dates(start_date="2025-09-28", stops=["Lisbon", "Porto"], nights=[4, 3])
        ['Lisbon: 2025-09-28 to 2025-10-02', 'Porto: 2025-10-02 to 2025-10-05']
        >>> itinerary_stop_dates(start_date="2024-02-26", stops=["Kyoto"], nights=[5])
        ['Kyoto: 2024-02-26 to 2024-03-02']
        >>> itinerary_stop_dates(start_date="2026-12-20", stops=["Lima", "Cusco"], nights=[2, 12])
        ['Lima: 2026-12-20 to 2026-12-22', 'Cusco: 2026-12-22 to 2027-01-03']
    """
    day = _parse(start_date, "%Y-%m-%d").date()
    if not 1 <= len(stops) <= 50 or len(stops) != len(nights):
        raise ValueError("stops must hold 1 to 50 names and nights as many numbers")
    if not all(1 <= count <= 365 for count in nights):
        raise ValueError("every number of nights must be 1 to 365")
    result = []
    for stop, count in zip(stops, nights, strict=True):
        leave = day + dt.timedelta(days=count)
        result.append(f"{stop}: {day} to {leave}")
        day = leave
    return result
