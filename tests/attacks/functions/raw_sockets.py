"""Opens raw and packet sockets, which see and forge what others send."""

import contextlib
import socket

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    got = []
    for family, kind, protocol in (
        (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
        (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW),
        (socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6),
        (socket.AF_PACKET, socket.SOCK_RAW, 0x0300),
        (socket.AF_PACKET, socket.SOCK_DGRAM, 0x0300),
    ):
        with contextlib.suppress(OSError):
            socket.socket(family, kind, protocol).close()
            got.append(f"{family.name} {kind.name} {protocol}")
    return got
