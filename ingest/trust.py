"""Whose word a page is: official, the press, somebody else's, or a look-alike that is refused.

The judgement looks at the address, and where a text was read, at what is wrong with it. It never asks the
network: a look-alike answers as well as the page that it copies.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from warehouse.errors import UntrustedSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.records import Trust

_FROM_STRONG_TO_WEAK: Final = ("official", "press", "other", "given", "refused")
_POSES: Final = re.compile(r"(?:^|[.-])gov[.-]?cn[.-]")
"""`gov.cn` inside a host's name and not at its end: www.changzhou.gov.cn.example.com, x-gov-cn.com."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far a page is to be trusted, and why."""

    trust: Trust
    reason: str
    """Says of the page why, to go on with in a sentence: "it reproduces …"."""
    official_twin: str | None = None
    """The address of the same page on the official site, where a look-alike kept its path."""


def judge(url: str | None, findings: Iterable[str] = ()) -> Judgement:
    """Judge a page by its address and by the kinds of findings that its text has.

    A text without an address is `given`: a person brought it. `other` is a page that nobody vouches for.
    """
    if not url:
        return Judgement("given", "a person gave it without an address")
    host, place = _place(url)
    if host is None:
        return Judgement("other", "its source is no address of a page")
    if not _is_below(host, _hosts("personal")):
        if _is_below(host, _hosts("official")):
            return Judgement("official", f"{host} is a government's own site")
        if _is_below(host, _hosts("press")):
            return Judgement("press", f"{host} is a newspaper's or news agency's site")
    refusal = _refusal(host, place)
    if refusal:
        return Judgement("refused", refusal, _official_twin(place))
    signs = [sentence for kind, sentence in _settings()["signs"].items() if kind in set(findings)]
    return Judgement("other", "; ".join((f"nobody is known to vouch for {host}", *signs)))


def _refusal(host: str, place: str) -> str | None:
    """Say why a host, none of those that are vouched for, is refused; None where it is not."""
    if _is_this_machine(host):
        return None
    for refused in _settings()["refused"]:
        if _is_below(host, refused["hosts"]):
            return f"{host} is not to be trusted: {refused['reason']}"
    if any(pattern.match(place) for pattern, _ in _official_paths()):
        return f"{host} is no official site, but the page has an official path"
    return f"{host} poses as a government's site" if _POSES.search(host) else None


def weakest(urls: Iterable[str | None]) -> Trust:
    """Return how far a text is to be trusted that is put together from several pages."""
    return max((judge(url).trust for url in urls), key=_FROM_STRONG_TO_WEAK.index)


def check_source(url: str | None, what: str) -> Judgement:
    """Judge the address of `what`; where refused, raise UntrustedSource with the reason and the twin."""
    judgement = judge(url)
    if judgement.trust == "refused":
        remedy = (
            f"get the page from {judgement.official_twin} and add that with its address as --source-url"
            if judgement.official_twin
            else "find the text on an official site or in a newspaper and add that"
        )
        raise UntrustedSource(f"{what} was not added: {judgement.reason}; {remedy}.")
    return judgement


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("ingest") / "trust.toml").read_text(encoding="utf-8"))


def _hosts(trust: str) -> list[str]:
    return list(_settings()["hosts"][trust])


def _place(url: str) -> tuple[str | None, str]:
    r"""Return the host of an address and its path with query, plainly written; no host where it is none.

    A backslash is a slash, as browsers have it: http://a\@b/ stands on a.
    """
    try:
        parts = urlsplit(url.strip().replace("\\", "/"))
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None, ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None, ""
    query = f"?{parts.query}" if parts.query else ""
    return host, f"{unquote(parts.path)}{query}"


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return _is_below(host, ["localhost"])


def _is_below(host: str, ends: Iterable[str]) -> bool:
    return any(host == end or host.endswith(f".{end}") for end in ends)


@cache
def _official_paths() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["twin"]) for row in _settings()["official_path"])


def _official_twin(place: str) -> str | None:
    """Return where the page with that path was published, its junk parameters left out."""
    for pattern, twin in _official_paths():
        match = pattern.match(place)
        if match is None:
            continue
        parts = match.groupdict()
        if "site" not in parts:
            return twin.format(**parts)
        site = _settings()["subsites"].get(parts["site"])
        return twin.format(**parts | {"site": site, "name": parts["site"]}) if site else None
    return None
