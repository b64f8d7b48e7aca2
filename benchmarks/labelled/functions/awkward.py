"""What an execution check may stumble over."""

import time
from collections import Counter
from collections.abc import Iterable
from math import sqrt

AIRPORTS = {"Oslo": "OSL", "Lisbon": "LIS", "Vienna": "VIE"}
OPENING_HOURS = {("museum", "monday"): None, ("museum", "tuesday"): "10-18"}
VISITORS: list[str] = []
ISSUED = {"tickets": 0}


def airport_code(city: str) -> dict[str, str]:
    """Looks the code of a city's airport up.

    Args:
        city: Name of the city.
    """
    if city not in AIRPORTS:
        return {"error": f"no airport known in {city}"}
    return {"city": city, "code": AIRPORTS[city]}


def forecast(city: str, days: int) -> dict[str, str]:
    """Asks a service that needs a subscription.

    Args:
        city: Name of the city.
        days: Days to look ahead.
    """
    return {"error": "You are not subscribed to this API.", "status": "403"}


def opening_hours(place: str, day: str) -> str | None:
    """Looks opening hours up.

    Args:
        place: Kind of place.
        day: Day of the week.
    """
    return OPENING_HOURS.get((place, day))


def delete_alarm(label: str, hour: int) -> None:
    """Deletes an alarm and returns nothing.

    Args:
        label: Name of the alarm.
        hour: Hour of the day.
    """


async def exchange_rate(source: str, target: str) -> float:
    """Asks for an exchange rate, asynchronously.

    Args:
        source: Currency to sell.
        target: Currency to buy.
    """
    return 1.25


def multiples(number: int, count: int) -> Iterable[int]:
    """Generates multiples of a number.

    Args:
        number: The number.
        count: How many multiples.
    """
    for factor in range(1, count + 1):
        yield number * factor


def sign_in(visitor: str) -> int:
    """Writes a visitor into today's book and returns how many there are.

    Args:
        visitor: Name of the visitor.
    """
    VISITORS.append(visitor)
    return len(VISITORS)


def issue_tickets(count: int) -> int:
    """Issues tickets and returns how many were issued.

    Args:
        count: Number of tickets.
    """
    ISSUED["tickets"] += count
    return ISSUED["tickets"]


def norm_input(text: str) -> str:
    """Removes superfluous space.

    Args:
        text: The text.
    """
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Counts words with the help of a function that is not the keyboard's.

    Args:
        text: The text.
    """
    return len(norm_input(text).split())


def motorway_exit(kilometre: int) -> int:
    """Gives the number of the motorway exit before a kilometre mark, one every 10 km.

    Args:
        kilometre: The kilometre mark.
    """
    return kilometre // 10


def save_note(path: str, text: str) -> int:
    """Saves a note and returns its length.

    Args:
        path: File of the note.
        text: The note.
    """
    with open(path, "w", encoding="utf-8") as file:
        return file.write(text)


def long_report(characters: int) -> str:
    """Writes a report of a given length.

    Args:
        characters: Length of the report.
    """
    return "x" * characters


def wait_for_reply(seconds: float) -> str:
    """Waits for a reply.

    Args:
        seconds: Time until it comes.
    """
    time.sleep(seconds)
    return "reply"


def poll_patiently(seconds: float) -> str:
    """Polls a service and swallows whatever goes wrong meanwhile.

    Args:
        seconds: Time until it is done.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:  # noqa: SIM105  as people write it
            time.sleep(0.1)
        except BaseException:
            pass
    return "done"


def stop_recording(reason: str) -> str:
    """Stops as if somebody had pressed Ctrl-C.

    Args:
        reason: Why.
    """
    raise KeyboardInterrupt(reason)


def end_session(code: int) -> int:
    """Ends the interpreter.

    Args:
        code: Its exit code.
    """
    raise SystemExit(code)


def side_of_square(area: float) -> float:
    """Computes the side of a square.

    Args:
        area: Its area.
    """
    return sqrt(area)


def letter_counts(text: str) -> dict[str, int]:
    """Counts the letters of a text.

    Args:
        text: The text.
    """
    return dict(Counter(text))
