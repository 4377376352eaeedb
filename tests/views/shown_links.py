"""The links to other pages that a page shows, as a reader finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


@dataclass(frozen=True)
class ShownLink:
    """A link to a page of the app."""

    label: str
    page: str
    query_string: str

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(self.query_string)


def shown_links(app: AppTest) -> list[ShownLink]:
    """Return all links to pages of the app, in their order; those outward are left out."""
    soup = BeautifulSoup("".join(element.proto.body for element in app.get("html")), "lxml")
    found = [(anchor.get_text(), urlsplit(str(anchor["href"]))) for anchor in soup.select("a[href]")]
    return [ShownLink(label, url.path, url.query) for label, url in found if not url.scheme]
