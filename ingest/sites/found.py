"""What a site adapter gives: pages that hold a text of a report, cut to size, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.readers.plain import Decoded
    from ingest.web.page import Page


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that holds a text, and where on it the text stands."""

    page: Page
    witness: str
    selector: str | None
    """The one element that holds the text and nothing else; None where the answer is a document."""
    body: Decoded
    """What the readers make of that element."""
    title: str | None = None
    published_on: str | None = None
    """ISO day on which the page says that it was put out."""
    produced_on: str | None = None
    """ISO day on which the text says that it was made: of the speech, or of its adoption."""
    index_number: str | None = None
    """Organisation code, year and serial of information disclosure: 014109429/2024-00020."""
    twins: tuple[str, ...] = ()
    """Further addresses on the same site that hold the same report."""
    note: str | None = None
    """What a user should know of how it was found, one sentence."""
