"""Opens its scratch folder to everyone, so that later calls' files in it can be read by others."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    mode = os.stat(".").st_mode & 0o777
    with contextlib.suppress(PermissionError):  # where it owns its folder
        os.chmod(".", 0o777)
    return [] if mode in (0o700, 0o770) else [f"an earlier call's mode {mode:o}"]
