"""Site adapters: how a text of a report is found on each family of sites.

An adapter gets a source of the registry and a Getter and returns the pages that hold the text. What differs
between families is facts (`families.toml`) and how their lists are written.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Protocol

from ingest.sites.choosing import check_report, choose
from ingest.sites.cutting import cut
from ingest.sites.families import Family, Layout, family_named
from ingest.sites.listing import announced, html_table, json_table, search_json
from ingest.sites.newspaper import Issue, with_other_half
from ingest.web.page import Request
from warehouse.errors import NotPublishedYet, NotThere, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ingest.sites.found import FoundPage
    from ingest.sites.listing import Announced
    from ingest.sources import Source
    from ingest.web.page import Getter, Page

    Rows = Callable[[Page], Sequence[Announced]]


class Adapter(Protocol):
    """Finds the pages of one text; raises UnexpectedPage, NotPublishedYet, NotAReport, FetchFailed."""

    def __call__(self, source: Source, get: Getter) -> tuple[FoundPage, ...]:
        """Return the pages that hold the text: one, or the halves of a newspaper's."""


def adapter_named(name: str) -> Adapter:
    """Return the adapter of that name; raise UsageError where there is none."""
    if name not in _ADAPTERS:
        raise UsageError(f"There is no site adapter '{name}'; known are {', '.join(sorted(_ADAPTERS))}.")
    return _ADAPTERS[name]


def _changzhou_gov(source: Source, get: Getter) -> tuple[FoundPage, ...]:
    """Find a page of a city government's site; of the pages that show a report, the fullest counts."""
    family = family_named("changzhou_gov")

    def rows(page: Page) -> Sequence[Announced]:
        is_json = page.body.lstrip()[:1] == b"{"
        return json_table(page) if is_json else html_table(page, family.list_rows)

    return (_find(source, get, family, rows),)


def _rd_subsite(source: Source, get: Getter) -> tuple[FoundPage, ...]:
    """Find a page of a People's Congress, or of a sub-site made like it."""
    family = family_named("rd_subsite")
    return (_find(source, get, family, partial(html_table, selectors=family.list_rows)),)


def _czrb_epaper(source: Source, get: Getter) -> tuple[FoundPage, ...]:
    """Find an article of an e-paper, and the article on another page that it goes on in or comes from."""
    family = family_named("czrb_epaper")
    found = _find(source, get, family, search_json)
    return with_other_half(found, Issue(source, family, get))


def _ce_cn(source: Source, get: Getter) -> tuple[FoundPage, ...]:
    """Find a reprint of 中国经济网."""
    return (_find(source, get, family_named("ce_cn"), partial(html_table, selectors=("li",))),)


def _page(source: Source, get: Getter) -> tuple[FoundPage, ...]:
    """Find a plain page, on which the registry says where the text stands."""
    site = source.site
    if not site.body:
        raise UsageError(
            f"The site {source.entry.site} in reports/sources.toml needs `body`, the selector of its text."
        )
    family = Family((Layout(re.compile(""), (site.body,), ("h1",)),))
    rows = partial(html_table, selectors=(site.rows or "tr",))
    return (_find(source, get, family, rows),)


def _find(source: Source, get: Getter, family: Family, rows: Rows) -> FoundPage:
    """Get the page at a source's address, or the one that its site's lists announce."""

    def open_page(address: str) -> FoundPage:
        return cut(get(Request(address)), family, source.entry.witness)

    def choose_listed() -> FoundPage:
        lists = source.site.lists
        listed = (row for listing in lists for row in announced(source.site, listing, rows, get))
        return choose(source, listed, family, open_page)

    if source.address is None:
        return choose_listed()
    try:
        found = open_page(source.address)
    except NotThere as gone:
        if not source.site.lists:
            raise
        try:
            return choose_listed()  # the page may have moved: its site knows
        except NotPublishedYet:
            raise gone from None
    check_report(source, found)
    return found


_ADAPTERS: dict[str, Adapter] = {
    "changzhou_gov": _changzhou_gov,
    "rd_subsite": _rd_subsite,
    "czrb_epaper": _czrb_epaper,
    "ce_cn": _ce_cn,
    "page": _page,
}
