"""Tries every way to become root or a member of a group, and programs that would help."""

import contextlib
import os
import subprocess

STATUS, RESULT, NEEDS = "ok", [], "own uid"


def attack():
    attempts = {
        "setuid": lambda: os.setuid(0),
        "setreuid": lambda: os.setreuid(0, 0),
        "setresuid": lambda: os.setresuid(0, 0, 0),
        "seteuid": lambda: os.seteuid(0),
        "setgid": lambda: os.setgid(0),
        "setresgid": lambda: os.setresgid(0, 0, 0),
        "setgroups": lambda: os.setgroups([0]),
        "another call": lambda: os.setresuid(os.getuid() + 3, os.getuid() + 3, -1),
        "the host": lambda: os.setresuid(os.getuid() - 2, -1, -1),
    }
    got = []
    for name, attempt in attempts.items():
        with contextlib.suppress(OSError):
            attempt()
            got.append(name)
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        command = ["/bin/su", "-c", "id -u"]
        nothing = subprocess.DEVNULL
        said = subprocess.run(command, stdin=nothing, capture_output=True, timeout=1).stdout
        got += ["su"] * (said.strip() == b"0")
    return got
