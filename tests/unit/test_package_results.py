"""Results of packages as JSON, by what runs beside them in the sandbox."""

import dataclasses
import datetime
import decimal
import enum
import fractions
import itertools
import uuid
from collections import deque, namedtuple

import pytest

from apigen.library import package_results


class Colour(enum.Enum):
    RED = "red"


class Found:
    def __init__(self):
        self.statistic, self.pvalue, self._hidden = 1.5, 0.1, object()


@dataclasses.dataclass
class Shade:
    """One that can also be run through, as those of colour-science."""

    lightness: float = 0.5

    def __iter__(self):
        yield self.lightness


class Graph:
    """Not its own attributes: there is more in it than they say."""

    def __init__(self):
        self.name = "G"

    def __iter__(self):
        yield 1

    def __eq__(self, other):
        return isinstance(other, Graph)


class Slotted:
    __slots__ = ("formula",)

    def __init__(self):
        self.formula = "H2O"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (namedtuple("Point", "x y")(1, 2), {"x": 1, "y": 2}),
        (decimal.Decimal("1.5"), 1.5),
        (fractions.Fraction(1, 4), 0.25),
        (datetime.datetime(2024, 1, 2, 3), "2024-01-02T03:00:00"),
        (datetime.timedelta(minutes=1), 60.0),
        ({3, 1, 2}, [1, 2, 3]),
        ({"b", 1}, ["b", 1]),
        ({1: "a", 2.5: {"k"}}, {"1": "a", "2.5": ["k"]}),
        ({(1, "b"): 3}, {"1, b": 3}),
        ({(1, None): 3, 4: 5}, {(1, None): 3, 4: 5}),
        ({1: 2, "1": 3}, {1: 2, "1": 3}),
        (deque([1]), [1]),
        (Colour.RED, "red"),
        (uuid.UUID(int=1), str(uuid.UUID(int=1))),
        (Found(), {"statistic": 1.5, "pvalue": 0.1}),
        (Shade(), {"lightness": 0.5}),
        (Graph(), Graph()),
        (Slotted(), {"formula": "H2O"}),
        (map(str, [1]), ["1"]),
        ((1, (2,)), [1, [2]]),
        (b"x", b"x"),
        (1j, 1j),
    ],
)
def test_results_become_json_or_stay_what_the_sandbox_refuses(value, plain):
    assert package_results._to_json(value) == plain


def test_an_iterator_without_end_is_taken_up_to_a_bound():
    assert len(package_results._to_json(itertools.count())) == package_results.MAX_ITEMS
