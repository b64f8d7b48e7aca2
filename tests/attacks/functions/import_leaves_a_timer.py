"""Leaves a timer whose signal raises in its process for ever; only its own calls may fail."""

import signal

STATUS, WHEN, NEEDS = "crashed", "import", ""


def interrupt(*_):
    raise RuntimeError("interrupted")


signal.signal(signal.SIGALRM, interrupt)
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)


def attack():
    import time

    time.sleep(0.5)
    return []
