"""Hosts -> the IP addresses to connect to; those of private networks are refused.

Each address of a host is checked, and the connection goes to exactly what was checked: a name
server that gives another answer the next time (DNS rebinding) is not asked again.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from kg.articles.fetching.address import Address
from kg.errors import HostError, PassingError

Resolver = Callable[[str], Sequence[str]]
"""The IP addresses of a name, best first.

Raises:
    OSError: there are none, or nobody can tell.
"""

_PUBLIC_6 = IPv6Network("2000::/3")
"""All that is given out; whatever lies outside is special."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 for those who have IPv6 alone (NAT64)."""
_SPECIAL_4 = (
    # Python before 3.12.4 takes some of it for public; clouds keep secrets there.
    IPv4Network("192.0.0.0/24"),
    # Where Azure's machines ask for their own secrets, though the address looks public.
    IPv4Network("168.63.129.16/32"),
)


def system_resolver(host: str) -> Sequence[str]:
    """The IP addresses that the operating system knows for a name."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an IP address is one of the public internet, as far as can be told.

    An IPv6 address that stands for an IPv4 one is what that is.
    """
    if isinstance(ip, IPv4Address):
        special = any(ip in network for network in _SPECIAL_4)
        return ip.is_global and not ip.is_multicast and not special
    inner = ip.ipv4_mapped or ip.sixtofour
    if ip in _TRANSLATED:
        inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    return is_public(inner) if inner else ip.is_global and ip in _PUBLIC_6


def ip_addresses(address: Address, resolve: Resolver, allow_private: bool) -> Sequence[str]:
    """The IP addresses of an address's host, best first, all of them checked.

    Raises:
        HostError: the host is unknown, or one of its IP addresses is not public.
        PassingError: the name server gives no answer.
    """
    try:
        ips = [str(ip_address(address.host))]
    except ValueError:
        ips = list(_resolved(address, resolve))
    if not allow_private and not all(is_public(ip_address(ip)) for ip in ips):
        problem = f"the host {address.host} lies in a private or reserved network"
        remedy = "set allow_private: true under fetch in kg.yaml (or build with --allow-private)"
        remedy = f"if you trust it, {remedy}"
        raise HostError(address.url, f"{problem}; {remedy}")
    return ips


def _resolved(address: Address, resolve: Resolver) -> Sequence[str]:
    try:
        ips = resolve(address.host)
    except OSError as error:
        if error.errno == socket.EAI_AGAIN:
            problem = f"the name server gives no answer for {address.host}"
            raise PassingError(address.url, f"{problem}; check the network, or try later") from None
        ips = []
    if not ips:
        problem = f"there is no host {address.host}"
        raise HostError(address.url, f"{problem}; check the spelling, and the network")
    return ips
