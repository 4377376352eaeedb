"""Abstracts and lists of key work are no whole reports: nothing is dropped or added because of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_report import AIMS, CLOSING, OPENING, REVIEW, SPEECH, TASKS, report

from compare.comparison import compare_reports
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

NOTICE = "各科室：现将2031年政府工作报告确定的重点工作分解印发给你们，请认真贯彻落实。"


def assigned(*tasks: str) -> tuple[str, ...]:
    return tuple(f"{task}（责任单位：渡口管理处）" for task in tasks)


SHORT = {
    "an abstract without its frame": report(
        "2031年云汀市政府工作报告摘要", REVIEW[0], REVIEW[2], AIMS[0], AIMS[2], TASKS[0], TASKS[3]
    ),
    "an abstract that keeps opening and closing": report(
        "2031年云汀市政府工作报告（摘要）", *OPENING, *REVIEW[:3], *AIMS[:3], *TASKS[:2], *CLOSING
    ),
    "what a picture says of it": report(
        "一图读懂2031年云汀市政府工作报告", "2030年工作回顾", REVIEW[2], "2031年重点工作", AIMS[2], TASKS[1]
    ),
    "a notice that shares out the tasks": report(
        "云汀市人民政府关于印发2031年政府工作报告重点工作任务分解的通知", NOTICE, AIMS[0], *assigned(*TASKS)
    ),
    "a notice whose numbering skips": report(
        "云汀市2031年政府工作报告重点工作责任清单", NOTICE, AIMS[0], *assigned(*TASKS[:2], *TASKS[5:])
    ),
    "a list of projects for the people": report(
        "云汀市2031年民生实事项目清单", "1.新建返乡学堂5所。", "2.疏浚航道40公里。", "3.补种杉木8万亩。"
    ),
}  # fmt: skip


def year_before() -> ReadReport:
    return read_report(
        report().replace("2030年", "2029年").replace("2031年", "2030年").replace("夜市", "灯会")
    )


@pytest.mark.parametrize("form", SHORT)
def test_a_short_form_is_a_digest_or_no_report(form: str) -> None:
    assert read_report(SHORT[form]).coverage.verdict in {"digest", "not_a_report"}


@pytest.mark.parametrize("form", SHORT)
def test_nothing_is_dropped_because_a_short_form_lacks_it(form: str) -> None:
    gone = [
        c for c in compare_reports(year_before(), read_report(SHORT[form])).changes if c.kind == "dropped"
    ]
    assert gone
    assert {change.verdict for change in gone} == {"cannot_tell"}


@pytest.mark.parametrize("form", SHORT)
def test_nothing_is_added_because_a_short_form_lacked_it(form: str) -> None:
    later = read_report(
        report().replace("2031年", "2032年").replace("2030年", "2031年").replace("夜市", "灯会")
    )
    new = [c for c in compare_reports(read_report(SHORT[form]), later).changes if c.kind == "added"]
    assert new
    assert {change.verdict for change in new} == {"cannot_tell"}


def test_a_link_to_a_picture_above_the_whole_speech_makes_no_digest_of_it() -> None:
    whole = report("一图读懂2031年政府工作报告", "2031年云汀市政府工作报告", *SPEECH)
    assert read_report(whole).coverage.verdict == "full"
