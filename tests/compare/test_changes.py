"""Links become one change per old unit, with every facet that applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, section, target, unit

from compare.changes import linked_changes
from compare.modifiers import strength, value_order
from compare.target_moves import target_moves
from warehouse.records import Section

if TYPE_CHECKING:
    from warehouse.records import Change, Target

GRAIN = unit("o1", "全年粮食产量1.3万亿斤以上。")
GRAIN_NEW = unit("n1", "全年粮食产量1.4万亿斤左右。")


def changed(old_text: str, *new_texts: str) -> Change:
    old = unit("o1", old_text)
    news = [unit(f"n{i}", text) for i, text in enumerate(new_texts, start=1)]
    return linked_changes(pair(report(old), report(*news), [("o1", n.id) for n in news]))[0]


def test_one_target_can_be_raised_and_softened_at_once() -> None:
    old = report(GRAIN, targets=[target(GRAIN, "粮食产量", 1.3, "万亿斤", comparator=">=")])
    new = report(GRAIN_NEW, targets=[target(GRAIN_NEW, "粮食产量", 1.4, "万亿斤", comparator="≈")])
    (change,) = linked_changes(pair(old, new, [("o1", "n1")]))
    assert (change.kind, change.facets, change.ambition) == ("revised", ("raised", "softened"), "unclear")


def test_punctuation_year_words_and_fillers_make_no_revision() -> None:
    change = changed("今年，继续办好民生小事二十件。", "2031年进一步办好民生小事二十件")
    assert (change.kind, change.facets) == ("carried", ())


def test_a_new_number_alone_is_no_rewording() -> None:
    old, new = unit("o1", "新建口袋公园12座。"), unit("n1", "新建口袋公园8座。")
    before = report(old, targets=[target(old, "口袋公园", 12, "座")])
    after = report(new, targets=[target(new, "口袋公园", 8, "座")])
    (change,) = linked_changes(pair(before, after, [("o1", "n1")]))
    assert (change.facets, change.ambition) == (("lowered",), "down")


def test_other_words_for_the_same_matter_are_reworded() -> None:
    assert changed("整治老旧小区外墙。", "老旧小区外墙全部翻新。").facets == ("reworded",)


def test_one_old_unit_in_two_new_ones_is_split() -> None:
    assert "split" in changed("办托育，办夜校。", "办好托育。", "办好夜校。").facets


def test_two_old_units_in_one_new_one_are_both_merged() -> None:
    old = report(unit("o1", "办好托育。"), unit("o2", "办好夜校。"))
    new = report(unit("n1", "办好托育和夜校。"))
    changes = linked_changes(pair(old, new, [("o1", "n1"), ("o2", "n1")]))
    assert ["merged" in c.facets for c in changes] == [True, True]


@pytest.mark.parametrize(("place", "moved"), [("tasks.2", False), ("tasks.1", True)])
def test_a_unit_is_moved_when_it_left_its_sections_counterpart(place: str, *, moved: bool) -> None:
    part = Section("tasks", "part", 1, "今年任务", "tasks", 0, 0)
    sections = [part, section("tasks.1", "甲"), section("tasks.2", "乙")]
    olds = [unit(f"o{n}", f"办好夜校{n}。", section=f"tasks.{1 if n < 5 else 2}") for n in range(1, 9)]
    # the two sections changed places, all but the first unit, which stands in `place`
    news = [unit(f"n{n}", f"办好夜校{n}。", section=f"tasks.{2 if n < 5 else 1}") for n in range(2, 9)]
    news.append(unit("n1", "办好夜校1。", section=place))
    links = [(f"o{n}", f"n{n}") for n in range(1, 9)]
    found = linked_changes(pair(report(*olds, sections=sections), report(*news, sections=sections), links))
    assert {c.old[0] for c in found if "moved" in c.facets} == ({"o1"} if moved else set())


def test_a_unit_that_goes_on_word_for_word_is_carried_whatever_else_speaks_of_it() -> None:
    assert changed("办好托育。", "办好托育，扩大城东托位。", "办好托育。").kind == "carried"


def test_from_all_districts_to_a_trial_is_a_change_of_scope() -> None:
    assert "scope_changed" in changed("全面推行河畔议事制度。", "开展河畔议事制度试点。").facets


@pytest.mark.parametrize(
    ("old", "new", "widened"),
    [
        ("在城东推行河畔议事制度。", "把河畔议事制度推广到所有乡镇。", True),
        ("建成芦苇湿地监测点六处。", "推动湿地监测点向支流延伸。", True),
        ("溪流断面水质优良比例达到90%。", "溪流断面及湖库水质优良比例达到90%。", True),
        ("新建镇东书屋、凉亭9座。", "新建镇东书屋6座，添置凉亭2座。", False),
        ("推出云纹级以上绿色工厂9家。", "推出云纹级及以上绿色工厂9家。", False),
        ("翻修镇东竹桥等9座。", "翻修镇东竹桥、木栈道等12座。", False),
        ("办好“书屋全覆盖”工程。", "继续办好“书屋全覆盖”工程。", False),
        ("推广河畔议事制度。", "办好夜校，把菌菇种植推广到所有乡镇。", False),
    ],
)
def test_the_scope_is_another_where_the_same_is_carried_further_or_more_is_counted(
    old: str, new: str, *, widened: bool
) -> None:
    assert ("scope_changed" in changed(old, new).facets) == widened


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [
        ("开工建设北塘渡轮码头。", "建成北塘渡轮码头。", "tightened"),
        ("建成北塘渡轮码头。", "研究北塘渡轮码头。", "softened"),
    ],
)
def test_the_stage_that_a_project_is_promised_to_reach_counts(old: str, new: str, facet: str) -> None:
    assert facet in changed(old, new).facets


def test_a_change_keeps_its_name_over_rebuilds() -> None:
    old, new = report(unit("o1", "办夜校。"), year=2030), report(unit("n1", "办夜校。"), year=2031)
    ids = [linked_changes(pair(old, new, [("o1", "n1")]))[0].id for _ in range(2)]
    assert ids == ["o1>2031", "o1>2031"]


def grown(value: float | None, comparator: str, **more: object) -> Target:
    settings = {"aspect": "growth" if value is not None else "qualitative", "comparator": comparator}
    return target(GRAIN, "地区生产总值", value, "%", **(settings | more))


@pytest.mark.parametrize(
    ("old", "new", "facets", "ambition"),
    [
        (grown(6, ">="), grown(6, "≈"), ("softened",), "down"),
        (grown(6, "="), grown(6, "=", hedge="力争"), ("softened",), "down"),
        (grown(6, "≈"), grown(6, ">="), ("tightened",), "up"),
        (grown(6.5, "≈"), grown(6, "range", value_high=6.5), ("lowered",), "down"),
        (grown(6, "="), grown(None, "maintain"), ("dequantified",), "unclear"),
        (grown(None, "sync"), grown(5, "="), ("quantified",), "unclear"),
        (grown(5, "<=", polarity="lower"), grown(4, "<=", polarity="lower"), ("lowered",), "up"),
        (
            grown(3, "≈", polarity="lower", aspect="reduction"),
            grown(4, "≈", polarity="lower", aspect="reduction"),
            ("raised",),
            "up",
        ),
        (grown(5, "="), grown(5, "="), (), "same"),
    ],
)
def test_a_pair_of_targets_moves_by_number_and_by_firmness(
    old: Target, new: Target, facets: tuple[str, ...], ambition: str
) -> None:
    (move,) = target_moves([(0, old)], [(0, new)], ("", ""))
    assert (move.facets, move.ambition) == (facets, ambition)


@pytest.mark.parametrize(("alone", "facets"), [(True, ["quantified"]), (False, [])])
def test_a_first_number_is_the_matters_own_only_if_nothing_else_goes_on_there(
    facets: list[str], *, alone: bool
) -> None:
    new = [(0, target(GRAIN, "绿色工厂", 10, "家"))]
    moves = target_moves([], new, ("编制减排方案。", "落实减排方案，创建绿色工厂10家。"), alone=alone)
    assert [f for m in moves for f in m.facets] == facets


def test_the_last_figures_of_a_measure_are_one_matter_under_another_name() -> None:
    old, new = target(GRAIN, "寄递物流服务站", 120, "个"), target(GRAIN, "物流站点", 100, "个")
    (move,) = target_moves([(0, old)], [(0, new)], ("", ""))
    assert move.facets == ("lowered",)


def test_firmness_is_ordered_from_ensure_to_strive() -> None:
    ladder = [
        grown(6, ">=", hedge="确保"),
        grown(6, ">="),
        grown(6, "="),
        grown(6, "≈"),
        grown(6, "≈", hedge="力争"),
    ]
    steps = [strength(t) for t in ladder]
    assert steps == sorted(set(steps), reverse=True)


def test_numbers_of_different_measure_are_not_compared() -> None:
    assert value_order(target(GRAIN, "a", 3, "座"), target(GRAIN, "a", 3, "公里")) is None


def test_targets_of_the_same_unit_are_paired_by_indicator_not_by_place() -> None:
    old = [(0, grown(5, "=")), (1, target(GRAIN, "城镇新增就业", 4, "万人"))]
    new = [(0, target(GRAIN, "城镇新增就业", 5, "万人")), (1, grown(5, "="))]
    moves = target_moves(old, new, ("", ""))
    assert {(m.old, m.new): m.facets for m in moves} == {(0, 1): (), (1, 0): ("raised",)}
