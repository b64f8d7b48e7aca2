"""What is in a household's pantry."""

import datetime
from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict


class Stock(TypedDict):
    """How much of a food there is, and how long it keeps."""

    name: str
    shelf: str
    amount: float
    unit: str
    keep_at_least: float
    best_before: str


_ROWS = """
wheat flour|dry goods|2.5|kg|1|2026-11-30
rye flour|dry goods|0.4|kg|1|2026-08-15
rice|dry goods|3|kg|1|2027-03-01
red lentils|dry goods|0.8|kg|0.5|2027-01-20
rolled oats|dry goods|0.3|kg|0.5|2026-07-10
spaghetti|dry goods|6|packets|2|2027-06-30
chopped tomatoes|tins|9|tins|4|2028-02-01
chickpeas|tins|3|tins|4|2027-12-12
coconut milk|tins|2|tins|2|2026-06-05
olive oil|bottles|1.2|litres|0.5|2026-12-24
soy sauce|bottles|0.2|litres|0.25|2026-05-28
apple vinegar|bottles|0.7|litres|0.3|2028-01-01
honey|jars|2|jars|1|2027-09-09
strawberry jam|jars|5|jars|2|2026-10-31
mustard|jars|1|jars|1|2026-05-19
black pepper|spices|80|grams|50|2027-04-04
cinnamon|spices|25|grams|40|2026-09-17
"""


def _stock(row: str) -> Stock:
    name, shelf, amount, unit, least, best_before = row.split("|")
    return Stock(
        name=name,
        shelf=shelf,
        amount=float(amount),
        unit=unit,
        keep_at_least=float(least),
        best_before=best_before,
    )


STOCKS = [_stock(row) for row in _ROWS.split("\n") if row]


@tool("Lifestyle", name="red lentils")
def pantry_item(
    name: Annotated[str, Field(description="Food, such as rice or olive oil")],
) -> Stock:
    """Tell how much of a food is in the pantry, on which shelf, and how long it keeps."""
    for each in STOCKS:
        if each["name"] == name.strip().lower():
            return each
    raise ToolError(f"there is no {name!r} in the pantry")


@tool("Lifestyle", before="2026-06-30")
def pantry_expiring(
    before: Annotated[datetime.date, Field(description="Day as YYYY-MM-DD, such as 2026-06-30")],
) -> list[Stock]:
    """List the foods in the pantry whose best-before date is earlier than a day, soonest first."""
    found = [each for each in STOCKS if each["best_before"] < before.isoformat()]
    return sorted(found, key=lambda each: each["best_before"])


@tool("Lifestyle", shelf="dry goods")
def pantry_shopping_list(
    shelf: Annotated[
        Literal["dry goods", "tins", "bottles", "jars", "spices"],
        Field(description="Shelf of the pantry"),
    ],
) -> list[Stock]:
    """List the foods of a shelf of which there is less than the household wants to keep."""
    return [
        each for each in STOCKS if each["shelf"] == shelf and each["amount"] < each["keep_at_least"]
    ]
