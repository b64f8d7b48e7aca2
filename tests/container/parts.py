"""What the tests of containers share: functions to call, and waiting."""

import textwrap
import time

from sandbox.contract import ExecRequest

MODULES = {
    "lib": textwrap.dedent("""
        import os, time

        def echo(value): return value
        def length(text): return len(text)
        def sleep(seconds): time.sleep(seconds); return seconds
        def fail(): raise ValueError

        def spin():
            while True: pass

        def work(seconds):
            while time.process_time() < seconds: pass
            return "worked"

        def hold(megabytes):
            held = bytearray(b"x") * (megabytes << 20)
            time.sleep(1)
            return len(held) >> 20

        def fill():
            with open("full", "wb") as file:
                try:
                    for _ in range(100): file.write(bytes(1 << 20))
                except OSError:
                    pass
            time.sleep(1)

        def write(text):
            with open("file", "w") as file: file.write(text)
            return "written"
    """)
}


def request(function, **arguments):
    return ExecRequest("lib", function, arguments)


def wait_until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found
