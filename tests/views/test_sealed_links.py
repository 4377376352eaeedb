"""Every link to a change or a sentence carries the marks that say later whether it is still what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from collated_home import build_collated
from shown_links import shown_links
from small_texts import YEARS
from small_warehouse import build_small
from test_pages import html_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]
    Address = dict[str, str]

PAGES = {
    "overview": "change", "changes": "change", "dropped": "change", "outcomes": "unit", "indicators": "unit",
    "reader": "unit", "line": "unit",
}  # fmt: skip
"""What the rows of a page lead to."""
WARNED = 'class="dz-notice warning"'


def led_to(app: AppTest, key: str) -> list[tuple[str, Address]]:
    """Return page and address of each link to the page of a change or of a sentence."""
    found = [each for each in shown_links(app) if each.page in {"changes", "sentence"} and key in each.query]
    return [(each.page, {name: values[0] for name, values in each.query.items()}) for each in found]


@pytest.mark.parametrize(("name", "key"), PAGES.items())
def test_all_rows_of_a_page_lead_on_with_a_seal_that_holds(
    page: Opened, opened_page: Opened, sample_home: Path, name: str, key: str
) -> None:
    found = led_to(page(name, years="2021-2022"), key)
    assert found
    assert all("cited" in query for _, query in found)
    for where, query in (found[0], found[-1]):
        assert WARNED not in html_of(opened_page(where, home=sample_home, **query))


@pytest.mark.parametrize(("name", "key"), [("overview", "change"), ("reader", "unit")])
def test_a_link_of_a_row_tells_after_a_rebuild_that_its_text_has_changed(
    opened_page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    home = build_small(tmp_path)
    found = led_to(opened_page(name, home=home, region="yunting", years="2023-2024"), key)
    monkeypatch.setitem(YEARS, 2024, YEARS[2024].replace("主要预期目标是", "主要预期目标为"))
    build_small(home)
    told = [html_of(opened_page(where, home=home, **query)) for where, query in found]
    assert any("文字在被引用以后变了" in shown for shown in told)


def test_a_place_in_the_reader_tells_that_its_sentence_has_changed(
    opened_page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = build_small(tmp_path)
    shown = opened_page("reader", home=home, region="yunting", years="2023-2024", section="goals")
    own = next(link for link in shown_links(shown) if link.label == "¶")
    query = {name: values[0] for name, values in own.query.items()}
    assert WARNED not in html_of(opened_page("reader", home=home, **query))
    monkeypatch.setitem(YEARS, 2024, YEARS[2024].replace("主要预期目标是", "主要预期目标为"))
    build_small(home)
    assert "文字在被引用以后变了" in html_of(opened_page("reader", home=home, **query))


def test_seals_hold_where_a_text_is_put_together_from_pages(opened_page: Opened, tmp_path: Path) -> None:
    home = build_collated(tmp_path)
    for name in ("outcomes", "indicators"):
        app = opened_page(name, home=home, region="yunting", years="2021-2022")
        first = [(where, query) for where, query in led_to(app, "unit") if "2021" in query["unit"]][:8]
        assert first
        for where, query in first:
            assert WARNED not in html_of(opened_page(where, home=home, **query))
