"""Makes a program that would run as another user, and runs those that there are."""

import contextlib
import os
import shutil
import subprocess

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    got = []
    with contextlib.suppress(OSError):
        shutil.copy("/usr/bin/id", "mine")
        os.chmod("mine", 0o6755)
        said = subprocess.run(["./mine", "-u"], capture_output=True, timeout=1).stdout
        got += ["own program"] * (said.strip() not in (b"", str(os.getuid()).encode()))
    with contextlib.suppress(OSError, ValueError):
        os.chown("mine", 0, 0)
        got.append("gave a file to root")
    with contextlib.suppress(OSError):
        os.setxattr("mine", "security.capability", b"\1\0\0\2" + b"\xff" * 16)
        got.append("gave a file capabilities")
    return got
