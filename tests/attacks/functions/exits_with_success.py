"""Exits with code 0 and no result; that must not pass for success."""

import os

STATUS, ERROR, NEEDS = "crashed", "code 0", ""


def attack():
    os._exit(0)
