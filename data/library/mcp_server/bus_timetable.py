"""Timetable of the three bus lines of a made-up town."""

from typing import Annotated, Literal

from listing import tool
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict

Route = Literal["1", "2", "5"]
Stop = Literal[
    "Station", "Market", "Library", "Hospital", "Mill Lane", "School", "Harbour", "Pool", "Airfield"
]
STOPS: dict[str, list[tuple[str, int]]] = {
    "1": [("Station", 0), ("Market", 4), ("Library", 7), ("Hospital", 13)],
    "2": [("Harbour", 0), ("Market", 6), ("Mill Lane", 11), ("School", 15), ("Pool", 19)],
    "5": [("Station", 0), ("School", 8), ("Airfield", 21)],
}
"""Stops of a line with the minutes since its start."""
EVERY_MINUTES = {"1": 15, "2": 20, "5": 45}
_FIRST, _LAST = 5 * 60 + 30, 23 * 60
Clock = Annotated[
    str,
    Field(description="Time as HH:MM, such as 08:05", pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
]


class Departure(TypedDict):
    """A bus that leaves a stop."""

    route: str
    leaves: str
    towards: str


class RouteStop(TypedDict):
    """A stop, and how long a bus needs from the first one."""

    stop: str
    minutes: int


class Ride(TypedDict):
    """A ride without a change."""

    route: str
    leaves: str
    arrives: str
    minutes: int


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _departures(route: str, stop: str, after: str) -> list[int]:
    offsets = dict(STOPS[route])
    earliest = int(after[:2]) * 60 + int(after[3:])
    if stop not in offsets or stop == STOPS[route][-1][0]:
        return []
    starts = range(_FIRST, _LAST + 1, EVERY_MINUTES[route])
    return [start + offsets[stop] for start in starts if start + offsets[stop] >= earliest]


@tool("Other", stop="Market", after="08:05", count=3)
def next_buses(
    stop: Annotated[Stop, Field(description="Stop to leave from")],
    after: Clock,
    count: Annotated[int, Field(description="How many buses to list", ge=1, le=10)] = 3,
) -> list[Departure]:
    """List the next buses of all lines that leave a stop of the town."""
    found = [
        (minute, route) for route in STOPS for minute in _departures(route, stop, after)[:count]
    ]
    return [
        Departure(route=route, leaves=_clock(minute), towards=STOPS[route][-1][0])
        for minute, route in sorted(found)[:count]
    ]


@tool("Other", route="2")
def bus_route_stops(
    route: Annotated[Route, Field(description="Number of the bus line")],
) -> list[RouteStop]:
    """List the stops of a bus line of the town, with the minutes from the first stop."""
    return [RouteStop(stop=stop, minutes=minutes) for stop, minutes in STOPS[route]]


@tool("Other", from_stop="Station", to_stop="Library", after="17:40")
def direct_bus(
    from_stop: Annotated[Stop, Field(description="Stop to leave from")],
    to_stop: Annotated[Stop, Field(description="Stop to reach")],
    after: Clock,
) -> Ride:
    """Find the next bus of the town that goes from one stop to another without a change."""
    rides = []
    for route, stops in STOPS.items():
        offsets = dict(stops)
        if offsets.get(from_stop, 99) < offsets.get(to_stop, -1):
            needs = offsets[to_stop] - offsets[from_stop]
            rides += [(x, route, needs) for x in _departures(route, from_stop, after)[:1]]
    if not rides:
        raise ToolError(f"no bus goes from {from_stop} to {to_stop} after {after}")
    leaves, route, needs = min(rides)
    return Ride(route=route, leaves=_clock(leaves), arrives=_clock(leaves + needs), minutes=needs)
