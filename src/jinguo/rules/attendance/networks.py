"""From where one may sign in on screen: networks of an office, written as CIDR (10.1.0.0/16) or as one address."""

from collections.abc import Collection
from ipaddress import ip_address, ip_network


def is_network(text: str) -> bool:
    """Whether a text names a network or an address.

    >>> is_network("10.1.0.0/16"), is_network("10.1.2.3"), is_network("一楼")
    (True, True, False)
    """
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def lies_in(address: str, networks: Collection[str]) -> bool:
    """Whether an address lies in one of the networks; everywhere does where none is named.

    An IPv4 address that came in over IPv6 (::ffff:10.1.2.3) is taken for what it is.

    >>> lies_in("10.1.2.3", ["10.1.0.0/16"]), lies_in("192.168.1.9", ["10.1.0.0/16"]), lies_in("", [])
    (True, False, True)
    >>> lies_in("::ffff:10.1.2.3", ["10.1.0.0/16"])
    True
    """
    if not networks:
        return True
    try:
        here = ip_address(address)
    except ValueError:
        return False
    plain = getattr(here, "ipv4_mapped", None) or here
    return any(plain in ip_network(one, strict=False) for one in networks)
