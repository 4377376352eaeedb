"""A page as elements, asked by selectors that say how many elements they expect.

Zero results are an error, not a success: the message names the page, what was found and what was expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from ingest.readers.limits import LIMITS
from ingest.readers.plain import decode
from warehouse.errors import EmptyPage, UnexpectedPage, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

    from ingest.web.page import Page

_CHANGED: Final = (
    "the site has changed, or this is another page: compare it with the saved page of its adapter"
)


class Markup:
    """A page or a fragment of one, parsed."""

    def __init__(self, address: str, text: str) -> None:
        """Parse a decoded page that was got from an address."""
        if text.count("<") > LIMITS.html_tags:
            raise UnexpectedPage(
                f"{address}: more than {LIMITS.html_tags:,} tags; no page of a report has so many."
            )
        self.address = address
        self.soup = BeautifulSoup(text, "lxml")

    def words(self) -> str:
        """Return all text of the page, elements parted by line breaks."""
        return self.soup.get_text("\n", strip=True)

    def some(self, selector: str) -> list[Tag]:
        """Return every element that a selector finds; raise UnexpectedPage where there is none."""
        found = list(self.soup.select(selector))
        if not found:
            raise self.unexpected("no element", f"at least one {selector}")
        return found

    def first_of(self, selectors: Sequence[str]) -> tuple[str, Tag]:
        """Return the first selector that finds anything, and the one element that it must find."""
        for selector in selectors:
            found = self.soup.select(selector)
            if len(found) == 1:
                return selector, found[0]
            if found:
                raise self.unexpected(f"{len(found)} elements {selector}", "one")
        raise self.unexpected("none of the elements", " or ".join(selectors))

    def text_of_any(self, selectors: Sequence[str]) -> str | None:
        """Return the text of the first element that a selector finds, if any does."""
        for selector in selectors:
            found = self.soup.select_one(selector)
            text = found.get_text(" ", strip=True) if found else ""
            if text:
                return text
        return None

    def unexpected(self, found: str, expected: str) -> UnexpectedPage:
        """Return the error that tells what was found on the page and what was expected."""
        return UnexpectedPage(f"{self.address}: found {found}, expected {expected}; {_CHANGED}.")


def target(base: str, href: str) -> str | None:
    """Return where a link on a page leads; None where that is no page: a script, a mail, nonsense."""
    try:
        address = urljoin(base, href.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def text_of(page: Page) -> str:
    """Return the decoded text of an answer; raise EmptyPage or UnexpectedPage where it has none.

    The charset of the answer's head is not believed: sites that copy others' pages often have it wrong.
    """
    if not page.body.strip():
        raise EmptyPage(f"{page.url}: the answer is empty; run this again later.")
    try:
        return decode(page.body).text
    except UnreadableSource as error:
        raise UnexpectedPage(f"{page.url}: found no text ({error}), expected a page; {_CHANGED}.") from error


def read_markup(page: Page) -> Markup:
    """Parse an answer."""
    return Markup(page.final_url, text_of(page))
