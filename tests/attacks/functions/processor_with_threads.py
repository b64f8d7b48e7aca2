"""Burns processor time on four threads outside the interpreter's lock; it must time out."""

import hashlib
import threading

STATUS, NEEDS = "timeout", ""


def attack():
    work = {"target": hashlib.pbkdf2_hmac, "args": ("sha256", b"", b"", 1 << 28)}
    threads = [threading.Thread(**work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
