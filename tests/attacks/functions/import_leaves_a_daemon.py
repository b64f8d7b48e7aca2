"""Starts a detached program while it is imported; it must not outlive the batch."""

import os

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", ""

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv("/bin/sleep", ["apigen-attack-daemon", "60"])
    os._exit(0)


def attack():
    return []
