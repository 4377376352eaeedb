"""What a site's robots.txt lets us do, by RFC 9309."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protego import Protego

from ingest.web.addresses import origin_of
from ingest.web.fetch_settings import TOKEN
from warehouse.errors import FetchFailed, Forbidden

if TYPE_CHECKING:
    from collections.abc import Callable

_PATH: Final = "/robots.txt"
NO_ROBOTS: Final = frozenset({"not_there", "site_refuses", "bad_status"})
"""Outcomes of asking for a robots.txt that mean the site has none: the answers 4xx (section 2.3.1.3)."""
_OUT_OF_REACH: Final = frozenset({"no_connection", "address_refused", "tls_refused", "host_refused"})
READ_BYTES: Final = 512_000
"""So much of the file is read; section 2.5 asks for at least 500 KiB."""


def is_robots(address: str) -> bool:
    """Say whether an address is that of a robots.txt, which may always be asked for."""
    return address == origin_of(address) + _PATH


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site's robots.txt says to us."""

    file: Protego
    delay: float
    """Seconds that the site wants between two requests; 0 where it does not say."""

    def check(self, address: str) -> None:
        """Raise Forbidden where the address may not be fetched."""
        if not self.file.can_fetch(address, TOKEN):
            sentence = f"{address} was not asked for: the site's robots.txt does not allow it."
            raise Forbidden(sentence, "robots_refused")


def rules_of(body: bytes | None) -> Rules:
    """Return the rules of a robots.txt; None stands for a site that has none."""
    text = body[:READ_BYTES].decode("utf-8-sig", errors="replace") if body else ""
    file = Protego.parse(text)
    return Rules(file, float(file.crawl_delay(TOKEN) or 0))


class RobotsFiles:
    """The rules of the sites of one run, each read once."""

    def __init__(self, longest_delay: float) -> None:
        """Leave a site alone that wants more seconds than `longest_delay` between two requests."""
        self._longest_delay = longest_delay
        self._known: dict[str, Rules | FetchFailed] = {}

    def of(self, address: str, fetch: Callable[[str], bytes | None]) -> Rules:
        """Return the rules for an address; raise FetchFailed where its site may not be asked at all.

        A robots.txt that cannot be had (a fault of the site, no connection) forbids everything until it can
        be (section 2.3.1.4). `fetch` returns the file at an address, or None where there is none.
        """
        origin = origin_of(address)
        if origin not in self._known:
            self._known[origin] = self._read(origin, fetch)
        known = self._known[origin]
        if isinstance(known, FetchFailed):
            raise known
        return known

    def _read(self, origin: str, fetch: Callable[[str], bytes | None]) -> Rules | FetchFailed:
        try:
            rules = rules_of(fetch(origin + _PATH))
        except FetchFailed as error:
            return _closed(origin, error)
        if rules.delay > self._longest_delay:
            return Forbidden(
                f"{origin} was not asked: its robots.txt wants {rules.delay:g} seconds between two requests; "
                "save its pages by hand.",
                "robots_refused",
            )
        return rules


def _closed(origin: str, error: FetchFailed) -> FetchFailed:
    """Return why nothing of a site may be asked for: it is out of reach, or its robots.txt alone is."""
    if error.outcome in _OUT_OF_REACH:
        return type(error)(str(error), error.outcome)
    return type(error)(f"{origin} was not asked: its robots.txt cannot be had. {error}", "robots_unreachable")
