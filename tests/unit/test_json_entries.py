"""Entries that let JSON call functions which take Python's own types."""

import sys
import types

import pytest

from apigen.library.callables import import_callables
from apigen.library.python_source import import_functions
from apigen.schema import argument_problem
from tests.unit.typed_module import TYPES

ENTRIES = (
    TYPES
    + '''
def move(start: Point, by: Vector, to: date = date(2025, 1, 31), color=Color.BLUE) -> Point:
    """Moves.

    Args:
        color (str): Unused.

    >>> move(Point(1.0, y=2.0), [1.0], to=date(2025, 2, 1), color=Color.RED)
    """
    return Point(start.x + by[0], to.day, color=start.color)

def build(pairs: dict[str, list[Pair]], level: Level = Level.TOP) -> dict:
    return {"pairs": pairs, "level": level, "is_level": isinstance(level, Level)}

def plain(x: int) -> int:
    return x
'''
)


def entry(name):
    library = import_functions({"a.py": ENTRIES})
    module = types.ModuleType("converted")
    sys.modules["converted"] = module  # dataclasses look their module up
    exec(compile(library.modules["a"], "a.py", "exec"), vars(module))
    tool = library.by_name()[name]
    return tool, vars(module)[tool.binding.function]


def test_an_entry_builds_what_the_function_takes_and_gives_json():
    tool, move = entry("move")
    assert tool.binding.function == "json_entry_move"
    assert tool.parameters["properties"]["to"]["default"] == "2025-01-31"
    (example,) = tool.examples
    assert example["start"] == {"x": 1.0, "y": 2.0}
    assert argument_problem(tool.parameters, example) is None
    assert move(**example) == {"x": 2.0, "y": 1, "color": "red", "tags": [], "length": 0}


def test_an_entry_reaches_into_lists_and_dictionaries():
    _, build = entry("build")
    pair = {"first": 1, "second": "2025-03-04"}
    assert build(pairs={"a": [pair]}, level=5) == {
        "pairs": {"a": [pair]}, "level": 5, "is_level": True,
    }  # fmt: skip
    assert build(pairs={})["level"] == 6


def test_an_entry_says_what_is_wrong_with_a_value():
    with pytest.raises(ValueError, match="isoformat"):
        entry("move")[1](start={"x": 1.0}, by=[1.0], to="tomorrow")


def test_a_module_without_such_functions_keeps_its_text():
    text = TYPES + "def f(x: Vector, y: Hotel) -> Hotel: ..."
    library = import_functions({"a.py": text})
    assert library.modules == {"a": text}
    assert library.tools[0].binding.function == "f"


def test_callables_are_called_through_their_entries_too():
    library = import_callables({"a.py": ENTRIES})
    assert library.by_name()["build"].binding.function == "json_entry_build"
    assert library.modules == import_functions({"a.py": ENTRIES}).modules
