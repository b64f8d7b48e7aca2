"""What the tests of containers share: functions to call, waiting, and wheels."""

import textwrap
import time
import zipfile

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


def write_wheel(folder, name, files):
    """A wheel of version 1 with these texts by path."""
    about = f"{name}-1.dist-info"
    files = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as wheel:
        for path, text in [*files.items(), (f"{about}/RECORD", record)]:
            wheel.writestr(path, text)
