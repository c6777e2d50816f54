"""Which addresses are on the public internet: the only ones that this site ever asks something of its own accord."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

__all__ = ["is_public"]

#: What IPv6 gives out for the public internet (RFC 4291); everything else is for a network of one's own, or unused.
_UNICAST: Final = IPv6Network("2000::/3")
#: Prefixes behind which the last 32 bits are an IPv4 address: a gateway of NAT64 (RFC 6052), and "compatible".
_WITH_IPV4_AT_END: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
#: Of no visitor's website, and public according to some versions of Python: protocols, relays and examples.
_SPECIAL_4: Final = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SPECIAL_6: Final = (IPv6Network("2001::/23"), IPv6Network("3fff::/20"))


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside one of IPv6: a gateway or this computer itself would send us on to it."""
    if any(address in network for network in _WITH_IPV4_AT_END):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def is_public(text: str) -> bool:
    """Whether this numeric address is a website's, and not one of this computer, its network or a group."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is None:
            special = any(address in network for network in _SPECIAL_6)
            return address in _UNICAST and address.is_global and not special
        address = inner
    if any(address in network for network in _SPECIAL_4):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
