"""What of an indicator's years is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.indicator_chart import Mark, indicator_chart, segments, ticks, wordings
from views.indicators import marks_of
from views.language import Words
from warehouse.line_answers import IndicatorYear

if TYPE_CHECKING:
    from views.indicator_chart import Series


def year(reference: str | None) -> IndicatorYear:
    return IndicatorYear(
        2033, "report", "target", "新增泊位", "increment", "=", 100, None, 100, "个", None, reference,
        "新增泊位比去年多100个", None, None, None, None, None, None, disputed=False, trust=None, sha256=None,
        source=None,
    )  # fmt: skip


@pytest.mark.parametrize(("reference", "drawn"), [(None, 1), ("全省平均", 1), ("去年", 0)])
def test_a_promise_of_so_much_more_than_last_year_is_drawn_as_no_level(
    reference: str | None, drawn: int
) -> None:
    assert len(marks_of(year(reference), "个", Words("zh"))) == drawn


def mark(year: int, value: float, words: str = "", series: Series = "target") -> Mark:
    return Mark(year, series, value, None, words, "")


def test_a_wording_is_written_once_until_it_changes() -> None:
    told = ("左右", "左右", "以上", "左右")
    marks = [mark(2030 + n, 6 - n, words) for n, words in enumerate(told)]
    assert wordings(marks) == ["左右", "", "以上", "左右"]


def test_a_mark_says_year_series_figure_and_wording_in_the_pages_language() -> None:
    marks = [mark(2030, 6.5, "左右"), mark(2031, 12, series="outcome")]
    drawn = indicator_chart(marks, range(2030, 2032), "%", Words("zh"))
    assert re.findall(r'class="dz-point[^>]* title="([^"]*)"', drawn) == [
        "2030 · 目标 · 6.5 · 左右", "2031 · 报告的结果 · 12",
    ]  # fmt: skip


def places(drawn: str) -> list[tuple[float, float]]:
    found = re.findall(r'class="dz-point[^>]* style="left:([\d.]+)%;top:([\d.]+)%', drawn)
    return [(float(left), float(top)) for left, top in found]


def test_later_years_stand_to_the_right_and_greater_figures_above() -> None:
    (first, low), (second, high) = places(
        indicator_chart([mark(2030, 5), mark(2033, 6)], range(2030, 2034), "%", Words("zh"))
    )
    assert (first, second) == (12.5, 87.5)
    assert 0 < high < low < 100


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8))
def test_whatever_the_figures_are_they_stand_within_the_chart_between_round_ones(values: list[float]) -> None:
    marks = [mark(2030 + n, value) for n, value in enumerate(values)]
    drawn = indicator_chart(marks, range(2030, 2030 + len(marks)), "%", Words("zh"))
    assert all(0 <= top <= 100 for _, top in places(drawn))


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (4.4, 8.7, [5, 6, 7, 8]),
        (0.4, 15, [2, 4, 6, 8, 10, 12, 14]),
        (980, 1310, [1000, 1050, 1100, 1150, 1200, 1250, 1300]),
    ],
)
def test_heights_at_the_side_are_round_figures(low: float, high: float, written: list[float]) -> None:
    assert ticks(low, high) == written


def test_no_line_joins_figures_across_a_year_without_one() -> None:
    drawn = indicator_chart(
        segments([mark(2030, 5), mark(2031, 6), mark(2033, 7)]), range(2030, 2034), "%", Words("zh")
    )
    picture = unquote(re.findall(r'<img alt="" src="data:image/svg\+xml,([^"]*)"', drawn)[0])
    assert [len(points.split()) for points in re.findall("points='([^']*)'", picture)] == [2, 1]
