"""Ignores every signal that can be ignored, catches all exceptions and spins; it must time out."""

import contextlib
import signal

STATUS, NEEDS = "timeout", ""


def attack():
    for number in signal.valid_signals():
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    while True:
        with contextlib.suppress(BaseException):
            while True:
                pass
