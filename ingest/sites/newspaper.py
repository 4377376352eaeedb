"""Newspapers break a long report off at the foot of a page: find the half on the other page of the issue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from ingest.genre import GENRE
from ingest.outlining.headings import chinese_number
from ingest.sites.choosing import check_report
from ingest.sites.cutting import cut
from ingest.sites.markup import read_markup, target
from ingest.sites.signs import refuse_challenge
from ingest.web.page import Request
from warehouse.errors import FetchFailed, NotAReport, NotHeld, UnexpectedPage, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.sites.families import Family
    from ingest.sites.found import FoundPage
    from ingest.sources import Source
    from ingest.web.page import Getter

_EDGE: Final = 160
"""Characters at the beginning and end of an article's text in which its jump line stands."""
_NAMED: Final = re.compile(r"([A-Z]?)0*(\d{1,3})|([一二三四五六七八九十]+)")
_MOST_OPENED: Final = 12
"""Articles of one page that are opened to find the other half."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue of a newspaper that an article stands in, as far as it is needed to look around in it."""

    source: Source
    family: Family
    get: Getter


def with_other_half(found: FoundPage, issue: Issue) -> tuple[FoundPage, ...]:
    """Return an article with its other half as a second text, `<witness>-2`; alone where it has none.

    The half that cannot be had is told in the note: half a report is worth keeping.
    """
    jump = _jump(found)
    if jump is None:
        return (found,)
    comes_from, words = jump
    try:
        address = _issue_page(found, issue.family, words)
        other = _on_page(address, found, issue, comes_from=comes_from)
    except (FetchFailed, NotHeld, UnexpectedPage) as error:
        return (replace(found, note=f"Its other half {words} could not be had: {error}"),)
    if other is None:
        return (replace(found, note=f"Its other half {words} is not on that page of the issue."),)
    return found, other


def _jump(found: FoundPage) -> tuple[bool, str] | None:
    """Return whether an article comes from another page (else it goes on there), and its jump line."""
    pattern = GENRE.patterns["furniture.jump"]
    text = found.body.text
    before = pattern.search(text[:_EDGE])
    if before and any(word in before.group() for word in "接承"):
        return True, before.group()
    behind = pattern.search(text[-_EDGE:])
    if behind and "转" in behind.group():
        return False, behind.group()
    return None


def _issue_page(found: FoundPage, family: Family, words: str) -> str:
    """Return the address of the list of articles of the page that a jump line names."""
    address = found.page.final_url
    layout = family.layout_of(address)
    named = _NAMED.search(words)
    place = layout.path.search(address)
    if layout.issue_page is None or named is None or place is None:
        raise UnexpectedPage(f"{address}: found the jump line {words}, expected one that names a page.")
    number = int(named[2] or chinese_number(named[3]) or 0)
    section = named[1] or "A"
    relative = layout.issue_page.format(number=number, next=number + 1, section=section, **place.groupdict())
    return urljoin(address, relative)


def _on_page(address: str, found: FoundPage, issue: Issue, *, comes_from: bool) -> FoundPage | None:
    """Return the article on a page of the issue that is the other half of one that was found."""
    for link in _articles(address, found, issue.get):
        try:
            other = cut(issue.get(Request(link)), issue.family, f"{found.witness}-2")
            jump = _jump(other)
            if jump and jump[0] != comes_from:
                check_report(issue.source, other)
                return other
        except (UnexpectedPage, UnreadableSource, NotAReport):
            continue  # pictures and notices stand on the page too
    return None


def _articles(address: str, found: FoundPage, get: Getter) -> Iterator[str]:
    """Give the addresses of the articles on a page of the issue, those first whose title says report."""
    page = get(Request(address))
    markup = read_markup(page)
    refuse_challenge(markup)
    links = {
        place: link.get_text(strip=True)
        for link in markup.some("a[href*=content_]")
        if (place := target(page.final_url, str(link["href"])))
    }
    likely = sorted(links, key=lambda link: "工作报告" not in links[link])
    yield from [link for link in likely if link != found.page.final_url][:_MOST_OPENED]
