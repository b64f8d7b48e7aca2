"""Leaves tracers that look at all that its process does for arguments of other modules' calls."""

import re
import sys
import threading

STATUS, RESULT, WHEN, NEEDS = "ok", [], "import", ""
SECRET = re.compile("SECRET-" + "[0-9a-f]{32}")
FOUND = set()


def watch(frame, event, argument):
    while frame:
        FOUND.update(SECRET.findall(repr(frame.f_locals)))
        frame = frame.f_back
    return watch


def attack():
    return sorted(FOUND)[:20]


threading.setprofile(watch)
sys.setprofile(watch)
sys.settrace(watch)
