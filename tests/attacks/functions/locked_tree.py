"""Leaves folders that nobody may enter, files that nobody may read, and what is no file."""

import contextlib
import os
import socket

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    found = os.listdir(".")
    os.makedirs("a/b/c")
    for path in ("a/b/c/file", "a/file", b"\xff\xfe", "new\nline", "-rf", "*", " "):
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0))
    os.mkfifo("a/pipe")
    with contextlib.suppress(PermissionError), socket.socket(socket.AF_UNIX) as door:
        door.bind("a/door")
    with open("sparse", "wb") as file, contextlib.suppress(OSError):
        file.truncate(1 << 40)
    for path in ("a/b/c", "a/b", "a"):
        os.chmod(path, 0)
    return found
