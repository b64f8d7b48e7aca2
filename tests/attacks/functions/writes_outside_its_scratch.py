"""Makes a file in every folder down to the third level, and takes it away again."""

import os

STATUS, RESULT, NEEDS = "ok", [], "container"
SKIPPED = ("/proc", "/sys", "/dev/pts")


def is_writable(folder):
    path = f"{folder}/apigen-attack-{os.getpid()}"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
        os.unlink(path)
    except OSError:
        return False
    return True


def attack():
    own, got = os.getcwd(), []
    for folder, folders, _ in os.walk("/"):
        folders[:] = [x for x in folders if not os.path.join(folder, x).startswith((own, *SKIPPED))]
        if is_writable(folder):
            got.append(folder)
        if folder.count("/") >= 3:
            folders.clear()
    return sorted(got)[:20]
