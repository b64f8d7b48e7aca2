"""Walks up the frames that called it, and all objects, for arguments of others; it finds none."""

import gc
import re
import sys

STATUS, RESULT, NEEDS = "ok", [], ""
SECRET = re.compile("SECRET-" + "[0-9a-f]{32}")


def texts(value, depth=0):
    if isinstance(value, bytes):
        yield value.decode("latin-1")
    elif isinstance(value, str):
        yield value
    elif depth < 6 and isinstance(value, dict):
        for inner in list(value.values()):
            yield from texts(inner, depth + 1)
    elif depth < 6 and isinstance(value, (list, tuple)):
        for inner in list(value):
            yield from texts(inner, depth + 1)


def attack():
    found, frame = set(), sys._getframe()
    while frame := frame.f_back:
        for text in texts(dict(frame.f_locals)):
            found.update(SECRET.findall(text))
    for each in gc.get_objects():
        if type(each) in (dict, list, tuple):
            for text in texts(each, 5):
                found.update(SECRET.findall(text))
    return sorted(found)[:20]
