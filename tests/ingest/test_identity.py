from __future__ import annotations

import pytest
from fictional_report import CLOSING, OPENING, SESSION, SPEECH, TITLE, report

from ingest.report import read_report

FILLING = "山城的每一条路都通向渡口，每一个渡口都连着人家，乡亲们盼的事就是我们要办的事。" * 100


def wrong(source: str, name: str | None = None, year: int | None = None) -> list[str]:
    found = read_report(source, expected_name=name, year=year).findings
    return [finding.detail for finding in found if finding.kind == "wrong_document"]


@pytest.mark.parametrize("name", ["云汀市", "南岭省云汀市", "云汀", None])
def test_a_text_that_names_the_government_it_is_kept_under_is_the_right_one(name: str | None) -> None:
    assert wrong(report(TITLE, SESSION, *SPEECH), name, 2031) == []


def test_a_text_that_names_another_government_is_the_wrong_document() -> None:
    assert wrong(report(TITLE, SESSION, *SPEECH), "望岫市") == ["文中的政府是“云汀市”，不是“望岫市”。"]


def test_the_government_may_be_named_in_the_opening_alone() -> None:
    opening = ("各位代表：", "现在，我代表望岫县人民政府向大会报告工作，请予审议。")
    assert wrong(report(*opening, *SPEECH[2:]), "望岫县") == []
    assert wrong(report(*opening, *SPEECH[2:]), "云汀县") == ["文中的政府是“望岫县”，不是“云汀县”。"]


def test_a_report_of_the_state_council_is_no_citys_report() -> None:
    opening = ("各位代表：", "现在，我代表国务院，向大会报告政府工作，请予审议。")
    assert wrong(report(*opening, *SPEECH[2:]), "云汀市") == ["文中的政府是“全国”，不是“云汀市”。"]
    assert wrong(report(*opening, *SPEECH[2:]), "全国") == []


def test_a_citys_government_does_not_report_for_a_province() -> None:
    assert wrong(report(), "云汀省") == ["文中报告工作的是“市人民政府”，不是“云汀省”。"]


def test_a_long_text_that_never_names_its_city_is_the_wrong_document() -> None:
    long = report(*OPENING, *SPEECH[2:4], FILLING, *SPEECH[4:])
    assert wrong(long, "云汀市") == []
    assert wrong(long, "望岫市") == ["全文没有出现“望岫”，可能不是“望岫市”的报告。"]


def test_a_text_that_plans_another_year_is_the_wrong_document() -> None:
    assert wrong(report(), year=2031) == []
    assert wrong(report(), year=2032) == ["文中的计划年度是2031年，不是2032年。"]


def test_a_text_that_names_no_year_says_nothing_about_it() -> None:
    assert wrong(report(*OPENING, "回顾过去，渡口亮了灯。", *CLOSING), year=2032) == []


def test_the_certificate_of_a_wrong_document_stays_and_gives_it_as_a_reason() -> None:
    certificate = read_report(report(), expected_name="望岫县", year=2032).coverage
    assert certificate.verdict == "full"
    assert len(certificate.reasons) == 2


def test_a_citys_report_is_not_the_nations() -> None:
    assert wrong(report(), "全国") == ["文中报告工作的是“市人民政府”，不是“全国”。"]
