"""What a household owns, where it is, and how long its warranty lasts."""

import datetime
from typing import Annotated, Literal

from listing import tool
from pydantic import Field
from typing_extensions import TypedDict

Room = Literal["kitchen", "living room", "study", "cellar", "garage", "attic"]


class Belonging(TypedDict):
    """A thing of the household; prices are in euros."""

    name: str
    room: str
    bought: str
    price_eur: float
    warranty_until: str


BELONGINGS = [
    Belonging(name=name, room=room, bought=bought, price_eur=price, warranty_until=until)
    for name, room, bought, price, until in (
        ("dishwasher", "kitchen", "2024-09-12", 649.0, "2029-09-12"),
        ("stand mixer", "kitchen", "2022-12-01", 389.0, "2027-12-01"),
        ("kettle", "kitchen", "2025-02-14", 49.9, "2027-02-14"),
        ("record player", "living room", "2021-05-30", 279.0, "2023-05-30"),
        ("floor lamp", "living room", "2025-10-03", 119.0, "2027-10-03"),
        ("armchair", "living room", "2019-03-22", 540.0, "2021-03-22"),
        ("desk", "study", "2020-08-18", 410.0, "2025-08-18"),
        ("laser printer", "study", "2024-01-09", 229.0, "2026-07-09"),
        ("laptop", "study", "2025-06-25", 1199.0, "2027-06-25"),
        ("chest freezer", "cellar", "2023-07-07", 459.0, "2026-07-07"),
        ("dehumidifier", "cellar", "2025-11-11", 189.0, "2027-11-11"),
        ("cordless drill", "garage", "2024-04-27", 159.0, "2027-04-27"),
        ("ladder", "garage", "2018-05-05", 99.0, "2028-05-05"),
        ("bicycle", "garage", "2025-03-29", 890.0, "2027-03-29"),
        ("tent", "attic", "2022-06-16", 329.0, "2024-06-16"),
        ("suitcase", "attic", "2023-02-02", 149.0, "2033-02-02"),
    )
]


@tool("Other", name="drill")
def find_belonging(
    name: Annotated[str, Field(description="Name of the thing or part of it", min_length=2)],
) -> list[Belonging]:
    """Find in which room something of the household is kept, and when it was bought."""
    return [each for each in BELONGINGS if name.strip().lower() in each["name"]]


@tool("Other", room="study", min_price_eur=200)
def room_contents(
    room: Annotated[Room, Field(description="Room of the house")],
    min_price_eur: Annotated[float, Field(description="Least price in euros", ge=0)] = 0.0,
) -> list[Belonging]:
    """List what is kept in a room of the house, dearest first."""
    found = [
        each for each in BELONGINGS if each["room"] == room and each["price_eur"] >= min_price_eur
    ]
    return sorted(found, key=lambda each: -each["price_eur"])


@tool("Other", from_date="2026-05-01", to_date="2026-12-31")
def warranties_ending(
    from_date: Annotated[datetime.date, Field(description="First day as YYYY-MM-DD")],
    to_date: Annotated[datetime.date, Field(description="Last day as YYYY-MM-DD")],
) -> list[Belonging]:
    """List the household's things whose warranty ends within a span of days, soonest first."""
    span = (from_date.isoformat(), to_date.isoformat())
    found = [each for each in BELONGINGS if span[0] <= each["warranty_until"] <= span[1]]
    return sorted(found, key=lambda each: each["warranty_until"])
