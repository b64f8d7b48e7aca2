"""Searches the memory that it was forked with for other modules' arguments; it finds none."""

import re
import sys

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", ""
SECRET = re.compile(b"SECRET-" + b"[0-9a-f]{32}")


def search():
    found = set()
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps.read().splitlines():
            span, rights = line.split()[:2]
            start, end = (int(x, 16) for x in span.split("-"))
            if "rw" in rights and end - start < 1 << 27:
                try:
                    memory.seek(start)
                    found.update(SECRET.findall(memory.read(end - start)))
                except (OSError, OverflowError):
                    pass
    return sorted(x.decode() for x in found)[:20]


FOUND = search()
FRAME = sys._getframe()
while FRAME := FRAME.f_back:
    FOUND += [f"a frame with {key}" for key in FRAME.f_locals if key in ("batch", "jobs", "todo")]


def attack():
    return FOUND
