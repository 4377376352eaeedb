from __future__ import annotations

import pytest
from fictional_report import SESSION, SPEAKER, SPEECH, TITLE, report

from ingest.report import read_report


def test_title_session_day_and_acting_speaker_are_read_from_the_first_lines() -> None:
    read = read_report(report(TITLE, SESSION, SPEAKER, *SPEECH))
    assert (read.title, read.session, read.delivered_on, read.speaker, read.year) == (
        TITLE, "云汀市第九届人民代表大会第三次会议", "2031-01-09", "代市长 顾泉", 2031,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (("云汀市市长　顾泉",), "顾泉"),
        (("云汀市人民政府市长 顾山泉",), "顾山泉"),
        (("自治区主席 阿依·古丽",), "阿依·古丽"),
        (("2031年1月9日顾泉市长在云汀市第九届人民代表大会第三次会议的报告",), "顾泉"),
        (("国务院总理　\n顾　泉",), "顾泉"),
        (("顾泉",), "顾泉"),
        (("市长顾泉作报告。本报记者 山鹰 摄", "市长　顾泉"), "顾泉"),
        (("来源：云汀日报", "时间：2031-01-20"), None),
    ],
)
def test_the_speaker_is_named_in_many_ways(lines: tuple[str, ...], speaker: str | None) -> None:
    assert read_report(report(TITLE, *lines, *SPEECH)).speaker == speaker


def test_the_day_may_be_written_in_chinese_figures() -> None:
    line = "——二〇三一年一月九日在云汀市第九届人民代表大会第三次会议上"
    assert read_report(report(line, *SPEECH)).delivered_on == "2031-01-09"


def test_a_day_that_does_not_exist_is_no_day() -> None:
    assert read_report(report("（2031年2月30日）", *SPEECH)).delivered_on is None


def test_the_year_is_inferred_from_the_titles_of_the_parts() -> None:
    assert read_report(report()).year == 2031


def test_a_given_year_is_kept_and_prefixes_the_ids_with_the_region() -> None:
    read = read_report(report(), region="yunting", year=2032)
    assert (read.year, read.units[0].id) == (2032, "yunting-2032/preamble/s1")


def test_without_region_the_ids_have_no_prefix() -> None:
    assert read_report(report(), year=2031).units[0].id == "preamble/s1"


@pytest.mark.parametrize("title", ["政 府 工 作 报 告", "政府工作报\n告", "　　政府工作报告\u200b"])
def test_a_title_may_be_spaced_out_or_broken(title: str) -> None:
    assert read_report(report(title, SESSION, *SPEECH)).title == "政府工作报告"


def test_a_title_is_read_where_page_and_speech_are_one_line() -> None:
    lines = ("云汀市政府工作报告", "云汀市市长　顾泉", *SPEECH)
    assert read_report(report(*lines, between="　　")).title == "云汀市政府工作报告"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("发布日期:2031-01-21  浏览次数:  字号:默认",), "2031-01-21"),
        (("发表时间：\n2031-01-21 09:45:30",), "2031-01-21"),
        (("时间：2031年1月21日",), "2031-01-21"),
        (("2031-01-21 07:00:44", "来源：云汀日报"), "2031-01-21"),
        (("发布日期：2031-02-30",), None),
        (("生成日期：2031-01-09",), None),
    ],
)
def test_the_day_of_putting_out_is_kept_apart_from_the_day_of_delivery(
    lines: tuple[str, ...], day: str | None
) -> None:
    read = read_report(report(TITLE, *lines, SESSION, *SPEECH))
    assert (read.published_on, read.delivered_on) == (day, "2031-01-09")


@pytest.mark.parametrize(
    ("line", "office"),
    [("云汀市代市长　顾　泉", "代市长"), ("自治区主席 阿依·古丽", "自治区主席"), ("顾泉", None)],
)
def test_the_speakers_office_is_kept(line: str, office: str | None) -> None:
    assert read_report(report(TITLE, line, *SPEECH)).speaker_title == office
