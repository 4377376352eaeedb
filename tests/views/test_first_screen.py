"""Each page answers on its first screen, and where there is nothing it says where to go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from small_warehouse import build_small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

ELSEWHERE = ("indicators", "line", "priorities", "search", "sources")


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("page", ["overview", "changes", "dropped", "outcomes", "reader"])
def test_a_region_of_one_report_offers_what_needs_no_second_year(
    opened_page: Opened, tmp_path: Path, page: str
) -> None:
    shown = html_of(opened_page(page, home=build_small(tmp_path, upto=2023), region="yunting"))
    assert "<h1>" in shown
    assert "至少要有两年" in shown
    offered = shown[shown.index("现在就能看的") :]
    assert [page for page in ELSEWHERE if f'href="{page}?region=yunting"' not in offered] == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"region": "atlantis"}, "没有地区“atlantis”。请从列表中选择"),
        ({"region": "yunting", "years": "1999-2000"}, "“1999-2000”这一组年份的对照。请从列表中选择"),
    ],
)
def test_a_place_that_is_not_held_keeps_the_pages_heading_and_says_what_to_do(
    opened_page: Opened, query: dict[str, str], said: str
) -> None:
    shown = html_of(opened_page("overview", **query))
    assert "<h1>总览</h1>" in shown
    assert said in shown


def test_the_sources_begin_with_the_coverage_of_every_year(opened_page: Opened) -> None:
    shown = html_of(opened_page("sources", region="yunting"))
    glance = shown[shown.index("各年所用文本的完整度") : shown.index("<h2>")]
    assert re.findall(r"<strong>(\d{4})</strong>", glance) == ["2025", "2024", "2023"]


def test_of_many_years_some_are_shown_and_links_lead_to_the_others(
    opened_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.year_sheets.YEARS", 2)
    newest = html_of(opened_page("sources", region="yunting"))
    assert "2025–2024" in newest
    assert re.findall(r"<h2>(\d{4}) 年</h2>", newest) == ["2025", "2024"]
    older = html_of(opened_page("sources", region="yunting", text="yunting-2023/main"))
    assert re.findall(r"<h2>(\d{4}) 年</h2>", older) == ["2023"]


def test_a_text_is_said_to_be_plain_text_and_not_a_media_type(page: Opened) -> None:
    shown = html_of(page("sources"))
    assert "字符，纯文本" in shown
    assert "text/plain" not in shown


def test_the_lines_are_counted(page: Opened) -> None:
    assert re.search(r"共 [\d,]+ 项任务；本页 1–20。", html_of(page("line")))


def test_a_search_without_words_offers_indicators_that_have_hits(page: Opened) -> None:
    offered = re.findall(r"<li><a [^>]*>([^<]+)</a></li>", html_of(page("search")))
    assert offered
    assert "没有一句符合" not in html_of(page("search", q=offered[0]))


def test_the_priorities_name_first_what_takes_most_of_the_newest_text(page: Opened) -> None:
    shown = html_of(page("priorities"))
    lead = shown[shown.index("篇幅最多的") : shown.index("</p>", shown.index("篇幅最多的"))]
    shares = [int(share) for share in re.findall(r"(\d+)%", lead)]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)


def test_the_reader_says_what_the_numbers_and_signs_mean(opened_page: Opened) -> None:
    shown = html_of(opened_page("reader", region="yunting", years="2023-2024"))
    assert "题后数字是该节的变化数" in shown
    assert "¶ 本句的固定网址" in shown
