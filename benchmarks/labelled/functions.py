"""Ordinary functions, and at the end some that an execution check may stumble over."""

import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from math import sqrt
from typing import Literal

AIRPORTS = {"Oslo": "OSL", "Lisbon": "LIS", "Vienna": "VIE"}
OPENING_HOURS = {("museum", "monday"): None, ("museum", "tuesday"): "10-18"}
VISITORS: list[str] = []
ISSUED = {"tickets": 0}


def final_velocity(initial_velocity: float, acceleration: float, time: float) -> float:
    """Computes the velocity after a time of constant acceleration.

    Args:
        initial_velocity: Velocity at the start in m/s.
        acceleration: Acceleration in m/s².
        time: Time in seconds.
    """
    return initial_velocity + acceleration * time


def kinetic_energy(mass_kg: float, speed_m_s: float) -> float:
    """Computes the kinetic energy of a body in joules.

    Args:
        mass_kg: Mass in kilograms.
        speed_m_s: Speed in metres per second.
    """
    return mass_kg * speed_m_s**2 / 2


def density(mass_g: float, volume_cm3: float) -> float:
    """Computes a density in g/cm³.

    Args:
        mass_g: Mass in grams.
        volume_cm3: Volume in cubic centimetres.
    """
    return mass_g / volume_cm3


def electric_current(voltage_v: float, resistance_ohm: float) -> float:
    """Computes a current in amperes by Ohm's law.

    Args:
        voltage_v: Voltage in volts.
        resistance_ohm: Resistance in ohms, above 0.
    """
    if resistance_ohm <= 0:
        raise ValueError("resistance_ohm must be above 0")
    return voltage_v / resistance_ohm


def convert_temperature(
    degrees: float, source: Literal["celsius", "fahrenheit"], decimals: int = 1
) -> float:
    """Converts a temperature to the other of the two scales.

    Args:
        degrees: Temperature to convert.
        source: Scale of that temperature.
        decimals: Decimals of the result.
    """
    if source == "celsius":
        return round(degrees * 9 / 5 + 32, decimals)
    return round((degrees - 32) * 5 / 9, decimals)


def body_mass_index(weight_kg: float, height_m: float) -> float:
    """Computes a body mass index with one decimal.

    Args:
        weight_kg: Weight in kilograms.
        height_m: Height in metres.
    """
    return round(weight_kg / height_m**2, 1)


def heart_rate_zone(age: int, resting_bpm: int, percent: int) -> int:
    """Computes a target heart rate by Karvonen's formula.

    Args:
        age: Age in years.
        resting_bpm: Heart rate at rest, in beats per minute.
        percent: Intensity in percent.
    """
    reserve = 220 - age - resting_bpm
    return resting_bpm + reserve * percent // 100


def simple_interest(principal: float, annual_rate_percent: float, years: float) -> float:
    """Computes the simple interest on a loan, with two decimals.

    Args:
        principal: Amount lent.
        annual_rate_percent: Interest rate per year in percent.
        years: Length of the loan.
    """
    return round(principal * annual_rate_percent * years / 100, 2)


def discounted_price(
    price: float, discount_percent: float = 0, tax_percent: float = 0, decimals: int = 2
) -> float:
    """Computes a price after a discount and then a tax.

    Args:
        price: Price before both.
        discount_percent: Discount in percent.
        tax_percent: Tax in percent of the discounted price.
        decimals: Decimals of the result.
    """
    return round(price * (100 - discount_percent) * (100 + tax_percent) / 10_000, decimals)


def split_bill(total: float, people: int, tip_percent: float = 0, decimals: int = 2) -> float:
    """Computes what each guest pays.

    Args:
        total: The bill without a tip.
        people: Number of guests.
        tip_percent: Tip in percent of the bill.
        decimals: Decimals of the result.
    """
    return round(total * (100 + tip_percent) / 100 / people, decimals)


def convert_currency(amount: float, rate: float, fee: float = 0) -> float:
    """Converts an amount of money, with two decimals.

    Args:
        amount: Amount in the first currency.
        rate: Units of the second currency for one of the first.
        fee: Fee in units of the second currency.
    """
    return round(amount * rate - fee, 2)


def shipping_cost(
    weight_kg: float, distance_km: float, express: bool = False, insured: bool = False
) -> float:
    """Computes what a parcel costs: 2 per kg, 0.5 per 100 km, 10 for express, 3 for insurance.

    Args:
        weight_kg: Weight in kilograms.
        distance_km: Distance in kilometres.
        express: Whether it goes by express.
        insured: Whether it is insured.
    """
    return 2 * weight_kg + distance_km / 200 + (10 if express else 0) + (3 if insured else 0)


def loyalty_points(amount: int, points_per_unit: int = 1, bonus: int = 0) -> int:
    """Computes the points for a purchase.

    Args:
        amount: Amount paid, in whole units.
        points_per_unit: Points for each unit.
        bonus: Points on top.
    """
    return amount * points_per_unit + bonus


def reorder_quantity(daily_sales: int, lead_days: int, in_stock: int, reserve: int = 0) -> int:
    """Computes how many pieces to order.

    Args:
        daily_sales: Pieces sold per day.
        lead_days: Days until a delivery.
        in_stock: Pieces in stock.
        reserve: Pieces to keep in reserve.
    """
    return max(0, daily_sales * lead_days + reserve - in_stock)


def binary_addition(a: str, b: str) -> str:
    """Adds two binary numbers.

    Args:
        a: Binary digits.
        b: Binary digits.
    """
    return bin(int(a, 2) + int(b, 2))[2:]


def parse_number(digits: str, base: int) -> int:
    """Reads a number in a base from 2 to 36.

    Args:
        digits: Digits of the number.
        base: Its base.
    """
    return int(digits, base)


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """Computes the rest of a power after a division.

    Args:
        base: Number to raise.
        exponent: Power to raise it to.
        modulus: Number to divide by.
    """
    return pow(base, exponent, modulus)


def clamp(value: float, low: float, high: float) -> float:
    """Moves a value into an interval.

    Args:
        value: The value.
        low: Lower end of the interval.
        high: Upper end of the interval.
    """
    return max(low, min(value, high))


def triple(number: int) -> int:
    """Multiplies a number by three.

    Args:
        number: The number.
    """
    return number * 3


def trapezoid_area(long_side: float, short_side: float, height: float) -> float:
    """Computes the area of a trapezoid.

    Args:
        long_side: Length of one parallel side.
        short_side: Length of the other one.
        height: Distance of the two.
    """
    return (long_side + short_side) * height / 2


def mean_of(values: list[float], decimals: int = 2) -> float:
    """Computes an arithmetic mean.

    Args:
        values: The numbers, at least one.
        decimals: Decimals of the result.
    """
    return round(sum(values) / len(values), decimals)


def best_of(scores: dict[str, int], count: int = 3, reverse: bool = True) -> list[str]:
    """Lists the names with the highest scores.

    Args:
        scores: Score by name.
        count: How many names to list.
        reverse: False lists those with the lowest scores.
    """
    return sorted(scores, key=lambda name: scores[name], reverse=reverse)[:count]


def join_words(words: list[str], separator: str = " ", end: str = "") -> str:
    """Joins words to a text.

    Args:
        words: The words.
        separator: Text between two words.
        end: Text after the last word.
    """
    return separator.join(words) + end


def repeat_text(text: str, times: int, separator: str = "") -> str:
    """Repeats a text.

    Args:
        text: The text.
        times: How often it stands in the result.
        separator: Text between two copies.
    """
    return separator.join([text] * times)


def replace_text(text: str, old: str, new: str) -> str:
    """Replaces a part of a text wherever it stands.

    Args:
        text: The text.
        old: The part to replace.
        new: What takes its place.
    """
    return text.replace(old, new)


def count_word(text: str, word: str, match_case: bool = True) -> int:
    """Counts how often a word stands in a text.

    Args:
        text: The text.
        word: The word.
        match_case: Whether capitals differ from small letters.
    """
    if not match_case:
        text, word = text.lower(), word.lower()
    return text.split().count(word)


def shorten(text: str, length: int, ending: str = "...") -> str:
    """Cuts a text that is too long.

    Args:
        text: The text.
        length: Characters to keep.
        ending: Text after a cut.
    """
    return text if len(text) <= length else text[:length] + ending


def caesar_cipher(text: str, shift: int) -> str:
    """Moves every capital letter along the alphabet.

    Args:
        text: Text whose capitals A to Z are moved.
        shift: Places to move them by.
    """
    return "".join(chr((ord(c) - 65 + shift) % 26 + 65) if "A" <= c <= "Z" else c for c in text)


def code_block(code: str, language: str = "python") -> str:
    """Puts source code between the fences of Markdown.

    Args:
        code: The source code, on one line.
        language: Its language.
    """
    return f"```{language}\n{code}\n```"


def glossary_link(term: str, chapter: str = "basics") -> str:
    """Gives the address of a term in a glossary.

    Args:
        term: The term.
        chapter: The chapter that explains it.
    """
    return f"/glossary/{chapter}/{term}"


def address_label(name: str, street: str, zip_code: str, city: str = "Springfield") -> str:
    """Writes an address on one line.

    Args:
        name: Who lives there.
        street: Street and number.
        zip_code: Postal code, zeros included.
        city: Town.
    """
    return f"{name}, {street}, {zip_code} {city}"


def mask_number(number: str, visible: int = 4, mask: str = "*") -> str:
    """Hides all but the last digits of a card or account number.

    Args:
        number: The digits.
        visible: How many stay visible.
        mask: What stands for each of the others.
    """
    return mask * (len(number) - visible) + number[-visible:]


def phone_link(number: str, country_code: str = "1") -> str:
    """Writes a telephone link.

    Args:
        number: Digits of the number, as dialled at home.
        country_code: Digits of the country's code.
    """
    return f"tel:+{country_code}{number.removeprefix('0')}"


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
