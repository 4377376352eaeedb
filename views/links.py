"""Links from page to page, in plain HTML: the browser's address is right before the server has answered.

A link of Streamlit's own that changes only the query leaves the address to the server. Its answer may come
late, to a reader who has gone on or back, and then overwrite where that reader is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from views.markup import html, joined, safe, show_html
from views.state import address_of_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.markup import Html
    from views.state import Query


def spelled(page: str, query: Query) -> str:
    """Return the address of a page, relative to any other page."""
    return f"{page}?{urlencode(query, doseq=True)}" if query else page


def href(page: str, query: Query) -> Html:
    """Return the address of a page as it stands in an attribute of HTML."""
    return safe(spelled(page, query))


def link(page: str, label: str, query: Query, style: str = "", *, here: bool = False) -> Html:
    """Return a link to a page; `style` is one of our own class names, `here` marks what is shown now."""
    now = html(' aria-current="true"') if here else ""
    return html('<a class="dz-go {}" href="{}"{}>{}</a>', style, href(page, query), now, label)


def with_links(body: Html, *links: Html) -> Html:
    """Return a row of a list with links beside it."""
    return html('<div class="dz-item">{}<div class="dz-item-links">{}</div></div>', body, joined(links))


def show_link(page: str, label: str, query: Query, *, here: bool = False) -> None:
    """Show a link to a page at an address."""
    show_html(link(page, label, query, here=here), width="content")


def link_to(page: str, label: str, **changes: str | Sequence[str] | None) -> None:
    """Show a link to another page for the same region, years and language."""
    show_link(page, label, address_of_page(**changes))
