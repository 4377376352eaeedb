"""Saved page in, golden JSON out: a missing golden is written, and the test fails until it was read."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ingest.sites.cutting import cut
from ingest.sites.families import family_named
from ingest.sites.listing import html_table, json_table, search_json
from ingest.web.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ingest.sites.listing import Announced

PAGES = Path(__file__).parent / "pages"
INDEX: dict[str, tuple[str, str]] = tomllib.loads((PAGES / "index.toml").read_text(encoding="utf-8"))
LISTS: dict[str, Callable[[Page], Sequence[Announced]]] = {
    "json_table": json_table,
    "search_json": search_json,
    "html_table": partial(html_table, selectors=family_named("rd_subsite").list_rows),
}


def saved(name: str) -> Page:
    address = INDEX[name][1]
    return Page(address, address, 200, {}, (PAGES / name).read_bytes(), "2020-02-20T00:00:00Z")


def said(name: str) -> Any:
    """What is read out of a saved page, as JSON."""
    kind = INDEX[name][0]
    if kind in LISTS:
        return [asdict(row) for row in LISTS[kind](saved(name))]
    found = asdict(cut(saved(name), family_named(kind), "main"))
    body = found.pop("body")
    del found["page"]
    return found | {"encoding": body["encoding"], "lines": body["text"].splitlines()}


@pytest.mark.parametrize("name", INDEX)
def test_a_saved_page_gives_what_its_golden_says(name: str) -> None:
    golden = PAGES / f"{name}.golden.json"
    given = json.loads(json.dumps(said(name)))
    if not golden.exists():
        golden.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, then run this again")
    assert given == json.loads(golden.read_text(encoding="utf-8"))


def test_every_saved_page_is_in_the_index() -> None:
    names = {path.name for path in PAGES.iterdir() if ".golden." not in path.name}
    assert names == {*INDEX, "index.toml"}
