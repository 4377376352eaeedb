from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_report import REVIEW, SPEECH, report

from ingest.report import read_report
from warehouse.records import Finding

if TYPE_CHECKING:
    from warehouse.records import Coverage

FILLING = "山城的每一条路都通向渡口，每一个渡口都连着人家，乡亲们盼的事就是我们要办的事。" * 30
LONG = tuple(p + FILLING if p.startswith("（") and "。" in p else p for p in SPEECH)


def coverage(*paragraphs: str) -> Coverage:
    return read_report(report(*paragraphs)).coverage


def test_a_whole_speech_is_full_and_needs_no_reason() -> None:
    certificate = coverage()
    assert (certificate.verdict, certificate.missing, certificate.reasons) == ("full", (), ())
    assert set(certificate.roles.values()) == {"present"}


def test_the_second_half_of_a_newspaper_page_names_the_sections_it_lacks() -> None:
    certificate = coverage("云汀市人民政府工作报告", "(上接1版)", *LONG[6:])
    assert certificate.verdict == "partial"
    assert [section.key for section in certificate.missing] == ["review.1.1", "review.1.2"]
    assert certificate.roles["review"] == "damaged"
    assert "工作回顾缺少（一）、（二）。" in certificate.reasons


def test_a_text_that_ends_after_the_review_lacks_tasks_and_closing() -> None:
    certificate = coverage(*SPEECH[:9])
    assert certificate.verdict == "partial"
    assert {section.key for section in certificate.missing} == {"tasks", "closing"}


def test_a_skipped_section_of_the_tasks_makes_them_damaged() -> None:
    certificate = coverage(*(p for p in SPEECH if not p.startswith("（二）留住")))
    assert (certificate.verdict, certificate.roles["tasks"]) == ("partial", "damaged")
    assert [section.key for section in certificate.missing] == ["tasks.2.2"]


def test_a_part_named_after_the_aims_that_names_none_has_lost_its_headline() -> None:
    parts = ("二、2031年工作总体要求和政策取向", SPEECH[10], "三、2031年重点工作")
    certificate = coverage(*SPEECH[:9], *parts, *SPEECH[13:])
    assert certificate.roles["goals"] == "damaged"
    assert certificate.reasons == ("目标部分没有主要预期目标一句。",)


def test_an_abstract_is_a_digest() -> None:
    abstract = (
        "2031年云汀市政府工作报告摘要",
        "2031年重点工作",
        "地区生产总值增长5.5%以上，新增就业2.4万人。",
        "疏浚航道40公里。",
        "新建返乡学堂5所。",
    )
    assert coverage(*abstract).verdict == "digest"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "<html><body>404 Not Found</body></html>",
        "今天上午，渡口管理处召开了例会。会议研究了船闸检修的安排，并讨论了夜航灯的更换。" * 20,
        "关于云汀市2030年预算执行情况和2031年预算草案的报告\n各位代表：\n受市人民政府委托，现将预算执行情况提请审议。\n"
        + FILLING,
    ],
)
def test_what_is_no_work_report_is_said_to_be_none(text: str) -> None:
    assert read_report(text).coverage.verdict == "not_a_report"


def test_a_section_with_a_torn_sentence_is_damaged_and_its_neighbours_are_not() -> None:
    torn = SPEECH[17] + FILLING + "夜航灯与避风港"
    certificate = coverage(*SPEECH[:17], torn, *SPEECH[18:])
    damaged = [section.key for section in certificate.sections if section.state == "damaged"]
    assert damaged == ["tasks.2.2"]


def with_unread_page(behind: str) -> Coverage:
    source = report()
    at = source.index(behind) + len(behind)
    finding = Finding("scanned_pages", at, at + 1, "第2页是扫描图像。", "error")
    return read_report(source, findings=[finding]).coverage


def test_a_page_that_could_not_be_read_makes_the_parts_beside_it_damaged() -> None:
    certificate = with_unread_page(REVIEW[-1])
    assert (certificate.verdict, certificate.reasons) == ("partial", ("第2页是扫描图像。",))
    assert (certificate.roles["review"], certificate.roles["goals"]) == ("damaged", "damaged")


def test_a_page_that_could_not_be_read_behind_the_closing_takes_nothing_from_the_report() -> None:
    source = report(*SPEECH, "附件")
    finding = Finding("scanned_pages", len(source) - 1, len(source), "第9页是扫描图像。", "error")
    assert read_report(source, findings=[finding]).coverage.verdict == "full"


def test_a_call_to_act_within_the_tasks_is_not_the_closing_of_a_text_that_goes_on() -> None:
    call = "让我们携手把渡口修得更好！"
    assert coverage(*SPEECH[:14], call, SPEECH[14], FILLING).roles["closing"] == "missing"
    assert coverage(*SPEECH[:14], "让我们的山更绿，水更清。", SPEECH[15]).roles["closing"] == "missing"


def test_a_line_of_thanks_may_follow_the_closing_call() -> None:
    assert coverage(*SPEECH, "谢谢大家！").verdict == "full"
