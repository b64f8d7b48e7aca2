"""Makes up to 3,000 empty files; a scratch folder holds 1,000 files and folders."""

import os

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack():
    made = 0
    try:
        for made in range(3_000):
            os.close(os.open(f"empty{made}", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pass
    return [f"{made} files"] if made > 1_000 else []
