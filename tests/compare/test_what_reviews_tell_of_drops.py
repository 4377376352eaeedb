"""What the review part, or a clause in another sentence, makes of a commitment that seems dropped."""

from __future__ import annotations

import pytest
from written_reports import near, pair, report, unit

from compare.verdicts import Judgement, judge_added, judge_dropped
from warehouse.records import Certainty, Outcome, OutcomeVerdict

ELSE = unit("n1", "办好市民夜校。", section="tasks.1")


def judged(promise: str, told: str, verdict: OutcomeVerdict, certainty: Certainty) -> Judgement:
    old, review = unit("o1", promise), unit("r1", told, role="review", commitment=False)
    outcome = Outcome("o1", None, verdict, ("r1",), None, None, certainty, "回顾部分说到此事。")
    return judge_dropped(pair(report(old), report(review, ELSE), outcomes={"o1": (outcome,)}), old)


def test_what_the_review_says_was_carried_out_is_not_dropped_in_silence() -> None:
    found = judged("开展滩涂违建整治。", "扎实推进滩涂违建整治。", "reported_unquantified", "certain")
    assert (found.verdict, found.evidence[0].unit) == ("dropped_reported_done", "r1")
    assert "未说已完成" in found.reason


def test_silence_is_not_certain_where_the_review_may_speak_of_it() -> None:
    found = judged("开展滩涂违建整治。", "沿岸滩涂违建整治顺利。", "reported_unquantified", "likely")
    assert (found.verdict, found.certainty) == ("dropped_silent", "likely")
    assert (found.evidence[0].part, found.evidence[0].unit) == ("review", "r1")


@pytest.mark.parametrize(
    ("told", "certainty"), [("开展滩涂违建整治二期。", "likely"), ("开展滩涂修复和绿化。", "certain")]
)
def test_a_doubtful_mention_unsettles_silence_only_where_it_names_most_of_the_object(
    told: str, certainty: str
) -> None:
    assert judged("开展滩涂违建整治。", told, "reported_unquantified", "open").certainty == certainty


def test_the_same_growth_of_something_else_is_no_mention() -> None:
    promise, told = "渡口货运量上新台阶，同比增长16%。", "农民收入较快增长，同比增长16%。"
    assert judged(promise, told, "reported_unquantified", "likely").certainty == "certain"


def test_a_review_sentence_about_another_object_breaks_no_silence() -> None:
    found = judged("开展滩涂违建整治。", "开展校外培训整治。", "reported_unquantified", "likely")
    assert (found.verdict, found.certainty, found.evidence) == ("dropped_silent", "certain", ())


@pytest.mark.parametrize(
    "told", ["北塘入选滩涂修复补偿机制试点。", "出台滩涂修复补偿机制意见。", "建立渔船检验评估机制。"]
)
def test_a_trial_a_paper_or_another_object_does_not_make_it_done(told: str) -> None:
    assert judged("健全滩涂修复补偿机制。", told, "met", "certain").verdict == "dropped_silent"


def test_a_trial_is_no_completion_where_the_ranked_review_names_the_matter_either() -> None:
    old = unit("o1", "实现滩涂产品价值补偿机制。")
    review = unit("r1", "北塘入选滩涂产品价值补偿机制试点。", role="review", commitment=False)
    found = pair(report(old), report(review, ELSE), review_matches={"o1": near("o1", "r1", 0.9)})
    assert judge_dropped(found, old).verdict == "dropped_silent"


def test_a_sentence_of_which_the_review_tells_one_clause_is_done_in_part() -> None:
    promise = "加密夜航班次安排，改造沿岸候船设施，新建北塘渡轮码头。"
    found = judged(promise, "北塘渡轮码头建成投用。", "met", "certain")
    assert found.verdict == "dropped_reported_done"
    assert "有一部分已完成，其余未提" in found.reason


@pytest.mark.parametrize(
    ("promise", "new", "verdict"),
    [
        ("整治沿岸渔港码头，修订船员规程。", "有序疏浚河道，整治沿岸渔港码头。", "merged_into"),
        ("坚持依法护渔，修订船员规程。", "坚持依法护林，办好夜校。", "dropped_silent"),
        ("推进渔港整治、设施更新三年行动，办夜校。", "实施校舍扩建、设备更新三年行动。", "dropped_silent"),
    ],
)
def test_a_clause_goes_on_only_with_its_object(promise: str, new: str, verdict: str) -> None:
    old = unit("o1", promise)
    found = pair(report(old), report(unit("n1", new)), candidates_old={"o1": near("o1", "n1", 0.15)})
    assert judge_dropped(found, old).verdict == verdict


def test_what_goes_on_in_part_is_never_certainly_dropped() -> None:
    old = unit("o1", "整治沿岸渔港码头。")
    new = unit("n1", "疏浚河道，整治沿岸渔港码头。")
    found = pair(report(old), report(new), candidates_old={"o1": near("o1", "n1", 0.1)})
    assert judge_dropped(found, old).certainty == "likely"


@pytest.mark.parametrize(
    ("text", "role", "certainty"),
    [
        ("把渡口经济做强做优。", "goals", "likely"),
        ("渡口货运量增长6%。", "goals", "certain"),
        ("坚持水陆并举。", "tasks", "likely"),
        ("让老渡口焕发新活力！", "tasks", "likely"),
        ("坚持水陆并举，新建三座渡口。", "tasks", "certain"),
    ],
)
def test_aims_without_a_figure_principles_and_exhortations_are_never_certain(
    text: str, role: str, certainty: str
) -> None:
    old = unit("o1", text, role=role)
    assert judge_dropped(pair(report(old), report(ELSE)), old).certainty == certainty
    assert judge_added(pair(report(ELSE), report(old)), old).certainty == certainty
