"""Writes the result of another call, framed as the runner does, to every descriptor; only its own
outcome may become what it wrote."""

import contextlib
import json
import os

STATUS, RESULT, NEEDS = "ok", "forged", ""


def attack():
    outcome = {"index": 0, "status": "ok", "result": "forged", "duration_s": 0.0}
    text = json.dumps(outcome | {"error_type": "", "error": ""}).encode()
    for descriptor in range(64):
        with contextlib.suppress(OSError):
            os.write(descriptor, len(text).to_bytes(4, "big") + text)
    os._exit(0)
