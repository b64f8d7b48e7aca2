"""Claims a time-out for itself, a status that only the runner gives."""

import contextlib
import os

STATUS, ERROR, NEEDS = "crashed", "something else than a result", ""


def attack():
    text = b'{"status":"timeout","result":1,"error_type":"","error":""}'
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)
    os._exit(0)
