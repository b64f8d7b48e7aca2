import json
from collections import OrderedDict, namedtuple
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest

from sandbox.image.encode import NotJson, TooLarge, encode

Pair = namedtuple("Pair", "a b")


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    SMALL = 1


def nested(levels):
    value = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ([True, False], [True, False]),
        ({"a": [1, 2.5, "x"], "b": {}}, {"a": [1, 2.5, "x"], "b": {}}),
        ([], []),
        ('Grüße "\\\n\u0000 🌍', 'Grüße "\\\n\u0000 🌍'),
        (10**400, 10**400),
        (Pair(1, 2), [1, 2]),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (Colour.RED, "red"),
        (Size.SMALL, 1),
        (nested(150), nested(150)),
    ],
)
def test_plain_values_survive_a_round_trip(value, expected):
    assert json.loads(encode(value, 10_000)) == expected


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (float("nan"), "nan"),
        ({"x": [float("-inf")]}, "inf"),
        ({1: 2}, "int"),
        ({None: 2}, "NoneType"),
        ({1, 2}, "set"),
        (Decimal(1), "Decimal"),
        (object(), "object"),
        ("\ud800", "surrogate"),
        ({"\ud800": 1}, "surrogate"),
        ([10**5000], "digits"),
        (nested(300), "nested"),
    ],
)
def test_other_values_are_refused_by_name(value, part):
    with pytest.raises(NotJson, match=part):
        encode(value, 10_000)


@pytest.mark.parametrize("value", ["x" * 99, ["x"] * 99, {"x" * 99: 1}])
def test_long_texts_are_refused(value):
    with pytest.raises(TooLarge, match="100"):
        encode(value, 100)


def test_the_limit_itself_is_allowed():
    assert len(encode("x" * 98, 100)) == 100
