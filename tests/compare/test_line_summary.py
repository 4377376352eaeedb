"""What a line says in one sentence."""

from __future__ import annotations

import pytest

from compare.line_summary import summary_phrase
from warehouse.line_records import LineGap, LineSummary


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (
            LineSummary(6, {"softened": 2}, asked=5, reported=3, last_reported=2033, silent_run=0),
            "连续 6 年提出（2030—2035），约束放松 2 次，最近一次报告结果是在 2033 年的报告，仍在最新的报告中。",  # noqa: E501
        ),
        (
            LineSummary(6, asked=4, silent_run=4),
            "连续 6 年提出（2030—2035），4 年可查，从未报告结果，仍在最新的报告中。",
        ),
        (LineSummary(6), "连续 6 年提出（2030—2035），其后的报告无从查对，仍在最新的报告中。"),
        (
            LineSummary(
                6, {"raised": 1}, incomparable=1, returns=1, asked=5, last_reported=2031, silent_run=3
            ),
            "连续 6 年提出（2030—2035），数值提高 1 次，1 处口径不同、不可比，中断后又提出 1 次，最近一次报告结果是在 2031 年的报告，其后 3 年未见报告，仍在最新的报告中。",  # noqa: E501
        ),
    ],
)
def test_a_line_is_told_in_one_sentence(summary: LineSummary, said: str) -> None:
    assert summary_phrase((2030, 2035), summary, (), "current") == said


def test_gaps_are_told_with_their_reason() -> None:
    gaps = (LineGap(2031, "not_held"), LineGap(2032, "not_there"), LineGap(2033, "cannot_tell"))
    told = summary_phrase((2030, 2035), LineSummary(3), gaps, "dropped_silent", "en")
    assert "(2030–2035; 1 with an incomplete text; 1 without a text; 1 without it)" in told
    assert told.endswith("then dropped in silence.")
