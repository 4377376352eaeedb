"""When a site is asked and what is kept of it: manners, repetition and memory, without the network.

A Visitor is given the one function that goes over the wire. Every answer, and every request that got none, is
a line in the log of visits; bytes go to the archive before that line.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import count
from typing import TYPE_CHECKING

from stamina import RetryingCaller

from ingest.archive import Archive
from ingest.web.addresses import check_host, full_address, host_of
from ingest.web.answers import Answer, Asking, failure, redirected, wait_wanted
from ingest.web.freshness import is_fresh, validators
from ingest.web.page import Page, Request
from ingest.web.robots import NO_ROBOTS, RobotsFiles, is_robots
from ingest.web.turns import Turns
from ingest.web.visits import Visit, Visits, answered_visit, failed_visit
from warehouse.errors import BrokenAnswer, FetchFailed, NotHeld

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ingest.web.fetch_settings import FetchSettings

Exchange = Callable[[Request, str, Mapping[str, str]], Answer]
"""Sends a request to an address with the headers of a condition, and returns the whole answer."""

logging.getLogger("stamina").addHandler(logging.NullHandler())  # retries are told in our own words


class Visitor:
    """The visits of one run to the sites of one home directory."""

    def __init__(  # noqa: PLR0913 - the options of one run
        self,
        home: Path,
        exchange: Exchange | None,
        hosts: Collection[str],
        settings: FetchSettings,
        *,
        force: bool = False,
        told: Callable[[str], None] | None = None,
    ) -> None:
        """Visit `hosts` only; without an `exchange` answer from what is held."""
        self._wire = exchange
        self._hosts = frozenset(host.lower() for host in hosts)
        self._settings = settings
        self._force = force
        self._told = told or (lambda _: None)
        self._archive = Archive(home)
        self._visits = Visits(home)
        self._turns = Turns(home, longest_wait=settings.longest_wait, queue_seconds=settings.queue_seconds)
        self._robots = RobotsFiles(settings.longest_crawl_delay)
        self._retrying = RetryingCaller(
            attempts=settings.attempts,
            timeout=None,
            wait_initial=settings.back_off,
            wait_max=settings.longest_back_off,
            wait_jitter=settings.back_off / 2,
        )

    def begin(self) -> None:
        """Clear away what a killed run left unfinished."""
        if self._wire is not None:
            self._archive.sweep()

    def get(self, request: Request) -> Page:
        """Return the page that answers a request, from the site or, where that is as good, as it is held.

        Raises FetchFailed with its reason; offline NotHeld where nothing is held. A body answered as not
        modified is the one held, `fetched_at` the time it was confirmed.
        """
        visit = self._followed(request)
        body = self._archive.read(visit.sha256 or "")
        return Page(full_address(request), visit.url, HTTPStatus.OK, visit.headers, body, visit.at)

    def _followed(self, request: Request) -> Visit:
        passed: list[str] = []
        while True:
            visit = self._answered(request, tuple(passed))
            if visit.redirected_to is None:
                return visit
            if visit.url in passed:  # by redirects of different days, each held
                raise BrokenAnswer(f"{visit.url} redirects in a circle.", "redirect_loop")
            passed.append(visit.url)
            request = redirected(request, visit.status or 0, visit.redirected_to)

    def _answered(self, request: Request, passed: tuple[str, ...]) -> Visit:
        held = self._visits.answer(request)
        if self._wire is None and held is not None:
            return held
        if held is not None and held.sha256 is not None and not self._archive.holds(held.sha256):
            held = None
        if held is not None and self._is_fresh(request, held):
            return held
        tries = count(1)

        def ask() -> Visit:
            if next(tries) > 1:
                self._told(f"Asking for {full_address(request)} again.")
            return self._ask(request, passed, held)

        return self._retrying(_may_pass, ask)

    def _is_fresh(self, request: Request, held: Visit) -> bool:
        since = (datetime.now(UTC) - held.moment).total_seconds()
        if is_robots(request.url):
            return 0 <= since < self._settings.robots_seconds
        fresh = is_fresh(held.headers, held.moment, datetime.now(UTC), timedelta(seconds=held.elapsed))
        may_be_used = request.method == "GET" and since < self._settings.longest_fresh and not self._force
        return fresh and may_be_used

    def _ask(self, request: Request, passed: tuple[str, ...], held: Visit | None) -> Visit:
        """Ask the site once and keep what comes of it; raise FetchFailed where that is no answer."""
        condition = validators(held.headers) if held and held.sha256 and request.method == "GET" else {}
        asking = Asking(request, passed, self._hosts, self._settings, condition)
        began = time.monotonic()
        try:
            answer = self._exchange(asking)
        except FetchFailed as error:
            self._visits.append(failed_visit(asking, error, time.monotonic() - began))
            raise
        failed = failure(answer, asking, datetime.now(UTC))
        sha256 = self._archive.keep(answer.body) if answer.body or answer.status == HTTPStatus.OK else None
        visit = answered_visit(asking, answer, sha256, held, failed)
        self._visits.append(visit)
        if failed is not None:
            raise failed
        return visit

    def _exchange(self, asking: Asking) -> Answer:
        """Send a request when it may be sent and its host's turn has come."""
        if self._wire is None:
            raise NotHeld(f"{asking.address} is not held; run this again without --offline.")
        check_host(asking.address, self._hosts)
        delay = self._settings.delay
        if not is_robots(asking.address):
            rules = self._robots.of(asking.address, self._robots_file)
            rules.check(asking.address)
            delay = max(delay, rules.delay)
        with self._turns.turn(host_of(asking.address), delay, self._told) as turn:
            answer = self._wire(asking.request, asking.address, asking.condition)
            turn.postpone(wait_wanted(answer, datetime.now(UTC)))
        return answer

    def _robots_file(self, address: str) -> bytes | None:
        """Return a site's robots.txt, or None where it has none."""
        request = Request(address)
        last = self._visits.last(request)
        if last and last.outcome in NO_ROBOTS and self._is_fresh(request, last):
            return None
        try:
            return self._archive.read(self._followed(request).sha256 or "")
        except FetchFailed as error:
            if error.outcome in NO_ROBOTS:
                return None
            raise


def _may_pass(error: Exception) -> bool:
    return isinstance(error, FetchFailed) and error.passing
