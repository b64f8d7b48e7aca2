"""Sets the clock to what it shows, slews it by nothing, and changes time zone and locale."""

import contextlib
import ctypes
import locale
import os
import struct
import time

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    got = [f"an earlier call's zone {time.tzname}"] * (time.tzname[0] != "UTC")
    got += ["an earlier call's locale"] * (
        locale.setlocale(locale.LC_NUMERIC) not in ("C", "C.UTF-8")
    )
    with contextlib.suppress(OSError):
        time.clock_settime(time.CLOCK_REALTIME, time.clock_gettime(time.CLOCK_REALTIME))
        got.append("set the clock")
    libc = ctypes.CDLL(None)
    tick = ctypes.create_string_buffer(struct.pack("<Iq", 0x8000, 0).ljust(256, b"\0"))
    got += ["slewed the clock"] * (libc.adjtimex(tick) >= 0)
    now = struct.pack("<qq", int(time.time()), 0)
    got += ["settimeofday"] * (libc.settimeofday(now, None) == 0)
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    return got
