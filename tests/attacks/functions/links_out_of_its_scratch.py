"""Fills its folder with links to the host's files, to other slots, to nothing and to each other;
emptying the folder must follow none, and the next call must find none."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack(canary_file):
    found = os.listdir(".")
    for name, target in {
        "root": "/",
        "canary": canary_file,
        "folder": os.path.dirname(canary_file),
        "neighbour": "../0",
        "neighbours": "..",
        "nothing": "nowhere",
        "itself": "itself",
        "there": "back",
        "back": "there",
        "descriptor": "/proc/self/fd/0",
    }.items():
        with contextlib.suppress(OSError):
            os.symlink(target, name)
    for number in range(50):
        with contextlib.suppress(OSError):
            os.symlink(f"chain{number + 1}", f"chain{number}")
    return found
