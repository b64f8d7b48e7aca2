"""Books that a household reads, has read or wants to read; all of them made up."""

from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

Genre = Literal["any", "crime", "fantasy", "history", "nature", "poetry"]


class Book(TypedDict):
    """A book of the list."""

    title: str
    author: str
    genre: str
    pages: int
    page: int
    status: str


def _status(page: int, pages: int) -> str:
    return "to read" if not page else "read" if page == pages else "reading"


BOOKS = [
    Book(
        title=title,
        author=author,
        genre=genre,
        pages=pages,
        page=page,
        status=_status(page, pages),
    )
    for title, author, genre, pages, page in (
        ("The Ferryman's Ledger", "Odile Brandt", "crime", 318, 318),
        ("Low Water", "Odile Brandt", "crime", 342, 120),
        ("A Lock of Nine Keys", "Samir Doyle", "fantasy", 511, 204),
        ("The Glass Heron", "Samir Doyle", "fantasy", 467, 0),
        ("Roads of Amber", "Hanne Lind", "history", 288, 288),
        ("Winter Markets", "Hanne Lind", "history", 254, 0),
        ("Moss and Stone", "Piet Okafor", "nature", 196, 61),
        ("The Patient Hedge", "Piet Okafor", "nature", 210, 0),
        ("Small Weather", "Ana Rosalind", "poetry", 96, 96),
        ("Letters to a Lamp", "Ana Rosalind", "poetry", 112, 40),
    )
]


@tool("Entertainment", status="to read", genre="fantasy")
def reading_list(
    status: Annotated[
        Literal["to read", "reading", "read"], Field(description="How far the books have been read")
    ],
    genre: Annotated[Genre, Field(description="Kind of book")] = "any",
) -> list[Book]:
    """List the household's books that are read, being read or still to be read."""
    return [each for each in BOOKS if each["status"] == status and genre in ("any", each["genre"])]


@tool("Entertainment", title="Low Water", pages_per_day=30)
def reading_days_left(
    title: Annotated[str, Field(description="Title of a book of the reading list")],
    pages_per_day: Annotated[int, Field(description="Pages read each day", ge=1, le=500)] = 25,
) -> int:
    """Tell in how many days a book of the reading list is finished at a given pace."""
    for each in BOOKS:
        if each["title"].lower() == title.strip().lower():
            return -((each["page"] - each["pages"]) // pages_per_day)
    raise ToolError(f"{title!r} is not on the reading list")
