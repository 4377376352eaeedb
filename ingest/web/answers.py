"""What an answer means before anybody reads it: a page, the same page as before, a redirect, or why none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from ingest.web.addresses import full_address, redirect_target
from ingest.web.freshness import retry_after
from warehouse.errors import BrokenAnswer, ComeBackLater, FetchFailed, Forbidden, NotThere, Unreachable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from ingest.web.fetch_settings import FetchSettings
    from ingest.web.page import Request

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_KEEPS_METHOD: Final = frozenset({307, 308})
_REFUSED: Final = frozenset({401, 403, 451})
_CHALLENGES: Final = frozenset({412, 468, 521})
"""How the guards of Chinese government sites answer a program: with a script that asks for a person."""
_WAIT: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_SERVER_FAULT: Final = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; of a header that stands twice both values, joined by a comma."""
    body: bytes
    elapsed: float


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked, and what its answer is judged by."""

    request: Request
    passed: tuple[str, ...]
    """Addresses that redirected here."""
    hosts: Collection[str]
    settings: FetchSettings
    condition: Mapping[str, str]
    """Headers that ask for the page only if it is another than the one held."""

    @property
    def address(self) -> str:
        """Return the address as it is sent."""
        return full_address(self.request)


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers with names in lower case; values are UTF-8 where they can be, as addresses often are."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def is_redirect(status: int) -> bool:
    """Say whether an answer of this status leads elsewhere."""
    return status in _REDIRECTS


def failure(answer: Answer, asking: Asking, now: datetime) -> FetchFailed | None:
    """Return why an answer is no page, or None where it is one, confirms one or leads to one."""
    if answer.status == HTTPStatus.OK or (answer.status == HTTPStatus.NOT_MODIFIED and asking.condition):
        return None
    if is_redirect(answer.status):
        return _redirect_failure(answer, asking)
    if answer.status in _WAIT:
        return _asked_to_wait(answer, asking, now)
    return _status_failure(answer.status, asking.address)


def wait_wanted(answer: Answer, now: datetime) -> timedelta:
    """Return how long the site wants to be left alone after this answer."""
    asked = retry_after(answer.headers, now) if answer.status in _WAIT else None
    return asked or timedelta(0)


def redirected(request: Request, status: int, target: str) -> Request:
    """Return the request that follows a redirect: a POST becomes a GET unless the status keeps it."""
    if status in _KEEPS_METHOD:
        return replace(request, url=target, params={})
    return replace(request, url=target, params={}, method="GET", data=None)


def _redirect_failure(answer: Answer, asking: Asking) -> FetchFailed | None:
    address = asking.address
    try:
        target = redirect_target(address, answer.headers.get("location", ""), asking.hosts)
    except FetchFailed as error:
        return error
    if target in {*asking.passed, address}:
        return BrokenAnswer(f"{address} redirects in a circle.", "redirect_loop")
    if len(asking.passed) >= asking.settings.redirects:
        return BrokenAnswer(f"{address} is not the end of {len(asking.passed)} redirects.", "redirect_loop")
    return None


def _asked_to_wait(answer: Answer, asking: Asking, now: datetime) -> FetchFailed:
    """Return the error of 429 and 503: worth another try in this run unless the site names a longer wait."""
    wait = retry_after(answer.headers, now)
    if wait is None and answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        return _status_failure(answer.status, asking.address)
    if wait is None:
        return ComeBackLater(
            f"{asking.address}: the site has had too many requests; run this again later.",
            "come_back_later",
            passing=True,
        )
    when = (now + wait).strftime("%Y-%m-%d %H:%M:%S")
    return ComeBackLater(
        f"{asking.address}: the site asks to be left alone until {when} UTC; run this again then.",
        "come_back_later",
        passing=wait <= timedelta(seconds=asking.settings.longest_wait),
    )


def _status_failure(status: int, address: str) -> FetchFailed:
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return NotThere(f"{address}: the site has no such page ({status}).", "not_there")
    if status in _CHALLENGES:
        sentence = f"{address}: the site asks whether a person is there ({status}); save the page by hand."
        return Forbidden(sentence, "challenge")
    if status >= _SERVER_FAULT:
        sentence = f"{address}: the site has a fault of its own ({status}); run this again later."
        return Unreachable(sentence, "server_fault", passing=True)
    if status in _REFUSED:
        return Forbidden(f"{address}: the site refuses this page ({status}).", "site_refuses")
    return BrokenAnswer(f"{address}: the site answers with status {status} instead of a page.", "bad_status")
