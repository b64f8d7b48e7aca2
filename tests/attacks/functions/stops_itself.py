"""Stops itself, so that it neither runs nor ends; it must time out."""

import os
import signal

STATUS, NEEDS = "timeout", ""


def attack():
    os.kill(os.getpid(), signal.SIGSTOP)
    return ["went on"]
