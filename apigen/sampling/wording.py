"""The prompt sampler: how a query should sound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from apigen.sampling.steering import steered

NUMBERS = {"digits": 3.0, "grouped": 1.0, "words": 1.0}
"""How numbers are written, with weights: 12500, 12,500, or twelve thousand five hundred."""
DATES = {"iso": 1.0, "day_month_year": 1.0, "month_day_year": 1.0, "spelled": 1.0}
"""How dates are written, with weights."""
WITHOUT_PERSONA = 20.0
"""Weight of no persona at all, against 1 of each persona."""
PERSONAS = (
    "a nurse on a night shift",
    "a high-school physics teacher preparing a lesson",
    "a retired engineer with time on his hands",
    "a student the night before an exam",
    "a farmer planning the season",
    "a freelance bookkeeper at the end of the quarter",
    "a parent organising a birthday party",
    "a truck driver on a break",
    "a data analyst in a hurry",
    "a small-shop owner doing the books",
    "a journalist checking a figure before the deadline",
    "a marathon runner in training",
    "a music producer late at night",
    "a wedding planner with a long list",
    "a doctoral student writing a thesis",
    "a civil engineer on a building site",
    "a backpacker with little money",
    "a hobby astronomer in a cold garden",
    "a logistics manager whose shipment is late",
    "a city council clerk",
    "a game designer balancing a level",
    "a pharmacist behind the counter",
    "a baker scaling a recipe",
    "a software developer debugging a report",
    "a grandmother new to computers",
    "an estate agent before a viewing",
    "a football coach after a lost match",
    "a chemist in a teaching laboratory",
    "a librarian helping a visitor",
    "a sailor planning a passage",
    "an electrician on the phone",
    "a landlord settling the yearly costs",
    "a volunteer at an animal shelter",
    "a tour guide with a group waiting",
    "a stage technician before the show",
    "a warehouse worker taking stock",
    "a podcast host preparing an episode",
    "a climate researcher comparing stations",
    "a law clerk drafting a letter",
    "a teenager with a part-time job",
)
"""Who may be asking; a short phrase for the prompt."""

_PERSONA_WEIGHTS = {"": WITHOUT_PERSONA} | dict.fromkeys(PERSONAS, 1.0)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the queries of one request should sound."""

    register: str
    language: str
    persona: str
    numbers: str
    dates: str


def draw_wording(
    rng: Random,
    used: Callable[[str], Mapping[Any, float]],
    registers: Mapping[str, float],
    languages: Mapping[str, float],
) -> Wording:
    """Draw what came less than its share more often; `used` gives rows so far by kind."""
    return Wording(
        register=steered(rng, registers, used("register")),
        language=steered(rng, languages, used("language")),
        persona=steered(rng, _PERSONA_WEIGHTS, used("persona")),
        numbers=steered(rng, NUMBERS, used("numbers")),
        dates=steered(rng, DATES, used("dates")),
    )
