from __future__ import annotations

from dataclasses import replace

import pytest

from views.targets import number_move
from warehouse.answers import TargetPair, TargetWording

FIVE = TargetWording("u", "就业", "新增就业5万人", "increment", "=", 5, None, "万人", 50_000, "人")


def pair(old: TargetWording | None, new: TargetWording | None) -> TargetPair:
    return TargetPair("就业", old, new, (), "unclear", None, None)


@pytest.mark.parametrize(
    ("value", "move"), [(60_000, "up"), (40_000, "down"), (50_000, "same"), (None, "none")]
)
def test_the_arrow_speaks_of_the_number_alone(value: float | None, move: str) -> None:
    assert number_move(pair(FIVE, replace(FIVE, value_si=value))) == move


def test_numbers_of_different_units_have_no_arrow() -> None:
    assert number_move(pair(FIVE, replace(FIVE, unit_base="%"))) == "none"


def test_a_target_of_one_year_has_no_arrow() -> None:
    assert number_move(pair(None, FIVE)) == "none"
