"""Mounts over its own folder, changes its root and makes device files."""

import contextlib
import ctypes
import os
import stat

STATUS, RESULT, NEEDS = "ok", [], "own uid"


def attack():
    libc, got = ctypes.CDLL(None), []
    os.mkdir("target")
    for kind in (b"tmpfs", b"proc", b"sysfs", b"overlay", b"cgroup2"):
        if libc.mount(kind, b"target", kind, 0, None) == 0:
            got.append(f"mounted {kind.decode()}")
    if libc.mount(b"/", b"target", None, 0x1000, None) == 0:
        got.append("bound /")
    if libc.umount2(b"/proc", 2) == 0:
        got.append("unmounted /proc")
    if libc.mount(None, b"/", None, 0x20 | 0x1000, None) == 0:
        got.append("mounted / again")
    with contextlib.suppress(OSError):
        os.chroot("target")
        got.append("changed its root")
    for number, name in ((0x801, "disk"), (0x101, "memory")):
        with contextlib.suppress(OSError):
            os.mknod(name, 0o666 | stat.S_IFBLK, number)
            got.append(f"made a device for the {name}")
    return got
