"""The collection of a small museum; its objects and makers are made up."""

from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict


class Exhibit(TypedDict):
    """An object of the collection."""

    object_id: str
    title: str
    maker: str
    year: int
    material: str
    gallery: str
    on_display: bool


_ROWS = """
M-001,Harbour at First Light,Ilse Marten,1884,oil on canvas,Sea Room,yes
M-002,Net Menders,Ilse Marten,1891,oil on canvas,Sea Room,yes
M-003,Study of a Gull,Ilse Marten,1889,chalk,Store,no
M-004,Brass Sextant,Tobias Oake,1796,brass,Sea Room,yes
M-005,Pocket Sundial,Tobias Oake,1801,ivory and brass,Instruments,yes
M-006,Longcase Clock,Abel Finch,1742,walnut and steel,Instruments,yes
M-007,Orrery with Seven Planets,Abel Finch,1768,brass and wood,Instruments,yes
M-008,Blue Salt Jar,Marguerite Sole,1910,stoneware,Clay Hall,yes
M-009,Tall Vase with Reeds,Marguerite Sole,1923,porcelain,Clay Hall,yes
M-010,Tea Bowl,Kenji Arimoto,1934,stoneware,Clay Hall,yes
M-011,Moon Flask,Kenji Arimoto,1938,porcelain,Store,no
M-012,Woven Field IV,Nadia Berrow,1967,wool,Loom Gallery,yes
M-013,Woven Field IX,Nadia Berrow,1971,wool and linen,Loom Gallery,yes
M-014,Grey Weather,Nadia Berrow,1974,linen,Store,no
M-015,Standing Figure,Pavel Hrast,1952,bronze,Courtyard,yes
M-016,Two Birds,Pavel Hrast,1958,bronze,Courtyard,yes
M-017,Night Ferry,Ruth Calloway,1931,etching,Print Cabinet,yes
M-018,Rain on the Quay,Ruth Calloway,1936,etching,Print Cabinet,no
M-019,Map of the Estuary,Jonas Wilde,1688,engraving,Print Cabinet,yes
M-020,Chart of the Outer Banks,Jonas Wilde,1702,engraving,Sea Room,yes
"""
Gallery = Literal[
    "Sea Room", "Instruments", "Clay Hall", "Loom Gallery", "Courtyard", "Print Cabinet", "Store"
]


def _exhibit(row: str) -> Exhibit:
    object_id, title, maker, year, material, gallery, shown = row.split(",")
    return Exhibit(
        object_id=object_id,
        title=title,
        maker=maker,
        year=int(year),
        material=material,
        gallery=gallery,
        on_display=shown == "yes",
    )


EXHIBITS = [_exhibit(row) for row in _ROWS.split("\n") if row]


@tool("Entertainment", object_id="M-007")
def museum_object(
    object_id: Annotated[str, Field(description="Inventory number, from M-001 to M-020")],
) -> Exhibit:
    """Show one object of the museum by its inventory number."""
    for each in EXHIBITS:
        if each["object_id"] == object_id.strip().upper():
            return each
    raise ToolError(f"the museum has no object {object_id!r}")


@tool("Entertainment", text="woven", on_display_only=True)
def search_museum(
    text: Annotated[
        str, Field(description="Part of a title, a maker's name or a material", min_length=2)
    ],
    on_display_only: Annotated[
        bool, Field(description="Leave out what is in the store or being restored")
    ] = False,
) -> list[Exhibit]:
    """Search the museum's collection by title, maker or material."""
    wanted = text.lower()
    return [
        each
        for each in EXHIBITS
        if wanted in f"{each['title']}|{each['maker']}|{each['material']}".lower()
        and (each["on_display"] or not on_display_only)
    ]


@tool("Entertainment", gallery="Clay Hall")
def gallery_contents(
    gallery: Annotated[Gallery, Field(description="Room of the museum")],
) -> list[Exhibit]:
    """List what is kept in one room of the museum, by inventory number."""
    return [each for each in EXHIBITS if each["gallery"] == gallery]


@tool("Entertainment", from_year=1740, to_year=1810)
def museum_objects_by_period(
    from_year: Annotated[int, Field(description="First year of making", ge=1600, le=2000)],
    to_year: Annotated[int, Field(description="Last year of making", ge=1600, le=2000)],
) -> list[Exhibit]:
    """List the museum's objects that were made within a span of years, oldest first."""
    if from_year > to_year:
        raise ToolError("from_year must not be after to_year")
    found = [each for each in EXHIBITS if from_year <= each["year"] <= to_year]
    return sorted(found, key=lambda each: each["year"])
