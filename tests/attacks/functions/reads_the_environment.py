"""Looks for anything of the worker's environment, its own and that of the first process."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], ""
HARMLESS = """PATH HOSTNAME HOME TMPDIR TZ LANG LC_CTYPE GPG_KEY PYTHONHASHSEED LD_BIND_NOW
OMP_NUM_THREADS""".split()


def attack():
    names = set(os.environ)
    for process in ("self", "1"):
        with contextlib.suppress(OSError), open(f"/proc/{process}/environ") as file:
            names.update(x.partition("=")[0] for x in file.read().split("\0") if x)
    return sorted(x for x in names if x not in HARMLESS and not x.startswith("PYTHON_"))
