"""A sentence on its own page: context, source, citation, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shown_links import shown_links
from test_pages import html_of

from warehouse.read import opened
from warehouse.read_search import SearchAsked, hits, report_hits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


def unit_with(home: Path, words: str) -> str:
    asked = SearchAsked(((words,),), regions=("yunting", "hostile"))
    with opened(home) as warehouse:
        texts = [row.witness_id for row in report_hits(warehouse, asked, "oldest")]
        return hits(warehouse, asked, texts, limit=1)[0].unit_id


def codes(app: AppTest) -> list[str]:
    return [element.value for element in app.code]


def test_a_sentence_stands_in_its_context_with_its_source(opened_page: Opened, small_home: Path) -> None:
    shown = html_of(opened_page("sentence", unit=unit_with(small_home, "货运班列")))
    assert "开行云汀至海港的货运班列" in shown
    assert "https://www.yunting.example/2023" in shown


def test_a_sentence_can_be_cited_in_both_forms(opened_page: Opened, small_home: Path) -> None:
    app = opened_page("sentence", unit=unit_with(small_home, "货运班列"))
    chinese, english, link = codes(app)[:3]
    assert chinese.startswith("云汀市人民政府. 2023年政府工作报告：2023年1月10日[虚构示例，请勿引用][R/OL]")
    assert english.startswith("People's Government of Yunting [云汀市]. (2023, January 10).")
    assert link in chinese
    assert "sentence?region=yunting&unit=yunting-2023" in link
    assert "cited=" in link


def test_a_target_has_a_citation_of_its_own_characters(opened_page: Opened, small_home: Path) -> None:
    app = opened_page("sentence", unit=unit_with(small_home, "生产总值增长6%以上"))
    places = {told.split("字符")[1].split("，")[0] for told in codes(app) if "引文位置" in told}
    assert len(places) == 4  # the sentence and its three targets


def test_a_sentence_leads_to_the_change_that_rests_on_it(opened_page: Opened, small_home: Path) -> None:
    app = opened_page("sentence", unit=unit_with(small_home, "货运班列"), lang="en")
    assert any("change=" in link.query_string for link in shown_links(app))


def test_without_a_sentence_the_page_says_where_to_find_one(opened_page: Opened) -> None:
    assert "请从检索、沿革或指标页打开" in html_of(opened_page("sentence"))


@pytest.mark.parametrize("unit", ["yunting-2023/tasks.9/s9", "nowhere", "<b>", "x-1/" + "y" * 3000])
def test_an_unknown_sentence_is_said_to_be_gone(opened_page: Opened, unit: str) -> None:
    assert "库里没有编号为" in html_of(opened_page("sentence", unit=unit))


def test_hostile_text_is_shown_as_text(opened_page: Opened, small_home: Path) -> None:
    shown = html_of(opened_page("sentence", unit=unit_with(small_home, "<script>")))
    assert "<script>document" not in shown
    assert "\u202e" not in shown


def test_no_two_links_of_a_sentence_that_rests_in_several_changes_read_alike(
    opened_page: Opened, sample_home: Path
) -> None:
    with opened(sample_home) as warehouse:
        ((unit,), *_) = warehouse.rows(
            "SELECT unit FROM (SELECT unnest(new_units) AS unit, pair_id, kind FROM changes)"
            " GROUP BY unit, pair_id, kind HAVING count(*) > 1 ORDER BY unit LIMIT 1"
        )
    app = opened_page("sentence", home=sample_home, unit=unit, lang="en")
    labels = [
        link.label for link in shown_links(app) if link.page == "changes" and "change=" in link.query_string
    ]
    assert len(labels) > 1
    assert len(set(labels)) == len(labels)
