"""Says that its import failed, with half a character in the text that no file can hold."""

import contextlib
import os

STATUS, WHEN, NEEDS = "crashed", "import", ""

for descriptor in range(3, 64):
    with contextlib.suppress(OSError):
        os.write(descriptor, b'F{"status":"ok","result":"\\ud800","error":"\\ud800"}')
os._exit(0)


def attack():
    return []
