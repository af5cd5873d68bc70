"""Who asks: the address that the server sees or, behind proxies of ours, the one that they saw."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

__all__ = ["client_of"]

_HOST_BITS = 64


def client_of(peer: str, forwarded: str, proxies: int) -> str:
    """Return the address under which a client is counted; that of IPv6 without the half that he chooses himself.

    Parameters
    ----------
    peer : the address that the server sees
    forwarded : the header ``X-Forwarded-For``, to whose end each proxy adds the address that it sees
    proxies : how many of ours stand before the server; what others wrote into the header counts for nothing

    Examples
    --------
    >>> client_of("203.0.113.9", "198.51.100.7", 0), client_of("10.0.0.1", "1.1.1.1, 198.51.100.7", 1)
    ('203.0.113.9', '198.51.100.7')
    >>> client_of("2001:db8:1:2:aaaa::1", "", 0)
    '2001:db8:1:2::/64'
    """
    if proxies:
        named = forwarded.split(",")
        told = named[-proxies].strip() if len(named) >= proxies else ""
        return _place(told or peer)
    return _place(peer)


@lru_cache(maxsize=4096)
def _place(text: str) -> str:
    try:
        address = ip_address(_without_port(text))
    except ValueError:
        return text
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return f"{IPv6Address(int(address) >> _HOST_BITS << _HOST_BITS)}/{_HOST_BITS}"


def _without_port(text: str) -> str:
    """Return an address without the port that some proxies write after it."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
