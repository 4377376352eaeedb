"""What seems passed over is open where a review sentence may speak of it, and that sentence is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, target, unit

from compare.comparison import compare_reports
from compare.outcomes import outcomes
from compare.page import comparison_page

if TYPE_CHECKING:
    from warehouse.records import Outcome, Unit

PROMISE = unit("o1", "健全渔港安全长效机制，完善海上搜救联动办法，加强船员技能培训，推进渔业保险扩面提标。")
ELSEWHERE = (
    "气候温和，市民安居。",
    "湿地公园水鸟种类增加。",
    "学前教育学位增加，小学课后服务丰富。",
    "旧城管网改造有序推进，积水点减少。",
)


def review(*texts: str, **more: str) -> list[Unit]:
    told = [
        unit(f"r{n}", text, role="review", commitment=False) for n, text in enumerate((*texts, *ELSEWHERE))
    ]
    return [unit("r0", texts[0], role="review", commitment=False, **more), *told[1:]] if more else told


def judged(told: list[Unit], promise: Unit = PROMISE) -> Outcome:
    (found,) = outcomes(pair(report(promise), report(*told)))
    assert found.verdict == "not_reported"
    return found


def test_the_sentence_that_may_speak_of_it_is_named_and_the_silence_is_open() -> None:
    found = judged(review("渔业保险实现渔船全覆盖，搜救中心接警量下降一成。"))
    assert (found.certainty, found.nearest) == ("open", "r0")
    assert "请核对" in found.reason


def test_silence_stays_certain_where_no_sentence_comes_near() -> None:
    found = judged(review("老城区新建口袋公园六处。"))
    assert (found.certainty, found.nearest) == ("certain", None)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("渔业保险实现渔船全覆盖，搜救中心接警量下降一成。", {"kind": "heading"}),
        ("渔业保险覆盖面有待扩大，搜救力量仍显不足。", {}),
        ("向渔业保险、海上搜救和船员培训一线的同志们表示衷心感谢！", {}),
    ],
)
def test_headings_thanks_and_difficulties_speak_of_no_promise(text: str, more: dict[str, str]) -> None:
    assert judged(review(text, **more)).nearest is None


def test_a_sentence_that_tells_of_another_part_is_not_the_one_to_check() -> None:
    promise = unit("o1", "新建滨海绿道130公里、屋顶花园40万平方米。")
    goals = [
        target(promise, "新建滨海绿道", 130, "公里", aspect="increment"),
        target(promise, "屋顶花园", 40, "万平方米", aspect="increment"),
    ]
    found = outcomes(pair(report(promise, targets=goals), report(*review("新建滨海绿道137公里。"))))
    assert [(o.verdict, o.nearest) for o in found] == [("exceeded", None), ("not_reported", None)]


def test_the_page_quotes_the_sentence_to_be_checked() -> None:
    goal = target(PROMISE, "船员技能培训", 3000, "人次")
    said = "渔业保险实现渔船全覆盖，搜救中心接警量下降一成。"
    compared = compare_reports(report(PROMISE, targets=[goal]), report(*review(said)))
    (found,) = compared.outcomes
    assert (found.verdict, found.nearest) == ("not_reported", "r0")
    assert said in comparison_page(compared, ("旧", "新"), ())
