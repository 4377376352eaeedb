"""How long an answer may be used again, by RFC 9111, as a private cache.

Only what a site says itself counts (`max-age`, `Expires`): no guess from the age of a page (section 4.2.2),
since a report's page may be edited at any time. `no-store` is read like `no-cache`: the archive keeps every
answer as evidence, and asks again before it is used again.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIRECTIVE: Final = re.compile(r'([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,]*)))?', re.IGNORECASE)
_ALWAYS_ASK: Final = frozenset({"no-cache", "no-store"})
_OF_THE_BYTES: Final = frozenset({"content-encoding", "content-length", "content-type"})
NEVER: Final = timedelta(0)


def http_date(text: str) -> datetime | None:
    """Return the moment that an HTTP date names, or None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def lifetime(headers: Mapping[str, str], received: datetime) -> timedelta:
    """Return how long after its making an answer is fresh (section 4.2.1); header names in lower case."""
    said = _directives(headers)
    if said.keys() & _ALWAYS_ASK or headers.get("vary", "").strip() == "*":
        return NEVER
    if "max-age" in said:
        return timedelta(seconds=_seconds(said["max-age"]))
    if "expires" in headers:
        made = http_date(headers.get("date", "")) or received
        expires = http_date(headers["expires"])
        return max(expires - made, NEVER) if expires else NEVER
    return NEVER


def age(headers: Mapping[str, str], received: datetime, now: datetime, took: timedelta = NEVER) -> timedelta:
    """Return how old an answer is now (section 4.2.3); `took` is how long the site took to give it."""
    made = http_date(headers.get("date", "")) or received
    apparent = max(received - made, NEVER)
    told = timedelta(seconds=_seconds(headers.get("age", "0"))) + took
    return max(apparent, told) + (now - received)


def is_fresh(headers: Mapping[str, str], received: datetime, now: datetime, took: timedelta = NEVER) -> bool:
    """Say whether an answer may be used again without asking; not where the clock was set back."""
    return received <= now and age(headers, received, now, took) < lifetime(headers, received)


def validators(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that ask a site for a page only if it is another than this one (RFC 9110, 13.1)."""
    asked = {"if-none-match": headers.get("etag"), "if-modified-since": headers.get("last-modified")}
    return {name: value for name, value in asked.items() if value}


def renewed(held: Mapping[str, str], confirming: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of an answer that was confirmed (section 3.2): what tells of its bytes stays."""
    return {**held, **{name: value for name, value in confirming.items() if name not in _OF_THE_BYTES}}


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long a site asks us to wait (RFC 9110, 10.2.3), or None where it does not say."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=_seconds(text))
    moment = http_date(text)
    return max(moment - now, NEVER) if moment else None


def _directives(headers: Mapping[str, str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, quoted, plain in _DIRECTIVE.findall(headers.get("cache-control", "")):
        said.setdefault(name.lower(), quoted or plain)
    if "cache-control" not in headers and "no-cache" in headers.get("pragma", "").lower():
        said["no-cache"] = ""
    return said


def _seconds(text: str) -> int:
    """Return a number of seconds, at most 68 years as the RFC has it; what is none counts as 0."""
    return min(int(text[:12]), 2**31) if text.isascii() and text.isdigit() else 0
