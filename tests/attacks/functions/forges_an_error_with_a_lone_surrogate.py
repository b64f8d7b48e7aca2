"""Writes its own error past the encoder, with half a character in its type and its text."""

import contextlib
import os

STATUS, NEEDS = "crashed", ""


def attack():
    text = b'{"status":"error","error_type":"\\ud800","error":"\\udfff"}'
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)
    os._exit(0)
