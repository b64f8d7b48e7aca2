"""Connections to public addresses alone, held where a socket is made.

Whatever a URL says and a resolver answers, and however often the answer changes, it is the address
about to be connected to that counts.
"""

import errno
import ipaddress
import socket
from typing import Any

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressRefused(OSError):
    """The service's host has an address that its entry does not allow."""


def public_socket(addr_info: tuple[Any, ...]) -> socket.socket:
    """A socket for one resolved address, as aiohttp's connector asks for it.

    Raises:
        AddressRefused: The address is private, loopback, link-local, multicast or reserved.
    """
    family, kind, protocol, _, address = addr_info
    if not is_public(str(address[0])):
        # One text for all addresses: else several of them would become another exception.
        raise AddressRefused(errno.EACCES, "the host's address is not a public one")
    return socket.socket(family, kind, protocol)


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet; an IPv4 one may be inside an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        if inner := ip.ipv4_mapped or ip.sixtofour or nat64:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)
