"""Has every fork of its process wait for ever; its calls must end all the same."""

import os
import time

STATUS, WHEN, NEEDS = "timeout", "import", ""

os.register_at_fork(before=lambda: time.sleep(1 << 30))


def attack():
    return []
