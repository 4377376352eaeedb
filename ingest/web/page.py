"""What passes between the network and the sites: a request, and the page that answered it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask a site for."""

    url: str
    method: Literal["GET", "POST"] = "GET"
    params: Mapping[str, str] = field(default_factory=dict)
    """Query parameters, added to those of `url`."""
    data: Mapping[str, str] | None = None
    """Form fields of a POST."""
    referer: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Further headers, such as Accept."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a site answered, unread."""

    url: str
    """The address that was asked, with its query."""
    final_url: str
    """The address that answered, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """The bytes after content decoding (gzip), before any reading."""
    fetched_at: str
    """UTC time, ISO 8601, to the second."""


Getter = Callable[[Request], Page]
"""Gets a page or raises a named error (warehouse.errors); the only way a site adapter meets the network."""
