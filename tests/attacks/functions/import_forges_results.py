"""Writes results of other modules' calls to every inherited descriptor and waits; none may become
theirs."""

import contextlib
import json
import os
import time

STATUS, WHEN, NEEDS = "crashed", "import", ""

for index in range(32):
    outcome = {"index": index, "status": "ok", "result": "forged", "duration_s": 0.0}
    text = json.dumps(outcome | {"error_type": "", "error": ""}).encode()
    for descriptor in range(64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)

time.sleep(60)


def attack():
    return []
