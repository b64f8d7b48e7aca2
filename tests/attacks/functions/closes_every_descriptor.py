"""Closes every descriptor, the result's own included, and returns; it has no result then."""

import os

STATUS, NEEDS = "crashed", ""


def attack():
    os.closerange(0, 1 << 16)
    return ["a result"]
