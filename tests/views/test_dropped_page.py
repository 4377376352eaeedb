"""The page of what was promised and is not there any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from shown_links import shown_links

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

GONE = {"region": "yunting", "years": "2023-2024"}
UNTOLD = {"region": "yunting", "years": "2024-2025"}


def html_of(app: AppTest) -> str:
    assert not app.exception
    assert not app.markdown
    return "\n".join(element.proto.body for element in app.get("html"))


def test_silence_stands_before_what_the_review_reports_as_done(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **GONE))
    assert shown.index("货运班列") < shown.index("建成汀河湿地公园二期")


def test_the_first_sentence_counts_by_verdict_and_out_of_all_that_was_promised(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **GONE))
    assert "2023 年报告的 7 项任务中，2 项在 2024 年的目标和任务里没有下文" in shown
    assert "无声消失 1 项、回顾有交代 1 项" in shown


def test_what_cannot_be_told_is_counted_apart_and_the_missing_part_is_named(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **UNTOLD))
    assert "没有一项可以说在 2025 年未再出现。另有 3 项无法判断" in shown
    assert "缺少：工作回顾、工作任务第1节" in shown
    assert "2025 年的文本不完整，因此有 3 项只能记为“无法判断”" in shown
    assert "dz-row dz-row-dropped" not in shown


def test_every_row_says_what_a_person_should_check(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **GONE))
    assert shown.count('class="dz-check"') == shown.count("dz-row dz-row-dropped") == 2
    assert "读最接近的三句" in shown
    assert "看说的是不是同一件事" in shown
    assert "找到 2025 年的完整文本再判断" in html_of(opened_page("dropped", **UNTOLD))


def test_a_refused_candidate_is_shown_with_its_probability_and_the_reason(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **GONE))
    assert "为同一事项的可能性 20%" in shown
    assert "用语相同" in shown
    assert "设立云汀科创基金" in shown


def test_how_often_the_program_is_right_leads_to_the_method(opened_page: Opened) -> None:
    app = opened_page("dropped", **GONE)
    assert "对人工标注的报告上" in html_of(app)
    assert any(link.page == "method" for link in shown_links(app) if "方法与限度" in link.label)


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"verdict": "dropped_silent"}, "货运班列", "湿地公园"),
        ({"certainty": "certain"}, "湿地公园", "货运班列"),
        ({"q": "货运 海港"}, "货运班列", "湿地公园"),
        ({"section": "tasks.3.2"}, "湿地公园", "货运班列"),
    ],
)
def test_filters_of_the_address_choose_the_rows(
    opened_page: Opened, asked: dict[str, str], there: str, gone: str
) -> None:
    shown = html_of(opened_page("dropped", **GONE, **asked))
    assert there in shown
    assert gone not in shown


def test_unknown_filters_filter_nothing_and_an_empty_answer_says_what_to_do(opened_page: Opened) -> None:
    assert "共 2 项" in html_of(opened_page("dropped", **GONE, verdict="flying", certainty="very"))
    assert "请放宽筛选" in html_of(opened_page("dropped", **GONE, q="没有这样的话"))


def test_what_cannot_be_told_can_be_asked_for_alone(opened_page: Opened) -> None:
    assert "共 3 项" in html_of(opened_page("dropped", **UNTOLD, verdict="cannot_tell"))


def test_choosing_a_verdict_is_written_into_the_address(opened_page: Opened) -> None:
    app = opened_page("dropped", **GONE, page="2")
    app.button_group(key="verdict-choice").set_value(["dropped_silent"]).run()
    assert app.query_params["verdict"] in ("dropped_silent", ["dropped_silent"])
    assert "page" not in app.query_params


def test_a_row_leads_to_its_evidence(opened_page: Opened) -> None:
    links = shown_links(opened_page("dropped", **GONE))
    assert [link.page for link in links if "change=" in link.query_string] == ["changes", "changes"]


def test_an_english_page_holds_no_chinese_but_report_text(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", **GONE, lang="en"))
    page = shown[shown.index("Promised in 2023, not there in 2024") : shown.rindex("<style")]
    ours = re.sub(r'<(bdi|span) lang="zh".*?</\1>', "", page, flags=re.DOTALL)
    assert not re.search("[\u4e00-\u9fff]", ours)


def test_without_a_warehouse_it_says_what_to_do(opened_page: Opened, tmp_path: Path) -> None:
    assert "./duizhang up" in html_of(opened_page("dropped", home=tmp_path))


def test_hostile_text_stays_text(opened_page: Opened) -> None:
    shown = html_of(opened_page("dropped", region="hostile"))
    assert "<b>恶意市" not in shown


def test_the_detail_of_a_dropped_commitment_says_what_to_check_and_leads_back(opened_page: Opened) -> None:
    links = [link.query_string for link in shown_links(opened_page("dropped", **GONE))]
    change = next(parse_qs(query)["change"][0] for query in links if "change=" in query)
    app = opened_page("changes", **GONE, change=change)
    assert 'class="dz-check"' in html_of(app)
    assert "回顾部分也没有说它已完成" in html_of(app)
    assert any(link.page == "dropped" for link in shown_links(app) if "全部" in link.label)
