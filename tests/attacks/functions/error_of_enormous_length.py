"""Raises an exception with 5 MB of text; its first 2,000 characters are told."""

STATUS, ERROR, NEEDS = "error", "xxxxxxxxxx", ""


def attack():
    raise ValueError("x" * 5_000_000)
