"""Registers handlers for the exit of processes, which hang; nobody may wait for them."""

import atexit
import threading
import time

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", ""

atexit.register(time.sleep, 1 << 30)
threading._register_atexit(time.sleep, 1 << 30)


def attack():
    return []
