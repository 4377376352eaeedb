"""The search page in its states, run without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shown_links import shown_links
from test_pages import html_of

from views.year_columns import counts_by_year
from warehouse.read_search import ReportHits

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


def test_without_words_the_page_says_what_it_searches(opened_page: Opened) -> None:
    assert "在 2 个地区的 5 份报告里逐句查找" in html_of(opened_page("search"))


def test_hits_are_counted_by_sentence_report_and_region(opened_page: Opened) -> None:
    assert "2 句，见于 1 个地区的 2 份报告（共查 5 份）" in html_of(opened_page("search", q="轴承"))


def test_the_words_are_marked_in_their_sentence(opened_page: Opened) -> None:
    assert "建强沙洲<mark>轴承</mark>产业园" in html_of(opened_page("search", q="軸承"))


def test_no_hit_is_told_with_what_was_searched(opened_page: Opened) -> None:
    assert "查了 5 份报告，没有一句符合" in html_of(opened_page("search", q="飞船"))


def test_a_year_without_a_hit_is_told_apart_from_a_year_without_a_report() -> None:
    rows = [
        ReportHits("a", "甲", fictional=False, year=year, witness_id=f"a-{year}/main", hits=hits)
        for year, hits in ((2020, 0), (2022, 3))
    ]
    assert [(count.year, count.hits, count.held) for count in counts_by_year(rows)] == [
        (2020, 0, 1), (2021, 0, 0), (2022, 3, 1),
    ]  # fmt: skip


def test_the_address_holds_words_scope_and_order(opened_page: Opened) -> None:
    query = {"q": "老旧", "in": ["yunting"], "from": "2023", "to": "2024", "role": "tasks", "order": "oldest"}
    shown = html_of(opened_page("search", **query))
    assert "2 句，见于 1 个地区的 2 份报告（共查 2 份）" in shown
    assert shown.index("改造<mark>老旧</mark>小区50个") < shown.index("改造<mark>老旧</mark>小区40个")


@pytest.mark.parametrize("name", ["in", "from", "to", "role", "order", "page"])
def test_an_unknown_value_of_the_address_filters_nothing(opened_page: Opened, name: str) -> None:
    assert "2 句" in html_of(opened_page("search", q="轴承", **{name: "²nowhere"}))


def test_a_hit_leads_to_its_source_and_to_the_reader_at_its_sentence(opened_page: Opened) -> None:
    app = opened_page("search", q="科创基金", lang="en")
    links = [link.query_string for link in shown_links(app) if "unit=" in link.query_string]
    assert "cited=" in links[0]
    assert "years=2023-2024" in links[1]
    assert all("region=yunting" in link for link in links)


def test_choosing_a_region_is_written_into_the_address(opened_page: Opened) -> None:
    app = opened_page("search", q="轴承", page="2")
    app.multiselect(key="in-choice").set_value(["yunting"]).run()
    assert app.query_params["in"] in ("yunting", ["yunting"])
    assert "page" not in app.query_params


def test_hostile_text_is_shown_as_text(opened_page: Opened) -> None:
    shown = html_of(opened_page("search", q="恶意市"))
    assert "<i>" not in shown.replace("<i style", "").replace("<i></i>", "")
    assert "<script>document" not in shown
