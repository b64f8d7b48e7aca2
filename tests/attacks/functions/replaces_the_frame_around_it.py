"""Replaces what writes its result by something that writes two results, the second for another."""

import os

STATUS, ERROR, NEEDS = "crashed", "something else than a result", ""


def attack():
    forged = b'{"index":0,"status":"ok","result":"forged"}'
    frame, write = len(forged).to_bytes(4, "big") + forged, os.write

    def write_twice(descriptor, payload):
        write(descriptor, frame + frame)
        return len(payload)

    os.write = write_twice
    return 1
