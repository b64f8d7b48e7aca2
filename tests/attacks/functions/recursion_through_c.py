"""Lifts the recursion limit and overflows the stack in C; it must be told as a crash."""

import sys

STATUS, ERROR, NEEDS = "crashed", "SIGSEGV", ""


class Nested:
    def __repr__(self):
        return repr([self])


def attack():
    sys.setrecursionlimit(1 << 30)
    return repr(Nested())
