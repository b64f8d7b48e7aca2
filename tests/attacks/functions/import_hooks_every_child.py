"""Has every child of its process write a result of its own; only its own calls may change."""

import contextlib
import os

STATUSES, RESULT, WHEN, NEEDS = ("ok", "crashed"), "forged", "import", ""


def write():
    text = b'{"status":"ok","result":"forged"}'
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)


os.register_at_fork(after_in_child=write)


def attack():
    return []
