"""Raises an exception whose text never comes; it must time out."""

STATUS, NEEDS = "timeout", ""


class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def attack():
    raise Endless
