"""Stops its process while it is imported; its calls must time out."""

import os
import signal

STATUS, ERROR, WHEN, NEEDS = "timeout", "importing", "import", ""

os.kill(os.getpid(), signal.SIGSTOP)


def attack():
    return []
