"""Thirty bright stars: apparent magnitudes, distances and spectral types, rounded."""

from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict


class Star(TypedDict):
    """A star as the catalogue has it."""

    name: str
    constellation: str
    magnitude: float
    distance_ly: float
    spectral_type: str


_ROWS = """
Sirius,Canis Major,-1.46,8.6,A1
Canopus,Carina,-0.74,310,A9
Arcturus,Bootes,-0.05,36.7,K1
Vega,Lyra,0.03,25,A0
Capella,Auriga,0.08,42.9,G3
Rigel,Orion,0.13,860,B8
Procyon,Canis Minor,0.34,11.5,F5
Achernar,Eridanus,0.46,139,B6
Betelgeuse,Orion,0.5,548,M1
Hadar,Centaurus,0.61,390,B1
Altair,Aquila,0.76,16.7,A7
Acrux,Crux,0.76,320,B0
Aldebaran,Taurus,0.86,65,K5
Antares,Scorpius,0.96,550,M1
Spica,Virgo,0.97,250,B1
Pollux,Gemini,1.14,33.8,K0
Fomalhaut,Piscis Austrinus,1.16,25.1,A3
Deneb,Cygnus,1.25,2600,A2
Mimosa,Crux,1.25,280,B0
Regulus,Leo,1.39,79,B8
Adhara,Canis Major,1.5,430,B2
Shaula,Scorpius,1.62,570,B1
Castor,Gemini,1.62,51,A1
Gacrux,Crux,1.64,88.6,M3
Bellatrix,Orion,1.64,250,B2
Elnath,Taurus,1.65,134,B7
Alnilam,Orion,1.69,1180,B0
Alnitak,Orion,1.77,1260,O9
Polaris,Ursa Minor,1.98,433,F7
Denebola,Leo,2.11,35.9,A3
"""


def _star(row: str) -> Star:
    name, constellation, magnitude, distance, kind = row.split(",")
    return Star(
        name=name,
        constellation=constellation,
        magnitude=float(magnitude),
        distance_ly=float(distance),
        spectral_type=kind,
    )


STARS = [_star(row) for row in _ROWS.split("\n") if row]


@tool("Science", name="Betelgeuse")
def find_star(name: Annotated[str, Field(description="Proper name, such as Vega")]) -> Star:
    """Look a bright star up by its name: constellation, brightness, distance and spectral type."""
    for star in STARS:
        if star["name"].lower() == name.strip().lower():
            return star
    raise ToolError(f"the catalogue has no star named {name!r}")


@tool("Science", constellation="Orion", max_magnitude=1.7)
def stars_in_constellation(
    constellation: Annotated[str, Field(description="Latin name, such as Orion or Canis Major")],
    max_magnitude: Annotated[
        float, Field(description="Faintest apparent magnitude to include", ge=-2, le=7)
    ] = 7.0,
) -> list[Star]:
    """List the catalogued stars of a constellation, brightest first."""
    return [
        star
        for star in STARS
        if star["constellation"].lower() == constellation.strip().lower()
        and star["magnitude"] <= max_magnitude
    ]


@tool("Science", max_distance_ly=30.0, limit=3)
def nearest_stars(
    max_distance_ly: Annotated[float, Field(description="Largest distance in light years", gt=0)],
    limit: Annotated[int, Field(description="Most stars to return", ge=1, le=30)] = 10,
) -> list[Star]:
    """List the catalogued stars within a distance of the Sun, nearest first."""
    near = [star for star in STARS if star["distance_ly"] <= max_distance_ly]
    return sorted(near, key=lambda star: star["distance_ly"])[:limit]


@tool("Science", spectral_class="M")
def stars_of_class(
    spectral_class: Annotated[
        Literal["O", "B", "A", "F", "G", "K", "M"],
        Field(description="Spectral class, from the hottest, O, to the coolest, M"),
    ],
) -> list[Star]:
    """List the catalogued stars of a spectral class, brightest first."""
    return [star for star in STARS if star["spectral_type"].startswith(spectral_class)]
