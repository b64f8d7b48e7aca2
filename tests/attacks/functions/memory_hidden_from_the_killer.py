"""Asks the kernel to kill others first when memory runs out, then takes more than there is; its
neighbours must have their results all the same."""

import os
import time

STATUSES, RESULT, NEEDS = ("ok", "crashed", "out_of_memory"), [], "container"


def attack():
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("0")
    for _ in range(4):
        if os.fork() == 0:
            held = bytearray(b"x") * (150 << 20)
            time.sleep(0.5)
            os._exit(len(held) & 0)
    time.sleep(0.6)
    return []
