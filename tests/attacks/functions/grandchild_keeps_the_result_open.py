"""Ends without a result while a detached grandchild holds the channel open; it must time out."""

import os
import time

STATUS, NEEDS = "timeout", ""


def attack():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(60)
        os._exit(0)
    os._exit(0)
