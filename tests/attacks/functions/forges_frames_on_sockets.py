"""Sends forged messages on every socket that it inherited or that has a name; there are none."""

import contextlib
import os
import socket
import stat

STATUS, RESULT, NEEDS = "ok", [], ""
FORGED = (b"R", b'F{"status":"ok","result":"forged"}', b"E" * 34)


def attack():
    got = []
    for number in range(64):
        with contextlib.suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                got += [f"sent {os.write(number, text)} bytes on {number}" for text in FORGED]
    with open("/proc/net/unix") as file:
        names = [line.split()[7] for line in file.readlines()[1:] if len(line.split()) > 7]
    for name in names:
        for kind in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET, socket.SOCK_DGRAM):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, kind) as door:
                door.connect(name.replace("@", "\0", 1) if name[0] == "@" else name)
                got.append(f"connected to {name}")
    return got
