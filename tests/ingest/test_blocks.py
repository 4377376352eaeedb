from __future__ import annotations

import pytest
from fictional_report import AIMS, REVIEW, SPEECH, hard_wrapped, report
from hypothesis import given
from hypothesis import strategies as st

from ingest.outlining.blocks import read_paragraphs


def texts(source: str) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(source)]


@pytest.mark.parametrize(
    "source",
    [
        report(),
        report(between="\r\n"),
        report(between="\n\n　　"),
        report(between="\n\xa0\xa0\xa0\xa0"),
        hard_wrapped(),
        hard_wrapped(width=22),
    ],
)
def test_the_paragraphs_are_the_same_whatever_the_line_structure(source: str) -> None:
    assert texts(source) == list(SPEECH)


@pytest.mark.parametrize("between", ["　　", " ", "\u2003\u2003", " \u3000\u3000"])
def test_a_report_on_one_endless_line_is_cut_where_its_paragraphs_began(between: str) -> None:
    assert texts(report(between=between)) == list(SPEECH)


def test_a_heading_run_on_to_its_paragraph_is_cut_off_on_one_endless_line() -> None:
    source = "".join(SPEECH) + "此外，渡口管理条例已提请审议。" * 20
    assert "一、2030年工作回顾" in texts(source)


def test_links_and_formulas_that_stand_on_lines_of_their_own_are_joined() -> None:
    source = (
        f"{REVIEW[1]}\n\n全市细颗粒物（PM\n2.5\n）浓度继续下降，货币供应M\n2\n平稳增长。\n\n{REVIEW[2]}\n"
    )
    assert texts(source)[1] == "全市细颗粒物（PM2.5）浓度继续下降，货币供应M2平稳增长。"


def test_a_title_cut_within_its_book_marks_is_joined_and_its_paragraph_is_not() -> None:
    source = f"三、关于《\n云汀渡口条例（草案）\n》的说明\n\n{REVIEW[1]}\n"
    assert texts(source) == ["三、关于《云汀渡口条例（草案）》的说明", REVIEW[1]]


def test_a_heading_broken_over_two_lines_is_joined() -> None:
    source = f"{REVIEW[1]}\n三、持续提升渡口\n治理效能和服务水平\n{REVIEW[1]}"
    assert texts(source)[1] == "三、持续提升渡口治理效能和服务水平"


def test_a_sentence_broken_by_an_empty_line_is_joined() -> None:
    assert texts(f"{REVIEW[1]}\n\n{AIMS[2][:40]}\n\n{AIMS[2][40:]}\n\n{REVIEW[4]}")[1] == AIMS[2]


def test_jump_lines_and_markdown_marks_do_not_belong_to_the_text() -> None:
    assert texts(f"## {AIMS[0]}\n\n渡口下转7版 （上接第4版）**经济**回升。") == [AIMS[0], "渡口经济回升。"]


def test_page_numbers_are_dropped() -> None:
    assert texts(f"{REVIEW[2]}\n— 12 —\n第 3 页 共 9 页\n{REVIEW[3]}") == list(REVIEW[2:4])


@given(
    st.text(
        alphabet=st.sampled_from("渡口回升，。；（）“”《一二三、1.5% \n\r\u3000\u200b#*—PM"), max_size=300
    )
)
def test_paragraphs_rise_through_the_source_and_lose_no_chinese_character(source: str) -> None:
    paragraphs = read_paragraphs(source)
    origins = [origin for paragraph in paragraphs for origin in paragraph.clean.origins]
    assert origins == sorted(set(origins))
    kept = {source[origin] for origin in origins}
    assert {char for char in source if char in "渡口回升"} <= kept


@pytest.mark.parametrize(
    "rest", ["的位置。", "注册。", "无障碍出行，人人可及。", "登录船闸。", "分享渡口红利。", "字号摊位。"]
)
def test_the_short_last_line_of_a_wrapped_paragraph_is_no_page_furniture(rest: str) -> None:
    line = "山城的每一条路都通向渡口，每一个渡口都连着人家，船闸"
    source = "\n".join(["　　" + line, *[line] * 22, rest, "　　" + line, line + "。"])
    assert read_paragraphs(source)[0].text.endswith(rest)


def test_a_heading_stays_a_heading_below_prose_that_breaks_off() -> None:
    torn = REVIEW[1] + "夜航灯与避风港"
    assert texts(report(torn, "（二）山区道路全线贯通", REVIEW[2]))[:2] == [torn, "（二）山区道路全线贯通"]
