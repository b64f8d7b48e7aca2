"""Starts up to 200 threads; a call may have 16 threads and processes together."""

import threading
import time

STATUS, RESULT, NEEDS = "ok", [], "own uid"
ALLOWED = 16


def attack():
    started = 1
    try:
        for _ in range(200):
            threading.Thread(target=time.sleep, args=(0.3,), daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    return [f"{started} threads"] if started > ALLOWED else []
