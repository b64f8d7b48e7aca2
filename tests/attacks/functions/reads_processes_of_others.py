"""Looks for arguments of others in what /proc shows of other processes, and into their folders."""

import contextlib
import os
import re

STATUS, RESULT, NEEDS = "ok", [], "own uid"
SECRET = re.compile(b"SECRET-" + b"[0-9a-f]{32}")


def attack():
    got = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if int(pid) == os.getpid():
            continue
        for name in ("environ", "cmdline", "maps", "stack", "auxv"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/{name}", "rb") as file:
                text = file.read()  # of whoever is dying it is empty, and open to anybody
                found = SECRET.findall(text)
                got += [f"{name} of {pid}: {x.decode()}" for x in found]
                if text and name not in ("cmdline", "stack") and not found:
                    got.append(f"{name} of {pid}")
        for name in ("fd", "cwd", "root", "map_files"):
            with contextlib.suppress(OSError):
                got += [f"{name}/{x} of {pid}" for x in os.listdir(f"/proc/{pid}/{name}")]
    return got
