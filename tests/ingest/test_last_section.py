"""A review that does not close with what reviews close with is suspected to lack its last section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.lost_sections import may_lack_section
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

OPENING = ("各位代表：", "现在，我代表市人民政府向大会报告工作，请予审议，并请列席人员提出意见。")
PLAN = ("二、2031年工作安排", "新的一年，要把渡口修好，把山路打通，把茶山护好。")
CLOSING = ("各位代表！山路再长，走下去就有村庄。让我们为把云汀建成宜居山城而努力奋斗！",)
MATTERS = (
    "就业、养老、教育、医疗、住房、低保件件有着落，安全生产、消防、应急、信访、纠纷、犯罪、诈骗、平安处处有人管，"
    "依法行政，公开政务，接受监督，改进作风。"
)
"""What every whole review dwells on somewhere."""
SECTIONS = (
    ("渡口更加繁忙", "渡船添了三条，码头挖深两米。" + MATTERS),
    ("茶山更加葱茏", "茶园改种八百亩，制茶的作坊搬进了新厂房，客商比往年多。"),
    ("山路更加通畅", "隧道打通两座，桥修好五座，盘山的老路铺了沥青。"),
    ("政府更加勤廉", "依法行政，接受监督，办好建议和提案，改进作风，严查腐败，守住平安，化解信访和纠纷。"),
)


RIVERS = tuple(
    f"{river}河第{at}段挖深{at}米，两岸种{river}木{at * 30}株，修{river}字桥{at}座，"
    f"铺{river}字路{at * 2}里，渡船添{at}条，渔船换新{at * 3}条，沿河的水车修好{at}架。"
    for at, river in enumerate(
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑宫商角徵羽", start=2
    )
)


def review(*sections: tuple[str, str], mark: str = "（{}）", rivers: tuple[str, ...] = RIVERS) -> ReadReport:
    """Read a report whose review has these sections, each with much to say of rivers."""
    body = [
        line
        for numeral, (title, text) in zip("一二三四", sections, strict=False)
        for line in (f"{mark.format(numeral)}{title}", text, *rivers)
    ]
    return read_report("\n".join((*OPENING, "一、2030年工作回顾", *body, *PLAN, *CLOSING)))


def suspicions(read: ReadReport) -> list[tuple[str, str]]:
    return [(f.severity, f.detail) for f in read.findings if f.kind == "missing_section"]


def test_a_review_that_closes_with_the_government_s_own_conduct_is_not_suspected() -> None:
    assert suspicions(review(*SECTIONS)) == []


def test_a_review_that_closes_with_roads_is_suspected_and_the_finding_says_it_is_no_more_than_that() -> None:
    detail = "工作回顾的最后一节“山路更加通畅”不像通常收尾的内容：只是怀疑，其后可能缺少一节，请核对来源。"
    assert suspicions(review(*SECTIONS[:3])) == [("warning", detail)]


def test_a_suspicion_leaves_the_certificate_as_it_is_and_the_plan_out_of_doubt() -> None:
    read = review(*SECTIONS[:3])
    assert read.coverage.missing == review(*SECTIONS).coverage.missing
    assert not may_lack_section(read)
    assert may_lack_section(read, frozenset({"review"}))


@pytest.mark.parametrize("sections", [SECTIONS[:2], SECTIONS[::2]])
def test_two_sections_have_no_usual_order(sections: tuple[tuple[str, str], ...]) -> None:
    assert suspicions(review(*sections)) == []


def test_spoken_numbers_are_no_sections_that_could_be_lost() -> None:
    assert suspicions(review(*SECTIONS[:3], mark="{}是")) == []


def test_a_short_review_names_its_matters_in_passing_and_is_not_suspected() -> None:
    assert suspicions(review(*SECTIONS[:3], rivers=())) == []


def test_where_a_number_is_skipped_the_gap_alone_is_named() -> None:
    sections = [f"（{numeral}）{SECTIONS[0][0]}" for numeral in "一三四"]
    body = [line for title in sections for line in (title, *RIVERS)]
    read = read_report("\n".join((*OPENING, "一、2030年工作回顾", *body, *PLAN, *CLOSING)))
    assert suspicions(read) == [("error", "（三）之前缺少（二）。")]
