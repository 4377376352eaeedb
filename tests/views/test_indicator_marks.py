"""What of an indicator's years is drawn."""

from __future__ import annotations

import pytest

from views.indicator_chart import Mark, indicator_chart, wordings
from views.indicators import marks_of
from views.language import Words
from warehouse.line_answers import IndicatorYear


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


def test_a_wording_is_written_once_until_it_changes_and_tooltips_are_in_the_pages_language() -> None:
    told = ("左右", "左右", "以上", "左右")
    marks = [Mark(2030 + n, "target", 6 - n, None, words, "") for n, words in enumerate(told)]
    assert wordings(marks) == ["左右", "", "以上", "左右"]
    drawn = indicator_chart(marks, range(2030, 2034), "%", "#555f6b", Words("zh")).to_json()
    assert '"title": "年份"' in drawn
    assert '"title": "措辞"' in drawn
