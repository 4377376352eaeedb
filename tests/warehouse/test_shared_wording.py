"""Shared wording in the warehouse: counted for a changed year, kept for others, taken away where it ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from warehouse.read import opened
from warehouse.read_changes import all_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fictional_city import City

    from warehouse.wording_records import UnitSaid

STEP = -0.2
PAIR = "yunxi-2031-2032"


def everything(units: Sequence[UnitSaid]) -> Sequence[UnitSaid]:
    return units


def nothing(units: Sequence[UnitSaid]) -> Sequence[UnitSaid]:
    return units[:0]


def refuse(units: Sequence[UnitSaid]) -> Sequence[UnitSaid]:
    raise AssertionError(units)


def build(city: City, common: object, version: str = "v1", *, copy: bool = False, key: str = "") -> None:
    with city.writer() as writer:
        city.add_archive(writer)
        for year in city.texts:
            if copy:
                writer.copy_witness(city.witness(year))
            else:
                city.add_text(writer, year)
        pair = replace(city.pair, input_key=city.pair.input_key + key)
        if copy:
            writer.copy_pair(pair)
        else:
            writer.add_pair(pair, city.comparison)
        writer.mark_boilerplate(version, common, STEP)  # type: ignore[arg-type]
        writer.finish()


def marks(city: City) -> list[tuple[bool, float, float]]:
    return city.query("SELECT boilerplate, weight, own_weight FROM changes ORDER BY ord")


def test_a_change_of_common_units_is_marked_and_weighs_less_but_never_less_than_nothing(city: City) -> None:
    build(city, everything)
    assert marks(city) == [(True, 0.8, 1.0), (True, 0.3, 0.5), (True, 0.0, 0.0)]


def test_a_change_is_marked_only_if_all_its_units_are_common_old_and_new(city: City) -> None:
    def all_but_one(units: Sequence[UnitSaid]) -> list[UnitSaid]:
        return [unit for unit in units if unit.unit_id != "yunxi-2031/goals.1/1"]

    build(city, all_but_one)
    assert [marked for marked, *_ in marks(city)] == [False, True, True]


def test_units_with_a_target_are_a_governments_own(city: City) -> None:
    asked: list[UnitSaid] = []

    def listen(units: Sequence[UnitSaid]) -> Sequence[UnitSaid]:
        asked.extend(units)
        return ()

    build(city, listen)
    targets = {target.unit for text in city.texts.values() for target in text.read.targets}
    assert {unit.unit_id for unit in asked if unit.own} == targets
    assert len(asked) == sum(len(text.read.units) for text in city.texts.values())


def test_an_unchanged_year_keeps_its_marks_without_counting(city: City) -> None:
    build(city, everything)
    before = marks(city)
    build(city, refuse, copy=True)
    assert marks(city) == before


def test_a_mark_ends_when_the_wording_is_no_longer_shared_though_the_comparison_is_kept(city: City) -> None:
    build(city, everything)
    build(city, nothing, "v2", copy=True)
    assert marks(city) == [(False, 1.0, 1.0), (False, 0.5, 0.5), (False, 0.0, 0.0)]


@pytest.mark.parametrize(("common", "expected"), [(everything, True), (nothing, False)])
def test_the_mark_is_read_with_the_change_and_stands_in_the_public_view(
    city: City, common: object, *, expected: bool
) -> None:
    build(city, common)
    with opened(city.home) as warehouse:
        assert {row.boilerplate for row in all_changes(warehouse, PAIR).values()} == {expected}
    assert city.query("SELECT DISTINCT boilerplate FROM v_changes") == [(expected,)]
