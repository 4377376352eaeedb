"""The HTML report stands alone, shows what was found, and shows hostile text as text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from rich.console import Console
from written_reports import cut_off, near, pair, report, target, unit

from compare.changes import linked_changes
from compare.names import name_of, target_phrase
from compare.page import comparison_page
from compare.summary import summarise
from compare.table import comparison_table
from compare.verdicts import added_changes, dropped_changes
from warehouse.records import Comparison, SourceNote

if TYPE_CHECKING:
    from warehouse.records import Coverage, Unit

HOSTILE = "</p><script>alert(1)</script>\u202e办好“夜校”&amp;{{ 7*7 }}" + "长" * 10_000
GROWTH = unit("o1", "地区生产总值增长6%以上。", role="goals")
GROWTH_NEW = unit("n1", "地区生产总值增长5%左右。", role="goals")
SOURCES = (
    SourceNote("2030年", "甲市2030.txt", "ab" * 32),
    SourceNote("2031年", "甲市2031.txt", "cd" * 32),
)


def compared(gone: str = "建成北塘渡轮码头。", coverage: Coverage | None = None) -> Comparison:
    dropped: Unit = unit("o2", gone)
    old = report(
        GROWTH,
        dropped,
        targets=[target(GROWTH, "地区生产总值", 6, "%", aspect="growth", comparator=">=", headline=True)],
    )
    new = report(
        GROWTH_NEW,
        unit("n2", "新建湿地公园3座。"),
        targets=[target(GROWTH_NEW, "地区生产总值", 5, "%", aspect="growth", comparator="≈", headline=True)],
        **({"coverage": coverage} if coverage else {}),
    )
    found = pair(old, new, [("o1", "n1")])
    changes = (
        *linked_changes(found),
        *dropped_changes(found, old.units),
        *added_changes(found, new.units),
    )
    return Comparison(old, new, found.links, changes)


def page(comparison: Comparison) -> BeautifulSoup:
    html = comparison_page(comparison, ("2030年", "2031年"), SOURCES)
    return BeautifulSoup(html, "html.parser")


def terminal(comparison: Comparison) -> str:
    out = StringIO()
    Console(file=out, width=100).print(comparison_table(comparison))
    return out.getvalue()


def test_the_terminal_says_why_a_commitment_is_called_dropped_and_quotes_the_nearest() -> None:
    old, new = unit("o1", "建成北塘渡轮码头。"), unit("n1", "北塘湿地迎来候鸟。")
    found = pair(report(old), report(new), candidates_old={"o1": near("o1", "n1", 0.02)})
    shown = terminal(Comparison(found.old.report, found.new.report, (), dropped_changes(found, [old])))
    assert "最接近者的可能性为 2%" in shown
    assert "最接近的句段：北塘湿地迎来候鸟。——仅有个别用语相同" in shown


def test_the_page_asks_nothing_from_anywhere() -> None:
    html = str(page(compared()))
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|url\(|@import|https?://", html) == []


def test_the_page_carries_no_script() -> None:
    assert page(compared()).find("script") is None


@pytest.mark.parametrize("show", [lambda c: page(c).get_text(), terminal])
def test_hostile_text_is_shown_as_text(show: object) -> None:
    text = re.sub(r"\s", "", show(compared(HOSTILE)))  # type: ignore[operator]
    assert re.sub(r"\s", "", HOSTILE) in text


def test_hostile_text_adds_no_element() -> None:
    assert len(page(compared(HOSTILE)).find_all("script")) == 0


def test_headline_targets_stand_side_by_side_with_what_moved() -> None:
    row = page(compared()).select_one("#targets tbody tr").get_text(" ", strip=True)
    assert row == "地区生产总值 增长6%以上 增长5%左右 数值降低 约束放松 ▼ 更保守"


def test_the_redline_keeps_numbers_whole() -> None:
    article = page(compared()).select_one("#revised article")
    assert [e.get_text() for e in article.select("del, ins")] == ["6%以上", "5%左右"]


def test_what_went_is_listed_with_its_verdict() -> None:
    assert "无声消失" in page(compared()).select_one("#dropped article").get_text()


def test_an_incomplete_text_is_announced_first_and_drops_nothing() -> None:
    shown = page(compared(coverage=cut_off("tasks.2")))
    assert "第tasks.2节" in shown.select_one(".banner").get_text()
    assert shown.select("#dropped article") == []
    assert "无法判断" in shown.select_one("#untold article").get_text()


def test_what_cannot_be_told_is_not_counted_as_dropped() -> None:
    summary = summarise(compared(coverage=cut_off("tasks.2")))
    assert (summary.kinds["dropped"], summary.untold["dropped"]) == (0, 1)


def test_a_headline_target_absent_from_an_incomplete_text_is_not_called_gone() -> None:
    lost = compared(coverage=cut_off("tasks.2"))
    lost = replace(lost, new=replace(lost.new, targets=()), changes=())
    assert [r.untold for r in summarise(lost).headline] == [True]
    assert "无法判断" in page(lost).select_one("#targets tbody").get_text()
    assert "无法判断" in terminal(lost)


def test_a_text_of_far_less_room_is_announced() -> None:
    short = replace(compared(), new=report(unit("n9", "修渠。")), changes=())
    assert "多因篇幅" in page(short).select_one(".banner").get_text()


def test_each_text_is_named_with_its_hash() -> None:
    assert all(s.sha256 in page(compared()).select_one("#sources").get_text() for s in SOURCES)


def test_every_passage_names_its_place_in_the_source() -> None:
    assert "旧文第 0–9 字" in page(compared()).select_one("#dropped article").get_text()


def test_a_comparison_of_nothing_says_so() -> None:
    empty = page(Comparison(report(), report()))
    assert len(empty.select(".empty")) >= 5


def test_anchors_are_unique_and_every_inner_link_leads_somewhere() -> None:
    shown = page(compared())
    ids = [tag["id"] for tag in shown.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in shown.select("a[href]")} <= set(ids)


def test_the_table_fits_a_hundred_columns_and_begins_with_the_warning() -> None:
    lines = terminal(compared(coverage=cut_off("tasks.2"))).splitlines()
    assert lines[0].startswith("⚠")
    assert max(map(len, lines)) <= 100


def test_slogans_are_not_counted() -> None:
    slogan = unit("o1", "携手同行。", commitment=False)
    found = pair(report(slogan), report())
    summary = summarise(Comparison(found.old.report, found.new.report, (), dropped_changes(found, [slogan])))
    assert (summary.kinds["dropped"], summary.others) == (0, 1)


@pytest.mark.parametrize(
    ("more", "phrase"),
    [
        ({"comparator": "≈"}, "5%左右"),
        ({"comparator": "<="}, "5%以内"),
        ({"comparator": "range", "value_high": 6}, "5—6%"),
        ({"comparator": "=", "hedge": "力争", "aspect": "growth"}, "力争增长5%"),
    ],
)
def test_a_target_is_written_as_a_report_would(more: dict[str, object], phrase: str) -> None:
    assert target_phrase(target(GROWTH, "地区生产总值", 5, "%", **more)) == phrase


def test_a_comparison_in_words_is_written_with_its_reference() -> None:
    faster = target(GROWTH, "居民收入", None, None, comparator=">", reference="经济增长")
    assert target_phrase(faster) == "快于经济增长"


def test_a_word_without_a_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        name_of("facet", "unheard_of")
