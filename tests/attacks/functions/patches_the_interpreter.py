"""Replaces builtins, json and the runner's own functions for later calls; none must notice."""

import builtins
import json
import sys
import types

STATUS, RESULT, NEEDS = "ok", [], ""
NEEDED_TO_RETURN = ("host", "call", "encode", "frames")


def attack():
    found = [name for name in ("max", "sorted") if getattr(getattr(builtins, name), "mark", 0)]
    for name in ("max", "sorted"):
        fake = types.FunctionType((lambda *_, **__: -1).__code__, {})
        fake.mark = True
        setattr(builtins, name, fake)
    json.dumps = json.loads = lambda *_, **__: "patched"
    for name, module in list(sys.modules.items()):
        if name.startswith("sandbox.image.") and name.rpartition(".")[2] not in NEEDED_TO_RETURN:
            found += [name] * hasattr(module, "mark")
            for key in [x for x in vars(module) if not x.startswith("__")]:
                setattr(module, key, None)
            module.mark = True
    return found
