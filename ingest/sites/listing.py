"""Lists on which sites announce pages: asked page by page until a page brings nothing new."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from ingest.sites.markup import Markup, read_markup, target, text_of
from ingest.sites.signs import refuse_challenge
from ingest.web.page import Request
from warehouse.errors import NotThere, UnexpectedPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bs4 import Tag

    from ingest.sources import Listing, Site
    from ingest.web.page import Getter, Page

_DAY: Final = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
_SUCCESS: Final = 10
"""What `status` is where the list of a city government's site has data; anything else is none."""
_TAGS: Final = re.compile(r"<[^>]+>")


class EmptyList(UnexpectedPage):
    """A page that should be a list has no rows."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One row of a list: a page that a site says it has."""

    title: str
    address: str
    published_on: str | None = None


def announced(
    site: Site, listing: Listing, rows: Callable[[Page], Sequence[Announced]], get: Getter
) -> Iterator[Announced]:
    """Give what a list announces, each page once.

    Past its end a list repeats what it had before, has no rows or no page at all.
    """
    seen: set[str] = set()
    for number in range(1, listing.max_pages + 1):
        known = len(seen)
        try:
            found = rows(get(_request(site, listing, number)))
        except (NotThere, EmptyList):
            if number == 1:
                raise
            return
        for row in found:
            if row.address not in seen:
                seen.add(row.address)
                yield row
        if len(seen) == known:
            return


def _request(site: Site, listing: Listing, number: int) -> Request:
    url = site.address(listing.url)
    fields = dict(listing.parameters)
    if listing.page_parameter:
        fields[listing.page_parameter] = str(number)
    elif number > 1:
        url = f"{url}/{number}"
    referer = site.address(listing.referer) if listing.referer else None
    if listing.method == "POST":
        return Request(url, "POST", data=fields, referer=referer, headers=listing.headers)
    return Request(url, params=fields, referer=referer, headers=listing.headers)


def table_rows(rows: Iterable[Tag], base: str) -> Iterator[Announced]:
    """Read rows of a table: a link, whose title may be fuller than its words, and a day; skip others."""
    for row in rows:
        link = row.find("a", href=True)
        address = target(base, str(link["href"])) if link else None
        if link is None or address is None:
            continue
        title = str(link.get("title") or "").strip() or link.get_text(strip=True)
        day = _DAY.search(row.get_text(" ").replace(link.get_text(" "), ""))
        yield Announced(title, address, day.group() if day else None)


def html_table(page: Page, selectors: Sequence[str]) -> list[Announced]:
    """Read a list that is a page with a table; an empty one is a page that is not as expected."""
    markup = read_markup(page)
    refuse_challenge(markup)
    found = next((rows for selector in selectors if (rows := markup.soup.select(selector))), None)
    if found is None:
        raise EmptyList(str(markup.unexpected("no row of a list", " or ".join(selectors))))
    return list(table_rows(found, page.final_url))


def json_table(page: Page) -> list[Announced]:
    """Read a list that is JSON around a table: `status` and `html`."""
    answer = _json(page)
    if str(answer.get("status")) != str(_SUCCESS):
        return []
    fragment = answer.get("html")
    if not isinstance(fragment, str):
        raise _markup(page).unexpected(f"`html` of the kind {type(fragment).__name__}", "text")
    markup = Markup(page.url, fragment)
    rows = markup.some("tr") if fragment.strip() else []
    return list(table_rows(rows, urljoin(page.final_url, "/")))


def search_json(page: Page) -> list[Announced]:
    """Read the answer of a newspaper's search: `article`, a list of title, url and date."""
    found = _json(page).get("article")
    if not isinstance(found, list):
        raise _markup(page).unexpected(f"`article` of the kind {type(found).__name__}", "a list")
    return list(_search_rows(page, found))


def _search_rows(page: Page, found: list[Any]) -> Iterator[Announced]:
    for row in found:
        address = target(page.final_url, str(row.get("url") or "")) if isinstance(row, dict) else None
        title = _TAGS.sub("", str(row["title"])).strip() if address and row.get("title") else ""
        if address and title:
            day = _DAY.search(str(row.get("date")))
            yield Announced(title, address, day.group() if day else None)


def _json(page: Page) -> dict[str, Any]:
    """Parse an answer in JSON; a challenge or another page in its stead has its own error."""
    try:
        answer = json.loads(text_of(page))
    except ValueError:
        markup = _markup(page)
        refuse_challenge(markup)
        raise markup.unexpected("no JSON", "the JSON of a list") from None
    if not isinstance(answer, dict):
        raise _markup(page).unexpected(f"JSON of the kind {type(answer).__name__}", "an object")
    return answer


def _markup(page: Page) -> Markup:
    return Markup(page.url, text_of(page))
