"""Opens up to 5,000 descriptors; a process may have 64, also after it tried to get more."""

import contextlib
import os
import resource

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (5_000, 5_000))
    opened = []
    with contextlib.suppress(OSError):
        for _ in range(5_000):
            opened.append(os.open("/dev/null", os.O_RDONLY))
    count = len(opened)
    for each in opened:
        os.close(each)
    return [f"{count} descriptors"] if count > 64 else []
