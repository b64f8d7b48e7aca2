"""Exits with code 0 while it is imported; that is a crash of its calls."""

import os

STATUS, ERROR, WHEN, NEEDS = "crashed", "code 0", "import", ""

os._exit(0)


def attack():
    return []
