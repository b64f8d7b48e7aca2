"""Dates, trips, recipes and games; some take their arguments by name alone."""

from datetime import date, timedelta


def days_between(start: str, end: str) -> int:
    """Counts the days from one date to another.

    Args:
        start: Date as YYYY-MM-DD.
        end: Date as YYYY-MM-DD.
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def add_days(start: str, days: int) -> str:
    """Gives the date some days later.

    Args:
        start: Date as YYYY-MM-DD.
        days: Days to add.
    """
    return (date.fromisoformat(start) + timedelta(days=days)).isoformat()


def travel_minutes(distance_km: float, speed_km_h: float, stops: int = 0, pause: int = 0) -> float:
    """Computes how long a journey takes, in minutes with one decimal.

    Args:
        distance_km: Length of the way in kilometres.
        speed_km_h: Speed in kilometres per hour.
        stops: Number of stops.
        pause: Length of each stop in minutes.
    """
    return round(distance_km * 60 / speed_km_h + stops * pause, 1)


def fuel_needed(distance_km: float, litres_per_100_km: float, reserve_litres: float = 0) -> float:
    """Computes the fuel for a journey in litres.

    Args:
        distance_km: Length of the way in kilometres.
        litres_per_100_km: Consumption.
        reserve_litres: Fuel to take along on top.
    """
    return distance_km * litres_per_100_km / 100 + reserve_litres


def scale_ingredient(amount_g: float, servings: int, wanted_servings: int) -> float:
    """Computes an ingredient for another number of servings, in grams.

    Args:
        amount_g: Grams in the recipe.
        servings: Servings of the recipe.
        wanted_servings: Servings to cook.
    """
    return amount_g * wanted_servings / servings


def grade(points: int, maximum: int = 100, pass_percent: int = 50) -> str:
    """Tells whether points suffice.

    Args:
        points: Points reached.
        maximum: Points that can be reached.
        pass_percent: Percent that it takes to pass.
    """
    return "passed" if points * 100 >= maximum * pass_percent else "failed"


def damage(attack: int, defence: int, multiplier: int = 1) -> int:
    """Computes the damage of a hit in a game.

    Args:
        attack: Points of the attacker.
        defence: Points of the defender.
        multiplier: Factor of a critical hit.
    """
    return max(0, attack - defence) * multiplier


def round_to(value: float, *, step: float) -> float:
    """Rounds a value to the next multiple of a step.

    Args:
        value: The value.
        step: The step.
    """
    return round(value / step) * step


def book_table(*, name: str, guests: int, clock: str = "19:00") -> str:
    """Confirms a table at a restaurant.

    Args:
        name: Who books.
        guests: Number of guests.
        clock: Time of day as HH:MM.
    """
    return f"{name}: table for {guests} at {clock}"


def thumbnail_size(width: int, height: int, *, longest: int = 100) -> list[int]:
    """Computes the size of a small copy of an image.

    Args:
        width: Width in pixels.
        height: Height in pixels.
        longest: Longer side of the copy in pixels.
    """
    factor = longest / max(width, height)
    return [round(width * factor), round(height * factor)]


def tempo_delay(*, beats_per_minute: int, note: int = 4) -> float:
    """Computes the length of a note in milliseconds.

    Args:
        beats_per_minute: Quarter notes per minute.
        note: 4 is a quarter note, 8 an eighth.
    """
    return 60_000 / beats_per_minute * 4 / note
