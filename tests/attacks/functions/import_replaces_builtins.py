"""Replaces builtins and json while it is imported; only its own process may notice."""

import builtins
import json

STATUSES, RESULT, WHEN, NEEDS = ("ok", "crashed"), [], "import", ""

json.dumps = json.loads = lambda *_, **__: "patched"
builtins.sorted = builtins.isinstance = lambda *_, **__: True


def attack():
    return []
