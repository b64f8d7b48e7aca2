"""A shelf of made-up board games, and who won which evening."""

from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

Player = Literal["Mara", "Jon", "Lea", "Vera"]


class Game(TypedDict):
    """A game of the shelf."""

    title: str
    min_players: int
    max_players: int
    minutes: int
    weight: float
    kind: str


class Evening(TypedDict):
    """A game that was played, and the points of each player."""

    day: str
    title: str
    points: dict[str, int]
    winner: str


class Record(TypedDict):
    """How a player has done."""

    player: str
    played: int
    won: int
    best_points: int


GAMES = [
    Game(
        title=title, min_players=least, max_players=most, minutes=minutes, weight=weight, kind=kind
    )
    for title, least, most, minutes, weight, kind in (
        ("Salt Road", 2, 4, 75, 2.8, "strategy"),
        ("Lantern Keepers", 1, 5, 45, 1.9, "cooperative"),
        ("Nine Hives", 2, 2, 25, 2.1, "strategy"),
        ("Bramble", 3, 8, 20, 1.1, "party"),
        ("Copper Line", 2, 5, 110, 3.6, "strategy"),
        ("Tidewatch", 1, 4, 60, 2.4, "cooperative"),
        ("Odd Socks", 2, 6, 15, 1.0, "family"),
        ("Owl Post", 2, 5, 40, 1.6, "family"),
        ("Glass Orchard", 2, 4, 50, 2.2, "strategy"),
        ("Whose Hat?", 4, 10, 30, 1.2, "party"),
    )
]
EVENINGS = [
    Evening(day=day, title=title, points=points, winner=max(points, key=lambda x: points[x]))
    for day, title, points in (
        ("2026-02-06", "Salt Road", {"Mara": 61, "Jon": 58, "Vera": 49}),
        ("2026-02-20", "Owl Post", {"Mara": 22, "Jon": 19, "Lea": 27}),
        ("2026-03-06", "Glass Orchard", {"Jon": 88, "Lea": 81, "Vera": 93}),
        ("2026-03-20", "Salt Road", {"Mara": 55, "Jon": 72}),
        ("2026-04-03", "Odd Socks", {"Mara": 9, "Jon": 7, "Lea": 12, "Vera": 10}),
        ("2026-04-17", "Copper Line", {"Mara": 140, "Jon": 133, "Vera": 128}),
        ("2026-05-01", "Owl Post", {"Lea": 24, "Vera": 25}),
    )
]


@tool("Gaming", players=4, max_minutes=60)
def find_board_games(
    players: Annotated[int, Field(description="How many will play", ge=1, le=10)],
    max_minutes: Annotated[int, Field(description="Longest playing time", ge=10, le=240)] = 240,
    kind: Annotated[
        Literal["any", "strategy", "cooperative", "party", "family"],
        Field(description="Kind of game"),
    ] = "any",
) -> list[Game]:
    """Find games on the shelf for a number of players and a playing time, shortest first."""
    found = [
        game
        for game in GAMES
        if game["min_players"] <= players <= game["max_players"]
        and game["minutes"] <= max_minutes
        and kind in ("any", game["kind"])
    ]
    return sorted(found, key=lambda game: game["minutes"])


@tool("Gaming", title="Tidewatch")
def board_game(title: Annotated[str, Field(description="Title, such as Salt Road")]) -> Game:
    """Show a game of the shelf: players, playing time, kind, and how heavy it is from 1 to 5."""
    for game in GAMES:
        if game["title"].lower() == title.strip().lower():
            return game
    raise ToolError(f"there is no game {title!r} on the shelf")


@tool("Gaming", title="Salt Road")
def game_evenings(
    title: Annotated[str, Field(description="Title, such as Owl Post")],
) -> list[Evening]:
    """List the evenings on which a game was played, with everyone's points and the winner."""
    return [each for each in EVENINGS if each["title"].lower() == title.strip().lower()]


@tool("Gaming", player="Jon")
def player_record(player: Annotated[Player, Field(description="Who played")]) -> Record:
    """Tell how many games a player played and won, and the most points the player ever had."""
    evenings = [each for each in EVENINGS if player in each["points"]]
    return Record(
        player=player,
        played=len(evenings),
        won=sum(each["winner"] == player for each in evenings),
        best_points=max(each["points"][player] for each in evenings),
    )
