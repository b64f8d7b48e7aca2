"""Takes all rights from its scratch folder itself; later calls in the slot must have theirs."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    mode = os.stat(".").st_mode & 0o777
    open("left", "w").close()
    with contextlib.suppress(PermissionError):  # where it owns its folder
        os.chmod(".", 0)
    return [] if mode in (0o700, 0o770) else [f"an earlier call's mode {mode:o}"]
