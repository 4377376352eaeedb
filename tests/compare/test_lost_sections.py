"""A whole section without counterpart is looked upon as perhaps lost from our copy, not as surely dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, unit

from compare.outcomes import outcomes
from compare.saying import SENTENCES
from compare.verdicts import dropped_changes
from warehouse.records import Finding, ReadReport, Section

if TYPE_CHECKING:
    from warehouse.records import Change

PART = Section("tasks.2", "part", 2, "今年任务", "tasks", 0, 100, None)
SECTIONS = (
    PART,
    Section("tasks.2.1", "section", 1, "办好渡口", "tasks", 0, 50, "tasks.2"),
    Section("tasks.2.2", "section", 2, "守住平安", "tasks", 50, 100, "tasks.2"),
)
FERRIES = tuple(unit(f"f{n}", text, section="tasks.2.1") for n, text in enumerate(("修码头。", "开夜航。")))
SAFE = tuple(
    unit(f"s{n}", text, section="tasks.2.2")
    for n, text in enumerate(("查隐患。", "防山洪。", "解纠纷。", "设哨所。"))
)
ELSE = unit("n1", "办好市民夜校，请来老师，添置灯火，人人可学。", section="tasks.2.1")
DOUBT = Finding("missing_section", 90, 95, "可能缺少一节")


def drops(*linked: str, new: ReadReport | None = None) -> dict[str, Change]:
    """Compare a report of two sections, some units linked, with a new one of one section."""
    old = report(*FERRIES, *SAFE, sections=SECTIONS)
    found = pair(old, new or report(ELSE, sections=SECTIONS[:2]), links=[(unit, "n1") for unit in linked])
    return {change.old[0]: change for change in dropped_changes(found, (*FERRIES, *SAFE))}


def doubted() -> ReadReport:
    return replace(report(ELSE, sections=SECTIONS[:2]), findings=(DOUBT,))


def test_nothing_of_a_whole_section_without_counterpart_is_certainly_dropped() -> None:
    assert {drops("f0")[unit.id].certainty for unit in SAFE} == {"likely"}


def test_the_row_says_that_the_whole_section_is_without_counterpart_in_both_languages() -> None:
    reason = drops("f0")["s0"].reason
    assert reason.endswith("旧报告的这一整节在新报告中几乎都没有对应：请核对新文本是否完整。")
    assert "check whether the newer text is complete" in (SENTENCES.in_english(reason) or "")


def test_a_section_of_which_a_part_goes_on_leaves_its_drops_certain() -> None:
    assert drops("s0")["s1"].certainty == "certain"


def test_a_section_of_few_commitments_may_well_be_dropped_whole() -> None:
    assert {drops("s0")[unit.id].certainty for unit in FERRIES} == {"certain"}


def test_where_the_new_text_may_lack_a_section_nothing_can_be_told_of_one_without_counterpart() -> None:
    change = drops("f0", new=doubted())["s0"]
    assert (change.verdict, change.certainty) == ("cannot_tell", "open")


def test_where_the_new_text_may_lack_a_section_no_other_drop_is_certain_either() -> None:
    change = drops("f0", new=doubted())["f1"]
    assert (change.verdict, change.certainty) == ("dropped_silent", "likely")
    assert change.reason.endswith("新文本可能缺少一节：请核对其来源。")


@pytest.mark.parametrize("where", [100, 120])
def test_a_doubt_about_another_part_leaves_the_tasks_as_they_are(where: int) -> None:
    elsewhere = replace(doubted(), findings=(replace(DOUBT, start=where, end=where + 5),))
    assert drops("s0", new=elsewhere)["f0"].certainty == "certain"


def test_a_review_that_may_lack_a_section_makes_no_silence_certain() -> None:
    promise = unit("o1", "新建北塘渡轮码头。")
    said = unit("r1", "一年来气候温和，草木繁茂。", role="review", commitment=False)
    review = Section("review.1", "part", 1, "工作回顾", "review", 0, 100, None)
    whole = report(said, ELSE, sections=(review,))
    (before,) = outcomes(pair(report(promise), whole))
    (after,) = outcomes(pair(report(promise), replace(whole, findings=(DOUBT,))))
    assert (before.verdict, before.certainty, after.verdict, after.certainty) == (
        "not_reported",
        "certain",
        "not_reported",
        "likely",
    )
    assert after.reason.endswith("新文本可能缺少一节：请核对其来源。")
