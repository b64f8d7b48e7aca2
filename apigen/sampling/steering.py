"""Draws that make up for what came short."""

from collections.abc import Hashable, Mapping
from random import Random
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

AHEAD = 10.0
"""Rows to look ahead: how strongly what is short is preferred, and how far chance may go."""


def steered(rng: Random, shares: Mapping[K, float], used: Mapping[K, float]) -> K:
    """A key at random, each as likely as what it lacks of its share of the next rows.

    Args:
        rng: The source of chance.
        shares: Weights, in any unit; a key of weight 0 is never drawn.
        used: Rows so far, by key.
    """
    keys = [key for key, share in shares.items() if share > 0]
    whole = sum(shares[key] for key in keys)
    rows = sum(used.get(key, 0.0) for key in keys) + AHEAD
    lacks = [max(0.0, shares[key] / whole * rows - used.get(key, 0.0)) for key in keys]
    return rng.choices(keys, lacks)[0]
