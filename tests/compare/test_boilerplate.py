"""What many regions share in one year is marked; what a government promises by itself is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_reports import report, target, unit

from compare.boilerplate import SharedWording, mark_boilerplate, shared_wording
from compare.comparison import compare_reports

COMMON = "坚持把晾晒棉被作为头等大事来抓，久久为功。"
OWN = "新建北塘渡轮码头，开通三条夜航线路。"
if TYPE_CHECKING:
    from warehouse.records import ReadReport

NOTHING = SharedWording(0, frozenset())


def regions(count: int, text: str = COMMON) -> list[tuple[str, ReadReport]]:
    return [(f"region{n}", report(unit(f"u{n}", text), unit(f"v{n}", f"第{n}座桥"))) for n in range(count)]


@pytest.mark.parametrize(("count", "share"), [(3, 0.0), (4, 1.0)])
def test_wording_is_shared_when_enough_regions_have_it(count: int, share: float) -> None:
    assert shared_wording(regions(count)).share_of(COMMON) == share


def test_several_texts_of_one_region_count_once() -> None:
    alone = [("here", text) for _, text in regions(9)]
    assert shared_wording(alone).runs == frozenset()


def test_figures_and_punctuation_make_no_difference() -> None:
    shared = shared_wording(regions(5, "加快推进晾晒棉被工程，完成80%。"))
    assert shared.share_of("加快推进、晾晒棉被工程完成95%！") == 1.0


def test_only_the_part_of_a_text_that_is_shared_counts() -> None:
    assert 0 < shared_wording(regions(4)).share_of(COMMON + OWN) < 0.6


@given(st.text("晾晒棉被山水，。1", max_size=30), st.lists(st.text("晾晒棉被山水", max_size=20), max_size=6))
def test_a_share_lies_between_nought_and_one(text: str, others: list[str]) -> None:
    shared = shared_wording((f"r{n}", report(unit("u", other))) for n, other in enumerate(others))
    assert 0 <= shared.share_of(text) <= 1


def test_a_change_of_shared_wording_is_marked_and_weighs_less_than_unmarked() -> None:
    plain = compare_reports(report(unit("o", OWN)), report(unit("n0", COMMON), unit("n1", OWN)))
    marked = mark_boilerplate(plain, NOTHING, shared_wording(regions(4)))
    before, after = ({c.id: c for c in found.changes} for found in (plain, marked))
    assert [c.new for c in marked.changes if c.boilerplate] == [("n0",)]
    assert all(after[i].weight < before[i].weight for i in after if after[i].boilerplate)


def test_marked_changes_stand_where_their_weight_puts_them() -> None:
    plain = compare_reports(
        report(unit("o", OWN)), report(unit("n0", COMMON), unit("n1", "办好夜校二十所。"))
    )
    marked = mark_boilerplate(plain, NOTHING, shared_wording(regions(4)))
    weights = [change.weight for change in marked.changes if change.commitment]
    assert weights == sorted(weights, reverse=True)


def test_a_drop_is_marked_by_what_was_common_in_the_old_year() -> None:
    plain = compare_reports(report(unit("o", COMMON)), report(unit("n", OWN)))
    marked = mark_boilerplate(plain, shared_wording(regions(4)), NOTHING)
    assert [c.kind for c in marked.changes if c.boilerplate] == ["dropped"]


def test_a_figure_is_a_governments_own_however_common_its_name() -> None:
    text = "社区晾晒棉被场所总数增长6%。"
    with_figure = report(unit("n", text), targets=(target(unit("n", text), "晾晒棉被场所", 6, "%"),))
    plain = compare_reports(report(unit("o", OWN)), with_figure)
    marked = mark_boilerplate(plain, NOTHING, shared_wording(regions(5, text)))
    assert not any(c.boilerplate for c in marked.changes)
