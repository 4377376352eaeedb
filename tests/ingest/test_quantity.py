"""Figures with their units, as reports write them; every phrase is made up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.quantities.numerals import NUMERAL, parse_numeral
from ingest.quantity import find_quantities

_DIGITS = "零一二三四五六七八九"


def _chinese(number: int) -> str:
    """Write 1..99999999 in characters, the way a report does."""
    if number >= 10_000:
        low = number % 10_000
        return (
            _chinese(number // 10_000) + "万" + (("零" if low < 1000 else "") + _chinese(low) if low else "")
        )
    text, pending = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // step % 10
        if digit:
            text += ("零" if pending else "") + _DIGITS[digit] + name
            pending = False
        else:
            pending = bool(text)
    return text


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_numeral_written_in_characters_reads_back_as_its_number(number: int) -> None:
    assert parse_numeral(_chinese(number)) == number


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_digits_with_thousands_marks_and_decimals_read_back(whole: int, hundredths: int) -> None:
    assert parse_numeral(f"{whole:,}.{hundredths:02d}") == pytest.approx(whole + hundredths / 100)


@settings(deadline=None)
@given(
    st.floats(min_value=0.1, max_value=9999).map(lambda x: round(x, 2)), st.sampled_from(["万", "亿", "万亿"])
)
def test_the_scale_is_multiplied_into_the_base_unit(number: float, scale: str) -> None:
    (quantity,) = find_quantities(f"投入{number}{scale}元")
    factor = {"万": 1e4, "亿": 1e8, "万亿": 1e12}[scale]
    assert quantity.value_si == pytest.approx(number * factor)
    assert quantity.unit_base == "元"


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_without_error_and_spans_lie_inside_it(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.value_start < quantity.value_end <= quantity.end <= len(text)


@pytest.mark.parametrize(
    ("phrase", "span", "value", "high", "si", "base", "comparator"),
    [
        ("增长7%以上", "7%", 7, None, 7, "%", ">="),
        ("增长4.2%—4.8%", "4.2%—4.8%", 4.2, 4.8, 4.2, "%", "range"),
        ("增长5%－5.5%左右", "5%－5.5%", 5, 5.5, 5, "%", "range"),
        ("新建2—3个站点", "2—3个", 2, 3, 2, "个", "range"),
        ("提高5到7元", "5到7元", 5, 7, 5, "元", "range"),
        ("控制在2.5%以内", "2.5%", 2.5, None, 2.5, "%", "<="),
        ("控制在3%左右", "3%", 3, None, 3, "%", "≈"),
        ("控制在3%", "3%", 3, None, 3, "%", "<="),
        ("不低于1.5万亿元", "1.5万亿元", 1.5, None, 1.5e12, "元", ">="),
        ("不超过40天", "40天", 40, None, 40, "天", "<="),
        ("超6000万元", "6000万元", 6000, None, 6e7, "元", ">"),
        ("突破9,900亿元", "9,900亿元", 9900, None, 9.9e11, "元", ">"),
        ("3600多个", "3600多个", 3600, None, 3600, "个", ">"),
        ("200余家", "200余家", 200, None, 200, "家", ">"),
        ("120家左右", "120家", 120, None, 120, "家", "≈"),
        ("近30万辆", "30万辆", 30, None, 300000, "辆", "≈"),
        ("约8公里", "8公里", 8, None, 8, "公里", "≈"),
        ("至少5所", "5所", 5, None, 5, "所", ">="),
        ("低于4‰", "4‰", 4, None, 4, "‰", "<"),
        ("百分之五左右", "百分之五", 5, None, 5, "%", "≈"),
        ("三分之一", "三分之一", 33.333333, None, 33.333333, "%", "="),
        ("八成以上", "八成", 8, None, 80, "%", ">="),
        ("提高0.7个百分点", "0.7个百分点", 0.7, None, 0.7, "个百分点", "="),
        ("300平方公里", "300平方公里", 300, None, 300, "平方公里", "="),
        ("12万亩以上", "12万亩", 12, None, 120000, "亩", ">="),
        ("清淤300万方", "300万方", 300, None, 3e6, "立方米", "="),
        ("处理能力6万吨/日", "6万吨/日", 6, None, 60000, "吨/日", "="),
        ("惠及90万户次", "90万户次", 90, None, 900000, "户次", "="),
        ("算力200P", "200P", 200, None, 200, "P", "="),
        ("装机90万千瓦", "90万千瓦", 90, None, 900000, "千瓦", "="),
        ("5千瓦", "5千瓦", 5, None, 5, "千瓦", "="),
        ("28微克/立方米", "28微克/立方米", 28, None, 28, "微克/立方米", "="),
        ("5000台（套）", "5000台（套）", 5000, None, 5000, "台(套)", "="),
        ("贫困人口减少900万以上", "900万", 900, None, 9e6, "", ">="),
        ("收入比缩小到1.85:1以内", "1.85:1", 1.85, None, 1.85, ":1", "<="),
        ("生师比达到16:1", "16:1", 16, None, 16, ":1", "="),
        ("浓度为每立方米24微克以下", "24微克", 24, None, 24, "微克/立方米", "<="),
        ("城乡收入倍差从2.4缩小至2.1", "2.1", 2.1, None, 2.1, "", "="),
        ("浓度降至26μg/m³", "26μg/m³", 26, None, 26, "微克/立方米", "="),
        ("浓度降至26微克每立方米以下", "26微克每立方米", 26, None, 26, "微克/立方米", "<="),
        ("一半以上的村", "一半", 50, None, 50, "%", ">="),
        ("百分之三至百分之五", "百分之三至百分之五", 3, 5, 3, "%", "range"),
        ("两千亿元", "两千亿元", 2000, None, 2e11, "元", "="),
        ("总产值突破千亿元", "千亿元", 1, None, 1e11, "元", ">"),
        ("总量迈上万亿台阶", "万亿", 1, None, 1e12, "", ">"),
        ("几十家茶社", "几十家", 20, 90, 20, "家", "range"),
        ("三五个点位", "三五个", 3, 5, 3, "个", "range"),
        ("9000万—1亿元", "9000万—1亿元", 0.9, 1, 9e7, "元", "range"),
        ("三千五百个岗位", "三千五百个", 3500, None, 3500, "个", "="),
    ],
)
def test_a_figure_is_read_with_scale_unit_and_bounds(  # noqa: PLR0913, PLR0917
    phrase: str, span: str, value: float, high: float | None, si: float, base: str, comparator: str
) -> None:
    (found,) = find_quantities(phrase)
    assert phrase[found.value_start : found.value_end] == span
    assert (found.value, found.value_high, found.unit_base, found.comparator) == (
        value,
        high,
        base,
        comparator,
    )
    assert found.value_si == pytest.approx(si)


@pytest.mark.parametrize("phrase", ["PM2.5", "C919", "第七中学", "R2D2", "2.5万亿的盘子", "无数字"])
def test_a_number_without_a_unit_or_inside_a_latin_name_is_no_quantity(phrase: str) -> None:
    assert not [q for q in find_quantities(phrase) if not q.chinese]


def test_text_that_is_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="no numeral"):
        parse_numeral("若干")


@pytest.mark.parametrize("numerals", ["一二三", "十", "几", ",123"])
def test_a_long_run_of_numerals_is_tried_from_each_of_them_only_a_little_way(numerals: str) -> None:
    """Tried from each of them to its end, a run took minutes: its length squared."""
    run = numerals * 4000
    assert 0 < max(len(tried[1]) for tried in re.finditer(f"(?=({NUMERAL}))", run)) < 30
    assert all(found.end - found.start < 40 for found in find_quantities(run))
