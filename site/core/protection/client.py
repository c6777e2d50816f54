"""Who sends a request, as coarse as rate limits allow."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["client_address", "client_key", "client_network"]

_KEPT_BITS = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> str:
    """The address of the visitor.

    ``X-Forwarded-For`` counts only as far as our own proxies wrote it: the setting ``TRUSTED_PROXY_COUNT`` says
    how many stand in front (0 when it is absent). Anyone can write the rest.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(getattr(settings, "TRUSTED_PROXY_COUNT", 0))
    if proxies < 1:
        return direct
    hops = [hop.strip() for hop in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if hop.strip()]
    return hops[-proxies] if len(hops) >= proxies else direct


def client_network(request: HttpRequest) -> str:
    """The network of the visitor: /24 for IPv4, /48 for IPv6; empty when the address makes no sense."""
    try:
        address = ipaddress.ip_address(client_address(request).partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, _KEPT_BITS[address.version]), strict=False))


def client_key(request: HttpRequest, *, scope: str) -> str:
    """A key for this network and scope that nobody can turn back into an address without our secret."""
    value = f"{scope}|{client_network(request)}"
    return salted_hmac("core.protection.client", value, algorithm="sha256").hexdigest()[:32]
