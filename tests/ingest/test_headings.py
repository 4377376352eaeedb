from __future__ import annotations

import pytest

from ingest.outlining.headings import chinese_number, read_heading


@pytest.mark.parametrize(
    ("text", "mark", "number", "title"),
    [
        ("一、2030年工作回顾", "part", 1, "2030年工作回顾"),
        ("一、 过去五年", "part", 1, "过去五年"),
        ("十二、办好返乡学堂", "part", 12, "办好返乡学堂"),
        ("（三）守住山林，擦亮底色", "section", 3, "守住山林，擦亮底色"),
        ("(五)守住山林。补种杉木。", "section", 5, "守住山林。"),
        ("3.办好学堂。新建学堂。", "item", 3, "办好学堂。"),
        ("一是疏浚航道。投入挖泥船。", "spoken", 1, "疏浚航道。"),
        ("二要留住青年。免去房租。", "spoken", 2, "留住青年。"),
        ("第一，疏浚航道。", "spoken", 1, "疏浚航道。"),
        ("——渡口经济回升。货运量增长。", "dash", None, "渡口经济回升。"),
    ],
)
def test_a_heading_has_a_mark_a_number_and_a_title(
    text: str, mark: str, number: int | None, title: str
) -> None:
    heading = read_heading(text)
    assert heading is not None
    assert (heading.mark, heading.number, text[heading.body : heading.end]) == (mark, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "渡口经济居世界第三、客运量第二。",
        "2.5万亩杉木成林。",
        "一，渡口。",
        "各位代表！",
        "",
        "2030年是爬坡之年。",
    ],
)
def test_false_friends_are_no_headings(text: str) -> None:
    assert read_heading(text) is None


def test_a_title_without_a_full_stop_within_reach_ends_at_its_first_clause() -> None:
    text = "（二）" + "疏浚航道，" + "山" * 80 + "。"
    heading = read_heading(text)
    assert heading is not None
    assert text[heading.body : heading.end] == "疏浚航道，"


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("二十一", 21), ("㈢", 3), ("12", 12), ("一二", None), ("", None)]
)
def test_chinese_ordinals_are_read(text: str, number: int | None) -> None:
    assert chinese_number(text) == number
