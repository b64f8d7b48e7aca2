"""Readings of a house's meters for every day of 2025, made by a formula."""

import datetime
import math
from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

Meter = Literal["electricity", "gas", "water"]
MeterName = Annotated[Meter, Field(description="Which meter of the house")]
UNITS: dict[str, str] = {"electricity": "kWh", "gas": "kWh", "water": "m3"}
PRICES_EUR: dict[str, float] = {"electricity": 0.31, "gas": 0.11, "water": 4.2}
_START: dict[str, float] = {"electricity": 20411.0, "gas": 88120.0, "water": 912.0}
_DAILY: dict[str, tuple[float, float]] = {
    "electricity": (9.0, 2.5),
    "gas": (38.0, 34.0),
    "water": (0.32, -0.06),
}
_FIRST, _LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)


class Reading(TypedDict):
    """What a meter shows at the end of a day."""

    meter: str
    day: str
    reading: float
    unit: str


class Use(TypedDict):
    """What was used within a span of days."""

    meter: str
    days: int
    used: float
    per_day: float
    unit: str


class Bill(TypedDict):
    """What a month's use costs."""

    meter: str
    month: str
    used: float
    unit: str
    cost_eur: float


def _used_on(meter: str, day: datetime.date) -> float:
    mean, swing = _DAILY[meter]
    season = math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365)
    weekend = 1.1 if day.weekday() >= 5 else 1.0
    return round((mean + swing * season) * weekend, 2)


def _used(meter: str, first: datetime.date, last: datetime.date) -> float:
    if not _FIRST <= first <= last <= _LAST:
        raise ToolError("the days must be of 2025 and in order")
    days = range((last - first).days + 1)
    return round(sum(_used_on(meter, first + datetime.timedelta(x)) for x in days), 2)


@tool("Tools", meter="electricity", day="2025-03-31")
def meter_reading(
    meter: MeterName,
    day: Annotated[datetime.date, Field(description="Day of 2025 as YYYY-MM-DD")],
) -> Reading:
    """Tell what a meter of the house showed at the end of a day."""
    shown = round(_START[meter] + _used(meter, _FIRST, day), 2)
    return Reading(meter=meter, day=day.isoformat(), reading=shown, unit=UNITS[meter])


@tool("Tools", meter="water", from_day="2025-07-01", to_day="2025-07-14")
def meter_use(
    meter: MeterName,
    from_day: Annotated[datetime.date, Field(description="First day of 2025 as YYYY-MM-DD")],
    to_day: Annotated[datetime.date, Field(description="Last day of 2025 as YYYY-MM-DD")],
) -> Use:
    """Tell how much electricity, gas or water the house used from one day to another."""
    used, days = _used(meter, from_day, to_day), (to_day - from_day).days + 1
    return Use(meter=meter, days=days, used=used, per_day=round(used / days, 2), unit=UNITS[meter])


@tool("Tools", meter="gas", month=1)
def meter_bill(
    meter: MeterName,
    month: Annotated[int, Field(description="Month of 2025, from 1 to 12", ge=1, le=12)],
) -> Bill:
    """Tell what a month's electricity, gas or water of 2025 cost the house, in euros."""
    first = datetime.date(2025, month, 1)
    after = datetime.date(2025 + month // 12, month % 12 + 1, 1)
    used = _used(meter, first, after - datetime.timedelta(days=1))
    cost = round(used * PRICES_EUR[meter], 2)
    return Bill(meter=meter, month=f"{first:%Y-%m}", used=used, unit=UNITS[meter], cost_eur=cost)
