"""Whatever a site answers, an adapter gives rows or a page, or an error of the tree: never a crash."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sites.cutting import cut
from ingest.sites.families import family_named
from ingest.sites.listing import html_table, json_table, search_json
from ingest.web.page import Page
from warehouse.errors import DuizhangError, UnexpectedPage

ADDRESS = "http://gov.example/ns_news/100000000000001"
READERS = [
    json_table,
    search_json,
    partial(html_table, selectors=("tr",)),
    partial(cut, family=family_named("changzhou_gov"), witness="main"),
]
HREFS = st.sampled_from(
    ["http://[", "//", "javascript:void(0)", "?", "/ns_news/1", "http://x:port/", "mailto:a"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | HREFS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "url", "date"]), inner)
    ),
    max_leaves=8,
)


def page(body: bytes) -> Page:
    return Page(ADDRESS, ADDRESS, 200, {}, body, "2024-01-01T00:00:00Z")


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(READERS))
def test_any_bytes(body: bytes, read: object) -> None:
    with suppress(DuizhangError):
        read(page(body))  # type: ignore[operator]


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["status", "html", "article", "foundNum"]), VALUES),
    st.sampled_from(READERS),
)
def test_any_json(answer: dict[str, object], read: object) -> None:
    with suppress(DuizhangError):
        read(page(json.dumps(answer).encode()))  # type: ignore[operator]


@settings(deadline=None)
@given(HREFS, st.text(st.characters(exclude_categories=["C"]), max_size=10))
def test_any_link_of_a_list(href: str, title: str) -> None:
    table = f'<table><tr><td><a href="{href}" title="{title}">x</a></td><td>2024-01-01</td></tr></table>'
    for read, body in (
        (READERS[0], json.dumps({"status": 10, "html": table})),
        (READERS[1], json.dumps({"article": [{"title": title, "url": href, "date": title}]})),
        (READERS[2], table),
    ):
        assert len(read(page(body.encode()))) <= 1  # type: ignore[operator]


def test_an_empty_answer_is_told() -> None:
    with pytest.raises(UnexpectedPage, match="the answer is empty"):
        json_table(page(b""))
