"""What any comparison must keep to, whatever the two texts say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_reports import report, section, target, unit

from compare.comparison import compare_reports

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from warehouse.records import Comparison, ReadReport

MATTERS = (
    "新建北塘渡轮码头，开通三条夜航线路。",
    "办好市民夜校二十所，开设木工和陶艺课程。",
    "整治东溪上游养殖尾水，修复芦苇湿地。",
    "推广屋顶光伏，装机容量达到8万千瓦。",
    "为独居老人安装烟感报警器5000个。",
    "打造茶叶深加工产业园，引进龙头企业。",
    "改造南坝老旧管网36公里，降低漏损。",
    "举办第三届纸鸢节，擦亮古镇品牌。",
    "培训农村电商带头人，建设云仓六座。",
    "开展校园近视防控，配齐可调课桌椅。",
)
TITLES = ("交通文教", "生态能源", "民生产业", "城建文旅", "乡村校园")
SOME = st.lists(st.sampled_from(MATTERS), min_size=1, max_size=10, unique=True)


def written(texts: list[str] | tuple[str, ...], prefix: str) -> ReadReport:
    return report(*(unit(f"{prefix}{i}", text) for i, text in enumerate(texts)))


def in_sections(order: Iterable[int], prefix: str) -> ReadReport:
    """Write two matters a section, the sections in this order and numbered by it."""
    rows = [(place, number, half) for place, number in enumerate(order) for half in (0, 1)]
    units = [
        unit(
            f"{prefix}{number}.{half}",
            MATTERS[2 * number + half],
            section=f"tasks.1.{place}",
            path=("重点工作", TITLES[number], None),
        )
        for place, number, half in rows
    ]
    sections = [section(f"tasks.1.{place}", TITLES[number]) for place, number, half in rows if not half]
    return report(*units, sections=tuple(sections))


def kinds(comparison: Comparison) -> dict[str, int]:
    found = [c.kind for c in comparison.changes]
    return {kind: found.count(kind) for kind in ("carried", "revised", "added", "dropped")}


@settings(deadline=None, max_examples=25)
@given(SOME)
def test_a_text_against_itself_is_all_carried(texts: list[str]) -> None:
    found = compare_reports(written(texts, "o"), written(texts, "n"))
    assert kinds(found) == {"carried": len(texts), "revised": 0, "added": 0, "dropped": 0}


@settings(deadline=None, max_examples=25)
@given(SOME, SOME)
def test_every_unit_in_play_is_in_a_link_or_in_exactly_one_change(old: list[str], new: list[str]) -> None:
    found = compare_reports(written(old, "o"), written(new, "n"))
    of_old = sorted(u for c in found.changes for u in c.old)
    gone, come = (
        {u for c in found.changes if c.kind == k for u in c.old + c.new} for k in ("dropped", "added")
    )
    linked = {x for link in found.links for x in (link.old, link.new)}
    assert of_old == sorted(u.id for u in found.old.units)
    assert not (gone | come) & linked
    assert gone | come | linked == {u.id for u in (*found.old.units, *found.new.units)}


@settings(deadline=None, max_examples=25)
@given(SOME, SOME)
def test_comparing_twice_gives_the_same(old: list[str], new: list[str]) -> None:
    pair = written(old, "o"), written(new, "n")
    assert compare_reports(*pair) == compare_reports(*pair)


@pytest.mark.parametrize("gone", range(len(MATTERS)))
def test_deleting_one_sentence_yields_exactly_that_one_drop(gone: int) -> None:
    rest = [m for i, m in enumerate(MATTERS) if i != gone]
    found = compare_reports(written(MATTERS, "o"), written(rest, "n"))
    assert [c.old for c in found.changes if c.kind == "dropped"] == [(f"o{gone}",)]


def test_another_number_alone_yields_one_revision() -> None:
    edited = [m.replace("5000个", "6000个") for m in MATTERS]
    old, new = written(MATTERS, "o"), written(edited, "n")
    old = replace(old, targets=(target(old.units[4], "烟感报警器", 5000, "个"),))
    new = replace(new, targets=(target(new.units[4], "烟感报警器", 6000, "个"),))
    revised = [c for c in compare_reports(old, new).changes if c.kind == "revised"]
    assert [(c.old, c.facets) for c in revised] == [(("o4",), ("raised",))]


@settings(deadline=None, max_examples=25)
@given(SOME, SOME)
def test_swapping_the_texts_swaps_added_and_dropped(old: list[str], new: list[str]) -> None:
    there, back = written(old, "o"), written(new, "n")
    forth, turned = compare_reports(there, back), compare_reports(back, there)
    gone = {c.old for c in forth.changes if c.kind == "dropped"}
    come = {c.new for c in forth.changes if c.kind == "added"}
    assert gone == {c.new for c in turned.changes if c.kind == "added"}
    assert come == {c.old for c in turned.changes if c.kind == "dropped"}


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(5)))
def test_shuffling_the_sections_changes_nothing_but_moved(order: list[int]) -> None:
    found = compare_reports(in_sections(range(5), "o"), in_sections(order, "n"))
    assert kinds(found) == {"carried": len(MATTERS), "revised": 0, "added": 0, "dropped": 0}
    assert {facet for c in found.changes for facet in c.facets} <= {"moved"}


def test_another_order_drops_nothing() -> None:
    found = compare_reports(written(MATTERS, "o"), written(MATTERS[::-1], "n"))
    assert kinds(found)["dropped"] == 0


def test_repeated_passages_count_once() -> None:
    once = written(MATTERS, "o")
    again = tuple(replace(u, id=f"{u.id}again", repeat_of=u.id) for u in once.units)
    found = compare_reports(once, replace(once, units=(*once.units, *again)))
    assert kinds(found) == {"carried": len(MATTERS), "revised": 0, "added": 0, "dropped": 0}


def test_empty_reports_compare_to_nothing() -> None:
    assert compare_reports(report(), report()).changes == ()


def test_the_weightiest_change_comes_first_and_slogans_last() -> None:
    old = report(unit("o0", "让我们携手同行，共创未来。", commitment=False), unit("o1", MATTERS[0]))
    order = [c.old for c in compare_reports(old, written([MATTERS[5]], "n")).changes if c.old]
    assert order == [("o1",), ("o0",)]


@pytest.mark.corpus
def test_a_real_text_cut_off_in_its_tasks_makes_nothing_dropped_that_stood_behind(corpus: Path) -> None:
    from ingest.report import read_report

    old = (corpus / "shanghai" / "2024.txt").read_bytes().decode()
    new = (corpus / "shanghai" / "2025.txt").read_bytes().decode()
    found = compare_reports(read_report(old), read_report(new[: len(new) * 7 // 10]))
    claimed = [c for c in found.changes if c.kind == "dropped" and c.verdict != "cannot_tell"]
    assert claimed == []
