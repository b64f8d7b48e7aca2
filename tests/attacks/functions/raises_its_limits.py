"""Raises each of its resource limits, and lowers those of its parent."""

import contextlib
import os
import resource

STATUS, RESULT, NEEDS = "ok", [], "own uid"
BOUND = "AS CPU NPROC NOFILE FSIZE CORE MSGQUEUE"


def attack():
    got = []
    for name in BOUND.split():
        which = getattr(resource, f"RLIMIT_{name}", 12)
        hard = resource.getrlimit(which)[1]
        got += [f"{name} has no bound"] * (hard == resource.RLIM_INFINITY)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(which, (hard + 1, hard + 1))
            got.append(f"raised {name}")
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(os.getppid(), which, resource.prlimit(os.getppid(), which))
            got.append(f"set {name} of its parent")
    return got
