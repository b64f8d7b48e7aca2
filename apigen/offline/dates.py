"""Dates as people write them, so that day and month can't be mistaken, and back to ISO form."""

import re
from datetime import date
from random import Random

MONTHS = {
    "English": """January February March April May June July August September October November
        December""".split(),
    "German": """Januar Februar März April Mai Juni Juli August September Oktober November
        Dezember""".split(),
    "Spanish": """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre""".split(),
    "French": """janvier février mars avril mai juin juillet août septembre octobre novembre
        décembre""".split(),
}
_PLACES = {
    name.casefold(): place for names in MONTHS.values() for place, name in enumerate(names, 1)
}
_MONTH = "|".join(sorted(_PLACES, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d\d?)(?:st|nd|rd|th|er|\.)?(?: of| de)? ({_MONTH})(?: de)?,? (\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_NUMERIC = re.compile(r"(?<![\d/.])(\d\d?)([/.])(\d\d?)\2(\d{4})(?![\d/]|\.\d)")
_SPELLED = {
    "English": ("{day} {month} {year}", "{month} {day}, {year}", "{day}{th} of {month} {year}"),
    "German": ("{day}. {month} {year}",),
    "Spanish": ("{day} de {month} de {year}",),
    "French": ("{day} {month} {year}",),
}


def write_date(text: str, form: str, language: str, rng: Random) -> str:
    """Writes an ISO date in another form.

    Args:
        text: The date, `YYYY-MM-DD`.
        form: day_month_year, month_day_year, spelled, or any other for ISO.
        language: One of the languages of `MONTHS`.
        rng: Source of the choice between spellings.

    Returns:
        The date, in figures alone only where day and month can't be mistaken; nothing where the
        text is no date or stays as it is.
    """
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or form not in ("day_month_year", "month_day_year", "spelled"):
        return ""
    month_first = form == "month_day_year" and language == "English"
    if form != "spelled" and (day.day > 12 or day.day == day.month):
        mark = "." if language == "German" else "/"
        parts = (day.month, day.day) if month_first else (day.day, day.month)
        return f"{parts[0]:02d}{mark}{parts[1]:02d}{mark}{day.year}"
    return _spell(day, form, language, rng)


def _spell(day: date, form: str, language: str, rng: Random) -> str:
    frames = _SPELLED[language]
    if language == "English" and form != "spelled":
        frames = frames[1:2] if form == "month_day_year" else frames[:1]
    th = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[language][day.month - 1]
    return rng.choice(frames).format(day=day.day, month=month, year=day.year, th=th)


def dates_to_iso(text: str) -> str:
    """Rewrites the dates in a text that leave no doubt about day and month."""
    text = _DAY_FIRST.sub(lambda found: _iso(found[3], _place(found[2]), int(found[1])), text)
    text = _MONTH_FIRST.sub(lambda found: _iso(found[3], _place(found[1]), int(found[2])), text)
    return _NUMERIC.sub(_from_figures, text)


def _from_figures(found: re.Match[str]) -> str:
    one, other = int(found[1]), int(found[3])
    if one == other or one > 12 >= other:
        return _iso(found[4], other, one)
    return _iso(found[4], one, other) if other > 12 >= one else found[0]


def _place(month: str) -> int:
    return _PLACES[month.casefold()]


def _iso(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02d}-{day:02d}"
