"""The algebra of comparators and hedges: an order of firmness, intervals, and how two targets compare."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.modifiers import Interval, compare_modifiers, interval, strength, stretches, value_order
from compare.target_moves import target_moves
from warehouse.records import Comparator, Target

if TYPE_CHECKING:
    from warehouse.records import Aspect


def growth(value: float | None, comparator: Comparator, **more: object) -> Target:
    """Make a growth target of tea in per cent."""
    settings: dict[str, object] = {
        "unit": "tasks/s1", "start": 0, "end": 9, "value_start": 5, "value_end": 7,
        "indicator": "茶叶产值", "canonical": "茶叶产值", "aspect": "growth", "comparator": comparator,
        "value": value, "value_high": None, "unit_text": "%", "unit_base": "%", "value_si": value,
        "hedge": None, "reference": None, "headline": False, "polarity": "higher",
    }  # fmt: skip
    return Target(**(settings | more))  # type: ignore[arg-type]


NUMBERS = st.floats(0.1, 1e6).map(lambda x: float(f"{x:.5g}"))
ASPECTS: list[Aspect] = ["growth", "reduction", "count"]


@st.composite
def targets(draw: st.DrawFn) -> Target:
    value = draw(st.none() | NUMBERS)
    comparator = draw(st.sampled_from(get_args(Comparator)))
    high = value * 2 if comparator == "range" and value is not None else None
    return growth(
        value,
        comparator,
        value_high=high,
        hedge=draw(st.sampled_from([None, "确保", "力争", "拟", "努力", "基本"])),
        aspect=draw(st.sampled_from(ASPECTS)),
        polarity=draw(st.sampled_from(["higher", "lower", "none"])),
        canonical=draw(st.sampled_from([None, "茶叶产值"])),
    )


TURNED = {
    "raised": "lowered", "lowered": "raised", "tightened": "softened", "softened": "tightened",
    "quantified": "dequantified", "dequantified": "quantified",
}  # fmt: skip


@settings(deadline=None)
@given(targets(), targets())
def test_turning_two_targets_round_turns_what_is_said_of_them(old: Target, new: Target) -> None:
    there, back = compare_modifiers(old, new), compare_modifiers(new, old)
    assert back.facets == tuple(TURNED[facet] for facet in there.facets)
    assert back.step == -there.step
    turned = {"up": "down", "down": "up"}
    assert back.ambition == turned.get(there.ambition, there.ambition)


@settings(deadline=None)
@given(targets())
def test_a_target_does_not_move_against_itself(target: Target) -> None:
    compared = compare_modifiers(target, target)
    assert (compared.facets, compared.step, compared.ambition) == ((), 0, "same")


@settings(deadline=None)
@given(targets(), targets(), targets())
def test_the_orders_of_firmness_and_of_number_are_transitive(a: Target, b: Target, c: Target) -> None:
    steps = [compare_modifiers(*pair).step for pair in ((a, b), (b, c), (a, c))]
    if len({target.value is None for target in (a, b, c)}) == 1:
        assert steps[0] + steps[1] == steps[2]
    orders = [value_order(a, b), value_order(b, c), value_order(a, c)]
    if orders[0] in {0, 1} and orders[1] in {0, 1}:
        assert orders[2] == max(orders[0], orders[1])


@settings(deadline=None)
@given(targets())
def test_a_target_that_holds_a_number_is_kept_by_a_number_and_one_in_words_has_no_interval(
    target: Target,
) -> None:
    kept = interval(target)
    if target.value is None:
        assert kept is None
    else:
        assert kept is not None
        inside = [target.value, target.value * 1.5, target.value / 2, target.value + 1, target.value - 1]
        assert any(number in kept for number in inside)


def test_strength_goes_down_from_ensure_to_strive_for_about() -> None:
    ladder = [
        growth(6, ">=", hedge="确保"),
        growth(6, "=", hedge="确保"),
        growth(6, ">="),
        growth(6, "="),
        growth(6, "≈"),
        growth(6, "strive", hedge="力争"),
        growth(6, "≈", hedge="力争"),
    ]
    steps = [strength(t) for t in ladder]
    assert steps == sorted(set(steps), reverse=True)


def test_a_bare_strive_is_as_firm_as_one_whose_hedge_says_it() -> None:
    assert strength(growth(6, "strive")) == strength(growth(6, "strive", hedge="力争"))


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        (growth(6, ">="), Interval(6, math.inf)),
        (growth(6, ">"), Interval(6, math.inf, low_open=True)),
        (growth(6, "<="), Interval(-math.inf, 6)),
        (growth(6, "<"), Interval(-math.inf, 6, high_open=True)),
        (growth(6, "="), Interval(6, 6)),
        (growth(6, "strive", hedge="力争"), Interval(6, 6)),
        (growth(6, "range", value_high=6.5), Interval(6, 6.5)),
        (growth(None, "sync"), None),
    ],
)
def test_a_comparator_says_which_numbers_keep_a_target(target: Target, kept: Interval | None) -> None:
    assert interval(target) == kept


@pytest.mark.parametrize(("number", "keeps"), [(5.9, True), (6.2, True), (5.5, False), (7, False)])
def test_about_takes_in_what_is_near(number: float, keeps: bool) -> None:  # noqa: FBT001 - a table's column
    kept = interval(growth(6, "≈"))
    assert kept is not None
    assert (number in kept) is keeps


@pytest.mark.parametrize(
    ("old", "new", "facets", "ambition"),
    [
        (growth(6, ">="), growth(6, "≈"), ("softened",), "down"),
        (growth(6, ">="), growth(7, "≈"), ("raised", "softened"), "unclear"),
        (growth(6, "=", hedge="确保"), growth(6, "strive", hedge="力争"), ("softened",), "down"),
        (growth(6, "="), growth(5.5, "range", value_high=6.5), ("softened",), "down"),
        (growth(6, "range", value_high=6.5), growth(6.5, "="), ("raised", "tightened"), "up"),
        (growth(6, "="), growth(None, "maintain"), ("dequantified",), "unclear"),
        (growth(None, "maintain"), growth(6, "="), ("quantified",), "unclear"),
        (growth(30, "<=", polarity="lower"), growth(28, "<=", polarity="lower"), ("lowered",), "up"),
        (growth(30, "<=", polarity="lower"), growth(30, "≈", polarity="lower"), ("softened",), "down"),
        (growth(30, "=", polarity="none"), growth(31, "=", polarity="none"), ("raised",), "unclear"),
    ],
)
def test_two_wordings_compare_in_number_firmness_and_ambition(
    old: Target, new: Target, facets: tuple[str, ...], ambition: str
) -> None:
    compared = compare_modifiers(old, new)
    assert (compared.facets, compared.ambition) == (facets, ambition)


def test_of_an_unknown_indicator_at_most_wants_less_on_whichever_side_it_stands() -> None:
    loose = growth(3, "=", canonical=None, polarity="none")
    bound = growth(2, "<=", canonical=None, polarity="none")
    assert compare_modifiers(loose, bound).ambition == "up"
    assert compare_modifiers(bound, loose).ambition == "down"


def test_the_upper_tier_is_known_by_its_hedge_after_a_base() -> None:
    tiers = [growth(8, "≈"), growth(10, "strive", hedge="力争")]
    assert stretches(tiers) == {1}
    assert stretches(tiers[1:]) == frozenset()


def test_the_base_of_two_tiers_goes_on_with_the_single_figure_of_the_year_before() -> None:
    old = [(1, growth(8, "≈"))]
    new = [(0, growth(8, "≈")), (1, growth(10, "strive", hedge="力争"))]
    (move,) = target_moves(old, new, ("茶叶产值增长8%左右", "茶叶产值增长8%左右、力争10%"))
    assert (move.new, move.facets) == (0, ())
