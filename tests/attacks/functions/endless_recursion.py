"""Calls itself without end; that is an error of its own."""

STATUS, ERROR, NEEDS = "error", "recursion", ""


def attack():
    return attack()
