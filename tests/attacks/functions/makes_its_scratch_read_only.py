"""Takes the right to write from its empty scratch folder; later calls must be able to write."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    mode = os.stat(".").st_mode & 0o777
    with contextlib.suppress(PermissionError):  # where it owns its folder
        os.chmod(".", 0o500)
    return [] if mode in (0o700, 0o770) else [f"an earlier call's mode {mode:o}"]
