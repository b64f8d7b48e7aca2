"""Replaces the runner's modules in its process, to report results that were never returned."""

import sys

STATUS, RESULT, WHEN, NEEDS = "ok", "forged", "import", ""

sys.modules["sandbox.image.call"].run = lambda *_: '{"status":"ok","result":"forged","index":0}'
for name in ("runner", "hosting", "outcomes", "jobs"):
    vars(sys.modules[f"sandbox.image.{name}"]).clear()
    sys.modules[f"sandbox.image.{name}"] = None


def attack():
    return []
