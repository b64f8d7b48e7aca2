"""Writes to stdout and stderr for ever, in Python and in a program; it must time out."""

import os
import subprocess
import sys

STATUS, NEEDS = "timeout", ""


def attack():
    with subprocess.Popen(["/bin/sh", "-c", "while :; do echo noise; echo noise >&2; done"]):
        while True:
            print("noise " * 10_000)
            print("noise " * 10_000, file=sys.stderr)
            os.write(1, b"noise" * 10_000)
            os.write(2, b"noise" * 10_000)
