"""Outcomes, lines and indicators of the bundled sample, run without a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from shown_links import shown_links

from views.indicator_chart import Mark, segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

PAGES = ("outcomes", "indicators", "line")


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def linked(app: AppTest, name: str) -> str:
    queries = [link.query for link in shown_links(app)]
    return str(next(query[name][0] for query in queries if name in query))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_shows_in_both_languages(page: Opened, name: str, language: str) -> None:
    assert "<h1" in html_of(page(name, lang=language))


@pytest.mark.parametrize("name", PAGES)
def test_without_a_warehouse_a_page_says_what_to_do(opened_page: Opened, name: str, tmp_path: Path) -> None:
    assert "./duizhang up" in html_of(opened_page(name, home=tmp_path))


def test_silence_stands_first(page: Opened) -> None:
    shown = html_of(page("outcomes", years="2021-2022"))
    assert re.findall(r"dz-row-head\"><span[^>]*>([^<]*)<", shown)[0] == "○ 未报告"


def test_a_silence_in_doubt_shows_the_sentence_to_check_and_leads_to_it(page: Opened) -> None:
    app = page("outcomes", years="2023-2024", verdict="not_reported", q="农信社增资扩股")
    assert re.search(r"请核对：</strong> <bdi[^>]*>农信社不良率降到3%以下", html_of(app))
    (told,) = [link.query for link in shown_links(app) if link.label == "回顾原句"]
    shown = html_of(page("sentence", **{name: value[0] for name, value in told.items() if name != "region"}))
    assert "农信社" in shown


def test_a_verdict_of_the_address_chooses_the_rows_and_shows_their_arithmetic(page: Opened) -> None:
    shown = html_of(page("outcomes", years="2021-2022", verdict="missed"))
    assert "未达到" in shown
    assert "○ 未报告</span>" not in shown
    assert re.search(r"目标.*实际.*未达到", shown)


def test_half_a_page_makes_no_outcome_unreported(page: Opened) -> None:
    shown = html_of(page("outcomes", years="2022-2023"))
    assert "不算“未报告”" in shown
    assert "○ 未报告</span>" not in shown


def test_an_outcome_leads_to_its_line_with_every_year_and_its_source(page: Opened) -> None:
    line = linked(page("outcomes", years="2021-2022", verdict="met"), "line")
    shown = html_of(page("line", line=line))
    assert line in shown
    assert "<strong>2021</strong>" in shown
    assert "SHA-256" in shown


def test_a_unit_leads_to_its_line_too(page: Opened) -> None:
    shown = html_of(page("line", line="yunting-2021/goals.2/s5"))
    assert "<code>yunting-2021-" in shown


def test_an_unknown_line_is_named_and_the_list_is_shown(page: Opened) -> None:
    shown = html_of(page("line", line="nothing"))
    assert "没有编号为“nothing”" in shown
    assert "dz-row" in shown


def test_an_indicator_has_a_chart_and_a_row_for_every_year(page: Opened) -> None:
    app = page("indicators")
    assert 'class="dz-plot"' in html_of(app)
    rows = re.findall(r"<tr><td>(\d{4})</td>", html_of(app))
    assert list(dict.fromkeys(rows)) == ["2021", "2022", "2023", "2024"]


def mark(year: int, *, base: str = "") -> Mark:
    return Mark(year, "target", 5.0, None, "", base)


def test_the_indicator_that_the_reports_name_first_is_shown_first(page: Opened) -> None:
    assert "生产总值" in page("indicators").selectbox(key="indicator-choice").options[0]


def test_every_figure_of_an_indicator_leads_to_a_page_or_to_the_hash_of_its_text(page: Opened) -> None:
    shown = "".join(element.proto.body for element in page("indicators").get("html"))
    rows = [row for row in re.findall(r"<tr>(.*?)</tr>", shown, re.DOTALL)[1:] if "colspan" not in row]
    last_cells = [row.rsplit("<td>", 1)[-1] for row in rows]
    assert last_cells
    assert all("<a " in cell or "sha256:" in cell for cell in last_cells)


def test_a_target_of_an_indicator_leads_to_its_sentence_and_citation(page: Opened) -> None:
    row = re.search(r'href="sentence\?([^"]+)"', html_of(page("indicators")))
    assert row
    unit = parse_qs(row[1].replace("&amp;", "&"))["unit"][0]
    assert any("引文位置" in told.value for told in page("sentence", unit=unit).code)


@pytest.mark.parametrize(
    ("marks", "parts"),
    [
        ([mark(2031), mark(2032)], [0, 0]),
        ([mark(2031), mark(2033)], [0, 1]),
        ([mark(2031), mark(2032, base="2030年")], [0, 1]),
        ([mark(2031), mark(2031)], [0]),
    ],
)
def test_no_line_is_drawn_across_a_gap_or_a_change_of_base(marks: list[Mark], parts: list[int]) -> None:
    assert [each.segment for each in segments(marks)] == parts


def test_targets_below_the_last_result_are_listed_with_both_sentences(page: Opened) -> None:
    shown = html_of(page("outcomes", years="2021-2022"))
    assert "低于上年结果。" in shown


def test_the_answer_stands_in_the_first_sentence_and_adds_up(page: Opened) -> None:
    lead = html_of(page("outcomes", years="2021-2022")).split("</p>", maxsplit=1)[0]
    total, *counts = map(int, re.findall(r" (\d+) 项", lead.split("其中", maxsplit=1)[0]))
    assert total == sum(counts) > 0
    assert "其中主要目标" in lead


def test_an_indicators_answer_stands_before_its_chart(page: Opened) -> None:
    lead = html_of(page("indicators")).split("</p>", maxsplit=1)[0]
    assert re.search(r"年的报告中有 \d+ 年定了目标，最新（\d{4} 年）：", lead)


def test_a_target_of_the_newest_year_says_why_it_has_no_outcome(page: Opened) -> None:
    assert "没有 2025 年的报告可查" in html_of(page("indicators"))
