"""Source text with every kind of type that a module may define; shared by tests."""

TYPES = '''
import datetime
from dataclasses import KW_ONLY, InitVar, dataclass, field
from datetime import date, datetime as moment, time
from enum import Enum, IntEnum, StrEnum, auto
from typing import *
from uuid import UUID

Vector = list[float]
Matrix = "list[Vector]"
UserId = NewType("UserId", int)
Celsius: TypeAlias = float
Loop = list["Loop"]
One = Literal[1]

class Color(Enum):
    """Which color."""
    RED = "red"
    BLUE = "blue"
    ROT = "red"
    def shout(self): ...

class Level(IntEnum):
    LOW = auto()
    HIGH = 5
    TOP = auto()

class Size(StrEnum):
    SMALL = auto()

class Mode(str, Enum):
    FAST = "fast"

class Mixed(Enum):
    A = 1
    B = "b"

class Computed(Enum):
    A = len("x")

class Plain: ...

@dataclass
class Point:
    """A place.

    Attributes:
        x: Across.
    """
    kind: ClassVar[str] = "p"
    x: float
    y: float = 0.5
    _: KW_ONLY
    color: Color = field(default=Color.RED)
    tags: list[str] = field(default_factory=list)
    length: float = field(init=False, default=0)

@dataclass
class Point3(Point):
    z: float = 1.0

@dataclass
class Own:
    x: int
    def __init__(self, text): ...

class Pair(NamedTuple):
    first: int
    second: date

class Hotel(TypedDict, total=False):
    name: Required[str]
    stars: int

class Inn(Hotel):
    beds: int
    opened: NotRequired[date]

class Tree(TypedDict):
    children: list["Tree"]
'''
