"""Which machine a name stands for, and whether it may be asked: only machines of the public internet are."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from untether.errors import SourceError
from untether.sources.fetching.target import Target

_WRAPPED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Networks whose addresses carry an IPv4 address in their last 32 bits (NAT64 and the old compatible form)."""


def pin(target: Target, *, allow_local: bool = False) -> str:
    """Resolve the target's host once and give the one address to connect to.

    The connection is made to this very address, so a name that answers differently the next time gains nothing.
    Every spelling of an address (`127.1`, `0x7f000001`, `2130706433`) ends here as the address that it means.

    Raises
    ------
    SourceError
        The name is unknown, or one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"{target.host} is not known to the name service") from None
    addresses = [str(address[0]).partition("%")[0] for *_, address in found]
    refused = [] if allow_local else [each for each in addresses if not is_public(each)]
    if refused:
        raise SourceError(f"{target.host} is {refused[0]}, which is no public address: it is not fetched")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet, whatever it is wrapped in.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    known = ip_address(address)
    inner = _carried(known) if isinstance(known, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    local = isinstance(known, IPv6Address) and known.is_site_local
    return known.is_global and not (known.is_multicast or known.is_reserved or local)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 one stands for."""
    if any(address in network for network in _WRAPPED) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
