"""Functions that take Python's own types, called with JSON in a sandbox."""

import pytest

from apigen.library.python_source import import_functions
from sandbox.contract import ExecRequest, Status
from sandbox.limits import Limits
from sandbox.subprocess_backend import ProcessSandbox

pytestmark = pytest.mark.docker

SOURCE = """
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NotRequired, TypedDict


class Board(Enum):
    NONE = "none"
    HALF = "half"


@dataclass
class Guest:
    name: str
    born: date


class Room(TypedDict):
    number: int
    until: NotRequired[date]


@dataclass
class Booking:
    guest: Guest
    board: Board
    leaves: date
    room: Room


def book(
    guest: Guest, arrives: date, nights: int, room: Room, board: Board = Board.HALF
) -> Booking:
    return Booking(guest, board, arrives + timedelta(days=nights), room)


def oldest(guests: list[Guest]) -> Guest | None:
    return min(guests, key=lambda guest: guest.born, default=None)
"""
ADA, BOB = {"name": "Ada", "born": "1990-12-10"}, {"name": "Bob", "born": "2001-02-03"}
ROOM = {"number": 7, "until": "2026-01-01"}
STAY = {"guest": ADA, "arrives": "2025-12-30", "nights": 3, "room": ROOM}
CALLS = [
    ("book", STAY, {"guest": ADA, "board": "half", "leaves": "2026-01-02", "room": ROOM}),
    (
        "book",
        {**STAY, "board": "none", "room": {"number": 8}},
        {"guest": ADA, "board": "none", "leaves": "2026-01-02", "room": {"number": 8}},
    ),
    ("oldest", {"guests": [BOB, ADA]}, ADA),
    ("oldest", {"guests": []}, None),
]


def outcomes(sandbox):
    library = import_functions({"hotel.py": SOURCE})
    bindings = {tool.name: tool.binding for tool in library.tools}
    wrong = ("book", {**STAY, "arrives": "soon"}, None)
    requests = [
        ExecRequest(bindings[name].module, bindings[name].function, arguments)
        for name, arguments, _ in [*CALLS, wrong]
    ]
    return sandbox.execute(library.modules, requests, Limits())


@pytest.mark.parametrize("kind", ["docker", "process"])
def test_a_call_with_json_gives_json_whatever_types_the_function_has(kind, request):
    sandbox = ProcessSandbox() if kind == "process" else request.getfixturevalue("sandbox")
    *right, wrong = outcomes(sandbox)
    assert [outcome.error for outcome in right] == [""] * len(CALLS)
    assert [outcome.result for outcome in right] == [result for _, _, result in CALLS]
    assert (wrong.status, wrong.error_type) == (Status.ERROR, "ValueError")
