"""Addresses: how a request is written as one, which hosts it may go to, which machines may be connected."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

from ingest.trust import judge
from ingest.web.page import Request
from warehouse.errors import BrokenAnswer, Forbidden

if TYPE_CHECKING:
    from collections.abc import Collection

_PATH_SAFE: Final = "/%:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?"
_PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ip_network("64:ff9b::/96")


def full_address(request: Request) -> str:
    """Return the address of a request as it is sent: in ASCII, with its parameters, without a fragment."""
    try:
        parts = urlsplit(request.url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port
    except ValueError as error:
        raise Forbidden(f"{request.url} is no address ({error}); correct it.", "no_address") from error
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise Forbidden(f"{request.url} is no address of a public page; correct it.", "no_address")
    place = f"[{host}]" if ":" in host else host
    query = "&".join(filter(None, (quote(parts.query, safe=_QUERY_SAFE), urlencode(request.params))))
    where = place if port in {None, _PORTS[parts.scheme]} else f"{place}:{port}"
    return urlunsplit((parts.scheme, where, quote(parts.path, safe=_PATH_SAFE) or "/", query, ""))


def host_of(address: str) -> str:
    """Return the host of an address, without its port."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def check_host(address: str, hosts: Collection[str]) -> None:
    """Raise Forbidden where the address is not on one of the hosts named."""
    if host_of(address) not in hosts:
        raise _stranger(address, f"{address} was not asked for")


def redirect_target(address: str, location: str, hosts: Collection[str]) -> str:
    """Return where a redirect leads; raise Forbidden or BrokenAnswer where it may not be followed."""
    if not location:
        raise BrokenAnswer(f"{address} redirects without saying where to.", "broken_redirect")
    target = full_address(Request(urljoin(address, location)))
    if urlsplit(address).scheme == "https" and urlsplit(target).scheme == "http":
        raise Forbidden(f"{address} redirects to {target}, which is not encrypted.", "downgrade_refused")
    if host_of(target) not in hosts:
        raise _stranger(target, f"{address} redirects to {host_of(target)} and was not followed")
    return target


def _stranger(address: str, what: str) -> Forbidden:
    """Return the error for an address on a host that is not named; a look-alike is called one."""
    judgement = judge(address)
    if judgement.trust == "refused":
        twin = judgement.official_twin
        instead = f"; the page was published at {twin}" if twin else ""
        return Forbidden(f"{what}: {judgement.reason}{instead}.", "trust_refused")
    return Forbidden(f"{what}: {host_of(address)} is no host of this source.", "host_refused")


def may_connect(address: str, *, allow_loopback: bool) -> bool:
    """Say whether a machine may be connected: it is public, or (where a test says so) this one.

    IPv6 addresses that only wrap an IPv4 address are judged by that one. Ranges: the special-purpose
    registries of IANA (RFC 6890), as the standard library has them.
    """
    ip = _unwrapped(ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return allow_loopback
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
