"""Canonical indicators and their names through the years."""

from __future__ import annotations

from collections import Counter

import pytest

from ingest.indicators import canonical, indicators


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("地方财政一般预算收入", "一般公共预算收入"),
        ("公共财政预算收入", "一般公共预算收入"),
        ("国内生产总值", "生产总值"),
        ("地区生产总值", "生产总值"),
        ("农民人均纯收入", "农村居民人均可支配收入"),
        ("城镇常住居民人均可支配收入", "城镇居民人均可支配收入"),
        ("城乡居民人均可支配收入", "居民人均可支配收入"),
        ("城镇登记失业率", "城镇登记失业率"),
        ("城镇调查失业率", "城镇调查失业率"),
        ("万人发明专利拥有量", "万人发明专利拥有量"),
        ("每万人口高价值发明专利拥有量", "万人高价值发明专利拥有量"),
        ("单位地区生产总值能耗", "单位生产总值能耗"),
        ("全社会R&D经费支出占GDP比重", "研发经费投入强度"),
        ("规上工业增加值", "规模以上工业增加值"),
    ],
)
def test_a_written_name_leads_to_its_indicator(written: str, name: str) -> None:
    found = canonical(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["云谷书屋", "茶产业产值", "梯田步道", ""])
def test_the_long_tail_has_no_canonical_name(written: str) -> None:
    assert canonical(written) is None


def test_no_name_belongs_to_two_indicators() -> None:
    names = Counter(name for i in indicators() for name in {i.name, *i.aliases})
    assert [name for name, count in names.items() if count > 1] == []


def test_every_indicator_is_found_under_its_own_names() -> None:
    lost = [n for i in indicators() for n in (i.name, *i.aliases) if canonical(n) is not i]
    assert lost == []


def test_there_are_enough_indicators_of_every_polarity() -> None:
    assert len(indicators()) >= 400
    assert {i.polarity for i in indicators()} == {"higher", "lower", "none"}
