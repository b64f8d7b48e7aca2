"""Beds, waterings and harvests of a garden in 2026."""

import datetime
from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

Bed = Literal["north", "south", "greenhouse", "herb spiral", "orchard"]


class Planting(TypedDict):
    """A crop in a bed; it wants water every so many days since it was last watered."""

    crop: str
    bed: str
    planted: str
    water_every_days: int
    last_watered: str


class Harvest(TypedDict):
    """All that a crop gave, in kilograms."""

    crop: str
    pickings: int
    total_kg: float


PLANTINGS = [
    Planting(crop=crop, bed=bed, planted=planted, water_every_days=every, last_watered=watered)
    for crop, bed, planted, every, watered in (
        ("potatoes", "north", "2026-04-11", 5, "2026-05-06"),
        ("leeks", "north", "2026-04-18", 4, "2026-05-08"),
        ("broad beans", "north", "2026-03-15", 4, "2026-05-07"),
        ("strawberries", "south", "2025-08-20", 3, "2026-05-08"),
        ("courgettes", "south", "2026-05-02", 2, "2026-05-09"),
        ("lettuce", "south", "2026-04-20", 2, "2026-05-08"),
        ("tomatoes", "greenhouse", "2026-04-25", 1, "2026-05-09"),
        ("cucumbers", "greenhouse", "2026-05-01", 1, "2026-05-09"),
        ("basil", "herb spiral", "2026-05-03", 2, "2026-05-07"),
        ("thyme", "herb spiral", "2024-05-10", 10, "2026-05-01"),
        ("apples", "orchard", "2015-11-01", 14, "2026-04-28"),
        ("plums", "orchard", "2018-11-05", 14, "2026-05-02"),
    )
]
PICKINGS = {
    "lettuce": (0.4, 0.6, 0.5),
    "strawberries": (0.2, 0.7, 1.1, 0.9),
    "broad beans": (0.8, 1.3),
    "thyme": (0.05,),
}


@tool("Lifestyle", bed="south")
def garden_bed(bed: Annotated[Bed, Field(description="Part of the garden")]) -> list[Planting]:
    """List what grows in one bed of the garden, with planting and watering dates."""
    return [each for each in PLANTINGS if each["bed"] == bed]


@tool("Lifestyle", day="2026-05-10")
def garden_watering_due(
    day: Annotated[datetime.date, Field(description="Day as YYYY-MM-DD, in May 2026")],
) -> list[Planting]:
    """List the crops that want water on a day, going by when they were last watered."""
    return [each for each in PLANTINGS if _next(each) <= day]


def _next(planting: Planting) -> datetime.date:
    watered = datetime.date.fromisoformat(planting["last_watered"])
    return watered + datetime.timedelta(days=planting["water_every_days"])


@tool("Lifestyle", crop="strawberries")
def garden_harvest(
    crop: Annotated[str, Field(description="Crop, such as strawberries or lettuce")],
) -> Harvest:
    """Tell how often a crop of the garden was picked this year and how much it gave."""
    name = crop.strip().lower()
    if name not in PICKINGS:
        raise ToolError(f"nothing of {crop!r} has been picked this year")
    return Harvest(crop=name, pickings=len(PICKINGS[name]), total_kg=round(sum(PICKINGS[name]), 2))
