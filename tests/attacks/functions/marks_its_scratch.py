"""Leaves attributes on its scratch folder itself, and looks for those of an earlier call."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    found = []
    with contextlib.suppress(OSError):
        found = [x for x in os.listxattr(".") if x.startswith(("user.", "system."))]
        os.setxattr(".", "user.mark", b"x" * 1000)
    return found
