"""Opens for writing, but does not write, whatever under /proc changes the machine; then lowers its
own score with the memory killer below what is allowed."""

import contextlib
import os

STATUS, RESULT, NEEDS = "ok", [], "own uid"


ASKS_ONLY_WHEN_WRITTEN = "/proc/sys/kernel/ns_last_pid"


def attack():
    paths = ["/proc/sysrq-trigger", "/proc/1/oom_score_adj", "/proc/kcore", "/proc/kmsg"]
    paths += [f"{folder}/{x}" for folder, _, names in os.walk("/proc/sys") for x in names]
    paths.remove(ASKS_ONLY_WHEN_WRITTEN)
    got = []
    for path in paths:
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_WRONLY))
            got.append(path)
    for path, text in (("oom_score_adj", "-500"), ("uid_map", "0 0 1"), ("gid_map", "0 0 1")):
        with contextlib.suppress(OSError), open(f"/proc/self/{path}", "w") as file:
            file.write(text)
            file.flush()
            got.append(path)
    return got
