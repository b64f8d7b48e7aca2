"""Searches its own memory for arguments of others, which a fork may have copied; it finds none."""

import re

STATUS, RESULT, NEEDS = "ok", [], ""
SECRET = re.compile(b"SECRET-" + b"[0-9a-f]{32}")


def attack():
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
