from __future__ import annotations

import pytest
from fictional_report import AIMS, CLOSING, OPENING, REVIEW, SPEECH, TASKS, report

from ingest.damage.suspects import suspect_figures
from ingest.report import read_report

JOBS = "城镇新增就业2.4万人"


def planned(year: int, jobs: str) -> str:
    return report().replace(JOBS, jobs).replace("2031年", f"{year}年").replace("2030年", f"{year - 1}年")


def suspects(*paragraphs: str) -> list[str]:
    return [f.detail for f in read_report(report(*paragraphs)).findings if f.kind == "suspect_figure"]


def with_sentence(sentence: str) -> tuple[str, ...]:
    return (*OPENING, *REVIEW, *AIMS, *TASKS, sentence, *CLOSING)


def test_a_whole_speech_has_no_suspect_figure() -> None:
    assert suspects(*SPEECH) == []


def test_a_share_of_a_whole_above_one_hundred_percent_is_suspect() -> None:
    assert suspects(*with_sentence("全市森林覆盖率达到645%。")) == ["“森林覆盖率”645%：占比不会超过100%。"]
    assert suspects(*with_sentence("全市森林覆盖率达到64.5%。")) == []


@pytest.mark.parametrize("growth", ["620%", "955%"])
def test_a_growth_beyond_all_that_was_seen_is_suspect(growth: str) -> None:
    (detail,) = suspects(*with_sentence(f"今年社会消费品零售总额增长{growth}。"))
    assert detail.endswith("：增速过大。")


def test_the_broad_indicators_do_not_double_in_a_year() -> None:
    assert suspects(*with_sentence("今年社会消费品零售总额增长155%。")) != []
    assert suspects(*with_sentence("今年跨境电商进出口增长155%。")) == []


def test_the_same_figure_with_and_without_its_decimal_point_is_suspect() -> None:
    assert suspects(*with_sentence("今年城镇新增就业24万人。")) == [
        "“城镇新增就业”24万人：同一报告另有2.4万人，可能丢失小数点。"
    ]


def test_a_figure_eight_times_that_of_the_neighbouring_years_is_suspect() -> None:
    history = [read_report(planned(year, "城镇新增就业2.3万人")) for year in (2029, 2030, 2032)]
    assert suspect_figures(read_report(planned(2031, "城镇新增就业2.5万人")), history) == ()
    (finding,) = suspect_figures(read_report(planned(2031, "城镇新增就业25万人")), history)
    assert finding.detail == "“城镇新增就业”25万人：与2029、2030、2032年的同一指标相差八倍以上。"
    assert finding.severity == "warning"


def test_one_neighbouring_year_alone_says_nothing() -> None:
    history = [read_report(planned(2030, "城镇新增就业2.3万人"))]
    assert suspect_figures(read_report(planned(2031, "城镇新增就业25万人")), history) == ()


def test_neighbouring_years_that_disagree_say_nothing() -> None:
    history = [
        read_report(planned(year, f"城镇新增就业{jobs}万人")) for year, jobs in ((2029, "0.3"), (2030, "2.3"))
    ]
    assert suspect_figures(read_report(planned(2031, "城镇新增就业25万人")), history) == ()


def test_years_far_away_say_nothing() -> None:
    history = [read_report(planned(year, "城镇新增就业2.3万人")) for year in (2021, 2022)]
    assert suspect_figures(read_report(planned(2031, "城镇新增就业25万人")), history) == ()


def test_the_growth_that_is_planned_for_output_is_never_beyond_forty_percent() -> None:
    growth = "地区生产总值增长5.5%以上"
    (detail,) = suspects(*(p.replace(growth, "地区生产总值增长55%以上") for p in SPEECH))
    assert detail.endswith("这项指标的增速不会这样大。")


def test_a_rate_of_unemployment_beyond_all_plans_is_suspect() -> None:
    assert suspects(*with_sentence("今年城镇调查失业率控制在55%以内。")) != []
    assert suspects(*with_sentence("今年城镇调查失业率控制在5.5%以内。")) == []


def test_the_growth_of_a_headline_target_four_times_that_of_the_neighbouring_years_is_suspect() -> None:
    def grown(year: int, growth: str) -> str:
        return planned(year, JOBS).replace("地区生产总值增长5.5%", f"地区生产总值增长{growth}")

    history = [read_report(grown(year, "6%")) for year in (2029, 2030)]
    assert suspect_figures(read_report(grown(2031, "20%")), history) == ()
    (finding,) = suspect_figures(read_report(grown(2031, "35%")), history)
    assert finding.detail.endswith("与2029、2030年的同一指标相差四倍以上。")
