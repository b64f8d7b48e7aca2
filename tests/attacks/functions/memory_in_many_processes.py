"""Four children hold 150 MB each; at no time may they have more than the container's 448 MB."""

import os
import select
import time

STATUS, RESULT, NEEDS = "ok", [], "container"
ALLOWED_MB, EACH_MB, PATIENCE_S = 448, 150, 1.0


def hold(writing):
    held = bytearray(b"x") * (EACH_MB << 20)
    os.write(writing, os.getpid().to_bytes(4, "big"))
    time.sleep(60)
    os._exit(len(held) & 0)


def attack():
    reading, writing = os.pipe()
    for _ in range(4):
        if os.fork() == 0:
            hold(writing)
    holders, end = [], time.monotonic() + PATIENCE_S
    while len(holders) < 4 and (left_s := end - time.monotonic()) > 0:
        if select.select([reading], [], [], left_s)[0]:
            holders.append(int.from_bytes(os.read(reading, 4), "big"))
    time.sleep(0.1)  # one that is being killed still counts as a process for a while
    alive = sum(os.waitpid(pid, os.WNOHANG) == (0, 0) for pid in holders)
    return [f"{EACH_MB * alive} MB"] if EACH_MB * alive > ALLOWED_MB else []
