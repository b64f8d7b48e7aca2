"""Writes its own result past the encoder, with half a character in it that no file can hold."""

import contextlib
import os

STATUS, NEEDS = "crashed", ""


def attack():
    text = b'{"status":"ok","result":"\\ud800"}'
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)
    os._exit(0)
