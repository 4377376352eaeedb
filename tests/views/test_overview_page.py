"""The first screen: what moved, in one sentence and in a table, and what a person has to look at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from shown_links import shown_links
from small_warehouse import build_small

from views.language import Words
from views.targets import firmness_badge, moves, targets_sentence
from warehouse.answers import TargetPair, TargetWording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from warehouse.records import Comparator

    Opened = Callable[..., AppTest]

PLACE = {"region": "yunting", "years": "2023-2024"}
SIX = TargetWording("u", "生产总值", "生产总值增长6%以上", "growth", ">=", 6, None, "%", 6, "%")
FIVE = replace(SIX, wording="生产总值增长5%左右", comparator="≈", value=5, value_si=5)


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_first_sentence_names_the_targets_that_moved_and_from_what_to_what(opened_page: Opened) -> None:
    shown = html_of(opened_page("overview", **PLACE))
    lead = shown[shown.index("dz-lead") : shown.index("dz-textline")]
    assert "主要预期目标 3 项，1 项不变" in lead
    assert "地区生产总值</bdi>" in lead
    assert "6%以上" in lead
    assert "5.5%左右" in lead


def test_the_targets_stand_before_the_counts(opened_page: Opened) -> None:
    shown = html_of(opened_page("overview", **PLACE))
    assert shown.index("主要预期目标</h2>") < shown.index("任务变化</h2>")


def test_the_load_of_review_leads_to_the_open_changes(opened_page: Opened) -> None:
    app = opened_page("overview", region="yunting", years="2024-2025")
    assert "6 项变化中，3 项把握不足，需要人看" in html_of(app)
    links = [link.query_string for link in shown_links(app) if "只看这些" in link.label]
    assert ["certainty=open" in link for link in links] == [True]


def test_the_count_of_the_dropped_leads_to_their_own_page(opened_page: Opened) -> None:
    links = shown_links(opened_page("overview", **PLACE))
    assert [link.page for link in links if "－ 未再出现" in link.label] == ["dropped"]


def test_a_target_moves_in_number_or_in_firmness() -> None:
    assert moves(TargetPair("生产总值", SIX, FIVE, (), "down", None, None))
    assert moves(TargetPair("生产总值", SIX, SIX, ("softened",), "down", None, None))
    assert not moves(TargetPair("生产总值", SIX, SIX, ("reworded",), "same", None, None))
    assert not moves(TargetPair("生产总值", None, SIX, (), "unclear", None, None))


def test_of_years_without_a_common_target_the_sentence_says_so() -> None:
    told = targets_sentence([TargetPair("生产总值", None, SIX, (), "unclear", None, None)], Words("zh"))
    assert told == "新文主要预期目标 1 项，旧文 0 项，没有一项两年都有。"


def test_the_sentence_is_complete_in_english() -> None:
    told = targets_sentence([TargetPair("生产总值", SIX, FIVE, (), "down", None, None)], Words("en"))
    assert "Of 1 headline targets 0 stay as they were" in told
    assert "≥ 6%" in told
    assert "about 5%" in told


@pytest.mark.parametrize(
    ("comparator", "hedge", "label"),
    [(">=", None, "硬"), ("=", "确保", "硬"), ("≈", None, "软"), ("=", "力争", "软"), ("range", None, "软")],
)
def test_wording_that_binds_and_wording_that_gives_way_are_marked(
    comparator: Comparator, hedge: str | None, label: str
) -> None:
    assert f">{label}<" in firmness_badge(replace(SIX, comparator=comparator, hedge=hedge), Words("zh"))


def test_a_bare_figure_has_no_mark() -> None:
    assert not firmness_badge(replace(SIX, comparator="="), Words("zh"))


def test_a_region_of_one_year_leads_to_what_is_held_of_it(opened_page: Opened, tmp_path: Path) -> None:
    app = opened_page("overview", region="yunting", home=build_small(tmp_path, upto=2023))
    assert "至少要有两年才能对照" in html_of(app)
    labels = [link.label for link in shown_links(app)]
    beside_the_navigation = [label for label in ("变化", "指标", "来源") if labels.count(label) > 1]
    assert beside_the_navigation == ["指标", "来源"]


def test_what_may_be_new_or_not_is_never_counted_among_the_old_commitments(page: Opened) -> None:
    lead = html_of(page("overview", years="2023-2024")).split("dz-texts", maxsplit=1)[0]
    counted = re.search(
        r"的 (\d+) 项任务中，(\d+) 项延续，(\d+) 项修订，(\d+) 项未再出现，(\d+) 项无法判断", lead
    )
    assert counted is not None
    promised, *parts = map(int, counted.groups())
    assert promised == sum(parts)
    assert "2024 年另有 37 项，是不是新增无法判断。" in lead
