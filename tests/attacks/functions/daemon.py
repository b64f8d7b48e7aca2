"""Leaves a program in a session of its own and looks for one of an earlier call; it finds none."""

import os
import time

STATUS, RESULT, NEEDS = "ok", [], ""
NAME = "apigen-attack-daemon"


def attack():
    found = survivors()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv("/bin/sleep", [NAME, "60"])
        os._exit(0)
    time.sleep(0.1)
    return found


def survivors():
    """Look among processes whose parent is another than a living twin's."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline") as file:
                if file.read().startswith(NAME) and os.stat(f"/proc/{pid}").st_uid == os.getuid():
                    found.append(f"process {pid} of an earlier call")
        except OSError:
            pass
    return found
