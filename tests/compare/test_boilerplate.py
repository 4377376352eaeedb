"""What many regions share in one year is told; what a government promises by itself is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_reports import report, unit

from compare.boilerplate import common_units, mark_boilerplate, shared_wording
from compare.comparison import compare_reports
from warehouse.wording_records import UnitSaid

COMMON = "坚持把晾晒棉被作为头等大事来抓，久久为功。"
OWN = "新建北塘渡轮码头，开通三条夜航线路。"


def said(count: int, text: str = COMMON, *, own: bool = False) -> list[UnitSaid]:
    return [UnitSaid(f"r{n}", f"r{n}/text", f"u{n}", text, own) for n in range(count)]


@pytest.mark.parametrize(("count", "share"), [(3, 0.0), (4, 1.0)])
def test_wording_is_shared_when_enough_regions_have_it(count: int, share: float) -> None:
    assert shared_wording(said(count)).shares_of([COMMON]) == [share]


def test_a_region_that_says_it_often_counts_once() -> None:
    assert len(shared_wording(said(1) * 9).runs) == 0


def test_the_order_of_the_texts_makes_no_difference() -> None:
    units = said(5) + said(7, OWN)
    assert shared_wording(units).runs.tolist() == shared_wording(units[::-1]).runs.tolist()


def test_figures_and_punctuation_make_no_difference() -> None:
    shared = shared_wording(said(5, "加快推进晾晒棉被工程，完成80%。"))
    assert shared.shares_of(["加快推进、晾晒棉被工程完成95%！"]) == [1.0]


def test_only_the_part_of_a_text_that_is_shared_counts() -> None:
    assert 0 < shared_wording(said(4)).shares_of([COMMON + OWN])[0] < 0.6


def test_no_run_goes_from_one_unit_into_the_next() -> None:
    halves = [unit for half in (COMMON[:7], COMMON[7:14]) for unit in said(4, half)]
    assert shared_wording(halves).shares_of([COMMON[:14]]) == [0.0]


@given(st.lists(st.text("晾晒棉被山水，。1\ud800", max_size=30)), st.lists(st.text("晾晒棉", max_size=20)))
def test_a_share_lies_between_nought_and_one(texts: list[str], others: list[str]) -> None:
    shared = shared_wording(one for n, other in enumerate(others) for one in said(n % 6, other))
    shares = shared.shares_of(texts)
    assert len(shares) == len(texts)
    assert all(0 <= share <= 1 for share in shares)


def test_what_is_a_governments_own_is_not_common_whatever_its_words() -> None:
    plain, own = said(4), said(4, own=True)
    assert common_units([*plain, *own]) == plain


def test_a_marked_change_weighs_less_and_stands_where_its_weight_puts_it() -> None:
    plain = compare_reports(
        report(unit("o", OWN)), report(unit("n0", COMMON), unit("n1", "办好夜校二十所。"))
    )
    before = {change.new: change.weight for change in plain.changes}
    marked = mark_boilerplate(plain, {"n0": COMMON, "n1": "另一年的另一句。"})
    after = {change.new: change.weight for change in marked.changes}
    assert [change.new for change in marked.changes if change.boilerplate] == [("n0",)]
    assert after["n0",] < before["n0",]
    weights = [change.weight for change in marked.changes if change.commitment]
    assert weights == sorted(weights, reverse=True)
