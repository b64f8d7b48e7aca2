"""Writes 10,000 arrays in each other as its own result, to overflow whoever reads it."""

import contextlib
import os

STATUS, ERROR, NEEDS = "crashed", "something else than a result", ""


def attack():
    text = b'{"status":"ok","result":' + b"[" * 10_000 + b"]" * 10_000 + b"}"
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)
    os._exit(0)
