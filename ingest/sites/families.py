"""The families of sites that are known, as facts: `families.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from warehouse.errors import UnexpectedPage


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of page on a site."""

    path: re.Pattern[str]
    """Matches the path of its address and the query, if it has one."""
    body: tuple[str, ...]
    """Selectors of the element that holds the text, tried in this order."""
    title: tuple[str, ...] = ()
    issue_page: str | None = None
    """Newspapers: where the list of articles of another page of the same issue lies, from the article."""


@dataclass(frozen=True, slots=True)
class Family:
    """Sites that are made alike."""

    layouts: tuple[Layout, ...]
    list_rows: tuple[str, ...] = ()
    """Selectors of the rows of a list of pages, tried in this order."""

    def layout_of(self, address: str) -> Layout:
        """Return the layout of a page by its address; raise UnexpectedPage where no layout has such a one."""
        parts = urlsplit(address)
        place = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for layout in self.layouts:
            if layout.path.match(place):
                return layout
        raise UnexpectedPage(
            f"{address}: found a page of none of the kinds that its site is known for, expected a report; "
            "the page may have moved, or the site sends elsewhere what it does not have."
        )


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads((files("ingest.sites") / "families.toml").read_text(encoding="utf-8"))


@cache
def family_named(name: str) -> Family:
    """Return what is known of a family."""
    facts = _facts()[name]
    layouts = (
        Layout(re.compile(row["path"]), tuple(row["body"]), tuple(row["title"]), row.get("issue_page"))
        for row in facts.get("layout", ())
    )
    return Family(tuple(layouts), tuple(facts.get("list_rows", ())))


@cache
def labels(field: str) -> re.Pattern[str]:
    """Return the pattern of a label on a page and of what stands behind it, in its group 1."""
    facts = _facts()["label"][field]
    return re.compile(rf"(?:{'|'.join(facts['words'])})[\s:：\]】]*({facts['value']})")
