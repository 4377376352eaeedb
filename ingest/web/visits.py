"""The log of visits: one line per answer of a site, and per request that was not sent or not answered.

`visits.jsonl` lies beside the archive's log. It says what was asked when, what came of it, and which
snapshot holds the bytes; the newest answer to a request is what a run offline, or a conditional request,
starts from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from ingest.archive import utc_now
from ingest.journal import Journal
from ingest.web.addresses import full_address, redirect_target
from ingest.web.answers import is_redirect
from ingest.web.freshness import renewed

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.web.answers import Answer, Asking
    from ingest.web.page import Request
    from warehouse.errors import FetchFailed

KEPT_HEADERS: Final = frozenset(
    [
        "age",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-length",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "location",
        "pragma",
        "retry-after",
        "server",
        "vary",
    ]
)
"""What is kept of an answer's headers: what tells how to read it and whether to ask again; no cookies."""

ANSWERED: Final = frozenset({"ok", "not_modified", "redirect"})
"""Outcomes that answer a request."""

Asked = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Visit:
    """One line of the log."""

    at: str
    """UTC time, ISO 8601, to the second."""
    method: str
    url: str
    """As it was sent, with its query."""
    outcome: str
    """`ok`, `not_modified`, `redirect`, or why there is no page: `robots_refused`, `timeout`, …"""
    status: int | None = None
    sha256: str | None = None
    """Snapshot of the body; for `not_modified` that of the body held."""
    size: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    """Names in lower case; for `not_modified` those held, brought up to date."""
    form: dict[str, str] = field(default_factory=dict)
    """Fields of a POST."""
    extra: dict[str, str] = field(default_factory=dict)
    """Headers that this request had beyond what every request has."""
    redirects: tuple[str, ...] = ()
    """The addresses that led here."""
    redirected_to: str | None = None
    conditional: bool = False
    elapsed: float = 0.0
    """Seconds from asking to the last byte; without an answer, the wait for a turn is in it."""
    reason: str | None = None
    """The sentence that a user is told where there is no page."""

    @property
    def moment(self) -> datetime:
        """Return when it was."""
        return datetime.fromisoformat(self.at)


class Visits:
    """The log of one home directory, read once and kept up with what this process adds."""

    def __init__(self, home: Path) -> None:
        """Read the log; raise ArchiveDamaged naming a line that is none."""
        self._log = Journal(home / "visits.jsonl", Visit)
        self._last: dict[Asked, Visit] = {}
        self._answers: dict[Asked, Visit] = {}
        for visit in self._log.rows():
            self._note(visit)

    def append(self, visit: Visit) -> None:
        """Add a line, safely on the disk before this returns."""
        self._log.append((visit,))
        self._note(visit)

    def last(self, request: Request) -> Visit | None:
        """Return what came of a request when it was last made."""
        return self._last.get(asked(request))

    def answer(self, request: Request) -> Visit | None:
        """Return the newest answer to a request."""
        return self._answers.get(asked(request))

    def _note(self, visit: Visit) -> None:
        key = (visit.method, visit.url, _sorted(visit.form | visit.extra))
        self._last[key] = visit
        if visit.outcome in ANSWERED:
            self._answers[key] = visit


def answered_visit(
    asking: Asking, answer: Answer, sha256: str | None, held: Visit | None, failed: FetchFailed | None
) -> Visit:
    """Return the line for an answer; one that confirms the page held names its bytes, its headers renewed."""
    headers = {name: value for name, value in answer.headers.items() if name in KEPT_HEADERS}
    visit = replace(
        _visit(asking, answer.elapsed),
        outcome="ok",
        status=answer.status,
        sha256=sha256,
        size=len(answer.body) if sha256 else None,
        headers=headers,
    )
    if failed is not None:
        return replace(visit, outcome=failed.outcome, reason=str(failed))
    if is_redirect(answer.status):
        target = redirect_target(asking.address, answer.headers["location"], asking.hosts)
        return replace(visit, outcome="redirect", redirected_to=target)
    if held is not None and answer.status == HTTPStatus.NOT_MODIFIED:
        known = replace(visit, sha256=held.sha256, size=held.size, headers=renewed(held.headers, headers))
        return replace(known, outcome="not_modified")
    return visit


def failed_visit(asking: Asking, error: FetchFailed, elapsed: float) -> Visit:
    """Return the line for a request that was not sent, or that got no whole answer."""
    return replace(_visit(asking, elapsed), outcome=error.outcome, reason=str(error))


def _visit(asking: Asking, elapsed: float) -> Visit:
    request = asking.request
    return Visit(
        at=utc_now(),
        method=request.method,
        url=asking.address,
        outcome="",
        form=dict(request.data or {}),
        extra=dict(request.headers),
        redirects=asking.passed,
        conditional=bool(asking.condition),
        elapsed=round(elapsed, 3),
    )


def read_visits(home: Path) -> tuple[Visit, ...]:
    """Return every line of the log, oldest first."""
    return Journal(home / "visits.jsonl", Visit).rows()


def asked(request: Request) -> Asked:
    """Return what makes two requests the same."""
    fields = {**(request.data or {}), **request.headers}
    return (request.method, full_address(request), _sorted(fields))


def _sorted(fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(fields.items()))
