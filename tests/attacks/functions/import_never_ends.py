"""Sleeps for ever while it is imported; its calls must time out."""

import time

STATUS, ERROR, WHEN, NEEDS = "timeout", "importing", "import", ""

time.sleep(1 << 30)


def attack():
    return []
