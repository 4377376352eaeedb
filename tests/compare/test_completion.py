"""Words of completion, parts of a number, and results told in the promise's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from written_reports import pair, report, target, unit

from compare.completion import by_words, part_done, passes_over_the_name
from compare.outcomes import outcomes

if TYPE_CHECKING:
    from warehouse.records import Outcome

OTHER = unit("r9", "气候温和，市民安居。", role="review", commitment=False)


def told(promise: str, review: str, indicator: str, value: float, **more: Any) -> Outcome:
    goal = unit("o1", promise)
    said = unit("r1", review, role="review", commitment=False)
    found = pair(
        report(goal, targets=[target(goal, indicator, value, more.pop("unit_text"), **more)]),
        report(said, OTHER),
    )
    return next(o for o in outcomes(found) if o.target == 0)


@pytest.mark.parametrize(
    ("promised", "reported", "verdict"),
    [
        ("北环高架年底通车", "北环高架通车。", "met"),
        ("北环高架年底通车", "北环高架东段通车。", "partly"),
        ("北环高架东段年底通车", "北环高架东段通车。", "met"),
        ("北环高架年底通车", "北环高架主线通车，匝道尚未完工。", "partly"),
        ("北环高架年底通车", "北环高架通车，沿线绿化如期推进；匝道尚未完工。", "met"),
    ],
)
def test_a_stretch_or_an_unfinished_rest_is_the_promise_in_part(
    promised: str, reported: str, verdict: str
) -> None:
    assert by_words(promised, reported)[0] == verdict


@pytest.mark.parametrize(
    ("reported", "part"),
    [("5座排涝泵站建成4座。", 4.0), ("5座排涝泵站全部建成。", None), ("15座排涝泵站建成4座。", None)],
)
def test_the_part_that_is_done_is_told_right_after_the_number(reported: str, part: float | None) -> None:
    assert part_done(reported, 5, "座") == part


@pytest.mark.parametrize(
    ("review", "verdict", "value"),
    [
        ("排涝泵站建成4座。", "missed", 4),
        ("排涝泵站建成4座，另1座推迟到明年。", "partly", 4),
        ("5座排涝泵站建成4座、另1座主体完工。", "partly", 4),
        ("5座排涝泵站全部建成。", "met", 5),
    ],
)
def test_a_number_of_which_the_rest_is_under_way_is_kept_in_part(
    review: str, verdict: str, value: float
) -> None:
    found = told("建设排涝泵站5座。", review, "排涝泵站", 5, unit_text="座")
    assert (found.verdict, found.value) == (verdict, value)


@pytest.mark.parametrize(
    ("review", "verdict"),
    [
        ("移交停滞商铺190间。", "missed"),
        ("移交停滞商铺1900间。", "not_reported"),
        ("移交仓库190间。", "not_reported"),
    ],
)
def test_a_figure_in_the_promises_own_words_is_its_result_where_it_is_of_its_size(
    review: str, verdict: str
) -> None:
    promise = "稳妥化解已租停滞难移交商铺问题，着力守护经营者权益，年内移交230间。"
    assert told(promise, review, "移交", 230, unit_text="间").verdict == verdict


def test_the_head_noun_of_a_long_name_is_mention_enough() -> None:
    promise = "引导高等院校与各类重点企业共建创新实验站10个。"
    found = told(
        promise, "校企共建创新实验站陆续开放。", "高等院校与各类重点企业共建创新实验站", 10, unit_text="个"
    )
    assert (found.verdict, found.evidence) == ("reported_unquantified", ("r1",))


@pytest.mark.parametrize(
    ("promised", "reported", "verdict"),
    [
        ("基本完成乡办企业改制", "率先基本完成乡办企业改制。", "met"),
        ("完成乡办企业改制", "基本完成乡办企业改制。", "partly"),
        (
            "推进园区厂房更新改造",
            "城东、城西、河口三处园区入选海外投资友好地区名录。",
            "reported_unquantified",
        ),
    ],
)
def test_words_of_completion_count_for_what_they_are_said_of(
    promised: str, reported: str, verdict: str
) -> None:
    assert by_words(promised, reported)[0] == verdict


def test_growth_of_output_is_no_result_for_energy_per_unit_of_output() -> None:
    promise = "单位国内生产总值能耗降低3%左右。"
    found = told(
        promise,
        "国内生产总值达到9万亿元，增长7%。",
        "单位国内生产总值能耗",
        3,
        unit_text="%",
        aspect="reduction",
    )
    assert found.value is None


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        ("增加渔民收入，减轻渔民负担", "制定增加渔民收入的措施。"),
        ("推动线上线下消费融合", "推动线上线下消费融合。"),
        ("抓好警队“十九五”规划收官", "“十九五”圆满收官。"),
        ("实现养老服务平台县级全覆盖", "残障渔民日间托养服务中心实现县级全覆盖。"),
    ],
)
def test_words_that_fit_any_promise_finish_none(promised: str, reported: str) -> None:
    assert by_words(promised, reported)[0] == "reported_unquantified"


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        ("推进渔港违建三年清零攻坚", "加力推进渔港违建清零攻坚。"),
        ("推动滨海高速公路通车", "滨海高速公路通车里程达90公里。"),
        ("办好渔港成立70周年庆祝活动", "迎来渔港成立70周年庆祝活动。"),
    ],
)
def test_a_word_of_completion_within_a_name_finishes_nothing(promised: str, reported: str) -> None:
    assert by_words(promised, reported)[0] == "reported_unquantified"


def test_a_paper_that_was_promised_is_finished_when_it_is_issued() -> None:
    assert by_words("制定渔港管理办法", "渔港管理办法印发实施。")[0] == "met"
    assert by_words("建立渔港巡查制度", "出台渔港巡查制度。")[0] == "met"


def test_silence_on_the_rest_of_a_sentence_names_the_rest() -> None:
    goal = unit("o1", "办好深水港帆船节，培训渔家管家和海岛民宿店长。")
    review = unit("r1", "办好深水港帆船节，四方来客云集。", role="review", commitment=False)
    silent = [o for o in outcomes(pair(report(goal), report(review, OTHER))) if o.verdict == "not_reported"]
    assert [o.reason for o in silent] == ["回顾部分提到其中一部分，没有提到“培训渔家管家和海岛民宿店长”。"]


def test_silence_on_a_clause_that_is_looked_up_by_itself_names_the_clause() -> None:
    goal = unit("o1", "推进渔港提升，建成深水港气象站。")
    silent = outcomes(pair(report(goal), report(OTHER)))
    assert [o.reason for o in silent] == ["新报告的回顾部分没有提到“建成深水港气象站”。"]


@pytest.mark.parametrize(
    ("promised", "reported", "verdict"),
    [
        ("创建北塘湿地国家公园", "完成北塘湿地候选区本底调查。", "reported_unquantified"),
        ("实施“百港通航”三年行动", "完成船坞集成创新三年行动。", "reported_unquantified"),
        ("实施“百港通航”三年行动", "“百港通航”三年行动圆满完成。", "met"),
        ("实施新一轮港口综合改革试验", "新一轮教育改革全面启动。", "reported_unquantified"),
        ("确保北塘渔港主码头年内完工", "北塘渔港主码头开工建设。", "partly"),
        ("启动建设北塘渔港主码头", "北塘渔港主码头开工建设。", "met"),
        ("出台渔港发展方案", "北塘渔港入选全国渔港发展典型案例。", "reported_unquantified"),
        ("争创国家级渔港", "北塘渔港入选国家级渔港名单。", "met"),
        ("支持北塘渔港建设", "北塘渔港实现跨越式发展。", "reported_unquantified"),
        ("主要污染物排放等指标完成上级下达目标", "顺利完成全年主要目标。", "reported_unquantified"),
        ("完成今年发展目标任务", "全年经济社会发展主要目标任务顺利完成。", "met"),
        ("编制渔港“十九五”规划", "渔港“十八五”规划圆满完成。", "reported_unquantified"),
        ("实现渔港又好又快发展", "才能实现渔港又好又快发展。", "reported_unquantified"),
    ],
)
def test_completion_is_of_the_very_thing_that_was_promised(
    promised: str, reported: str, verdict: str
) -> None:
    assert by_words(promised, reported)[0] == verdict


@pytest.mark.parametrize(
    ("promised", "reported", "passed_over"),
    [
        ("持续巩固“双港”成果", "渔业向好态势持续巩固。", True),
        ("着力解决“停船难”问题", "着力解决“办证难”，化解积案三千件。", True),
        ("着力解决“停船难”问题", "停船难得到有效缓解。", False),
        ("“稳渔、稳港、稳船”", "抓好稳船稳港稳渔。", False),
        ("开展“渔家欢·惠享海岛”系列促消费活动", "开展系列促消费活动。", False),
        ("开展渔家系列促消费活动", "渔业向好态势持续巩固。", False),
    ],
)
def test_what_shares_only_the_words_around_a_name_passes_over_it(
    promised: str, reported: str, *, passed_over: bool
) -> None:
    assert passes_over_the_name(promised, reported) is passed_over


@pytest.mark.parametrize(
    ("promised", "reported", "verdict"),
    [
        ("加快北塘渔港研究中心二期建设", "北塘渔港研究中心组建运行。", "reported_unquantified"),
        ("建成北塘渔港研究中心二期", "北塘渔港研究中心二期建成运行。", "met"),
        ("建成北塘渔港水产市场", "北塘渔港水产市场一期建成。", "partly"),
    ],
)
def test_what_finishes_one_phase_finishes_no_other_and_not_all(
    promised: str, reported: str, verdict: str
) -> None:
    assert by_words(promised, reported)[0] == verdict


def test_a_plan_of_other_years_is_no_report_on_this_one() -> None:
    promise = unit("o1", "高水平编制渔港“十九五”规划。")
    said = unit("r1", "渔港“十八五”规划主要目标胜利实现。", role="review", commitment=False)
    (found,) = outcomes(pair(report(promise), report(said, OTHER)))
    assert found.verdict == "not_reported"


@pytest.mark.parametrize(
    ("promised", "reported", "verdict"),
    [
        ("整改好渔港安全问题", "9项渔港安全问题整改完成4项。", "partly"),
        ("整改好渔港安全问题", "9项渔港安全问题整改完成9项。", "met"),
        ("制定渔港发展新一轮行动计划", "完成渔港发展第一轮行动计划。", "reported_unquantified"),
        ("启动新一轮渔港清淤行动计划", "第三轮渔港清淤行动计划启动实施。", "met"),
        ("推动修订北塘国家湿地公园条例", "北塘国家湿地公园管理处组建运行。", "reported_unquantified"),
        ("加快建设世界船长社区", "世界船长论坛成功举办。", "reported_unquantified"),
        ("办好世界船长论坛", "世界船长论坛成功举办。", "met"),
    ],
)
def test_a_part_another_round_a_body_or_a_meeting_finishes_no_other_thing(
    promised: str, reported: str, verdict: str
) -> None:
    assert by_words(promised, reported)[0] == verdict


@pytest.mark.parametrize(
    ("promise", "review", "verdict"),
    [
        ("推进渔港水价改革。", "推进林场管理体制改革。", "not_reported"),
        ("推进渔港水价改革。", "渔港水价改革稳步推进。", "reported_unquantified"),
    ],
)
def test_words_that_any_promise_has_are_no_mention(promise: str, review: str, verdict: str) -> None:
    goal = unit("o1", promise)
    said = unit("r1", review, role="review", commitment=False)
    (found,) = outcomes(pair(report(goal), report(said, OTHER)))
    assert found.verdict == verdict
