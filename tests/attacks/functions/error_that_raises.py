"""Raises an exception whose text raises SystemExit; it stays an error."""

STATUS, ERROR, NEEDS = "error", "could not be read", ""


class Nested(Exception):
    def __str__(self):
        raise SystemExit(0)


def attack():
    raise Nested
