"""Network addresses and number bases."""

import ipaddress
import re

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def ipv4_subnet_details(address: str, prefix_length: int = 24) -> dict[str, object]:
    """Returns the network, broadcast address, mask and host count of an IPv4 subnet.

    A /31 has two usable hosts (RFC 3021) and a /32 one.

    Args:
        address: Any IPv4 address of the subnet in dotted form, such as 10.0.0.7.
        prefix_length: Number of network bits, 0 to 32.

    Returns:
        The keys network, broadcast, mask and hosts (usable addresses).

    Raises:
        ValueError: When the address is malformed or the prefix length is out of range.

    Example:
        >>> ipv4_subnet_details(address="10.0.5.44")
        {'network': '10.0.5.0', 'broadcast': '10.0.5.255', 'mask': '255.255.255.0', 'hosts': 254}
        >>> ipv4_subnet_details(address="192.0.2.9", prefix_length=29)
        {'network': '192.0.2.8', 'broadcast': '192.0.2.15', 'mask': '255.255.255.248', 'hosts': 6}
        >>> ipv4_subnet_details(address="10.4.77.9", prefix_length=20)
        {'network': '10.4.64.0', 'broadcast': '10.4.79.255', 'mask': '255.255.240.0', 'hosts': 4094}
    """
    if not 0 <= prefix_length <= 32:
        raise ValueError("prefix_length must be 0 to 32")
    network = ipaddress.IPv4Network((address, prefix_length), strict=False)
    reserved = 2 if prefix_length <= 30 else 0
    return {
        "network": str(network.network_address),
        "broadcast": str(network.broadcast_address),
        "mask": str(network.netmask),
        "hosts": network.num_addresses - reserved,
    }


def convert_number_base(number: str, from_base: int = 10, to_base: int = 2) -> str:
    """Converts a whole number from one number base to another.

    Args:
        number: Digits 0 to 9 and letters a to z valid in from_base, at most 64, with an optional
            leading minus sign.
        from_base: Base of the number given, 2 to 36.
        to_base: Base of the result, 2 to 36.

    Returns:
        The number in the new base, in lower case.

    Raises:
        ValueError: When a digit does not belong to from_base or a base is out of range.

    Example:
        >>> convert_number_base(number="202")
        '11001010'
        >>> convert_number_base(number="ff7a", from_base=16, to_base=10)
        '65402'
        >>> convert_number_base(number="-110101", from_base=2, to_base=8)
        '-65'
    """
    if not (2 <= from_base <= 36 and 2 <= to_base <= 36):
        raise ValueError("from_base and to_base must each be 2 to 36")
    if not re.fullmatch(r"-?[0-9a-zA-Z]{1,64}", number):
        raise ValueError("number must hold 1 to 64 digits or letters")
    negative, digits = number.startswith("-"), number.removeprefix("-").lower()
    if any(_DIGITS.index(digit) >= from_base for digit in digits):
        raise ValueError(f"{number} has a digit that base {from_base} lacks")
    # Not int(number, base), which would also take a prefix such as 0b or 0x.
    value = 0
    for digit in digits:
        value = value * from_base + _DIGITS.index(digit)
    result = ""
    while value:
        value, rest = divmod(value, to_base)
        result = _DIGITS[rest] + result
    return ("-" if negative and result else "") + (result or "0")


def find_matching_subnets(
    address: str, subnets: list[str], most_specific_only: bool = False
) -> list[str]:
    """Returns the subnets of a list that contain an IPv4 address, the smallest subnet first.

    The first one is the route a router would choose (longest prefix match, RFC 1812).

    Args:
        address: IPv4 address in dotted form, such as 10.0.0.7.
        subnets: Subnets in CIDR form, such as 10.0.0.0/8, 1 to 500 of them.
        most_specific_only: True to return at most the smallest matching subnet.

    Returns:
        The matching subnets; an empty list when none contains the address.

    Raises:
        ValueError: When the address or a subnet is malformed, a subnet has host bits set, or the
            list is empty or too long.

    Example:
        >>> find_matching_subnets(address="10.1.2.3", subnets=["10.0.0.0/8", "10.1.0.0/16"])
        ['10.1.0.0/16', '10.0.0.0/8']
        >>> find_matching_subnets(
        ...     address="192.168.7.20",
        ...     subnets=["0.0.0.0/0", "192.168.7.0/27", "192.168.0.0/16"],
        ...     most_specific_only=True,
        ... )
        ['192.168.7.0/27']
        >>> find_matching_subnets(address="203.0.113.9", subnets=["172.16.0.0/12"])
        []
    """
    if not 1 <= len(subnets) <= 500:
        raise ValueError("subnets must hold 1 to 500 subnets")
    target = ipaddress.IPv4Address(address)
    networks = [ipaddress.IPv4Network(subnet) for subnet in subnets]
    matches = sorted((n for n in networks if target in n), key=lambda n: -n.prefixlen)
    return [str(network) for network in matches[: 1 if most_specific_only else None]]
