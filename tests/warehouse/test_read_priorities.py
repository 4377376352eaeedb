"""Sections of the tasks over the years, read from a real DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from section_years import BRIDGES, CITY, FERRIES, build_city

from warehouse.read import opened
from warehouse.read_priorities import Depth, Priority, PriorityFlow, Span, priorities, priority_flows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_city(tmp_path_factory.mktemp("priorities"))


def held(home: Path, depth: Depth = "section") -> tuple[tuple[Priority, ...], tuple[PriorityFlow, ...]]:
    span = Span(CITY.slug, 2031, 2034, depth)
    with opened(home) as warehouse:
        return priorities(warehouse, span), priority_flows(warehouse, span)


def test_sections_are_ranked_in_the_order_of_the_text(home: Path) -> None:
    ranked = [(each.year, each.rank, each.title) for each in held(home)[0] if each.year == 2032]
    assert [(rank, title[3:5]) for _, rank, title in ranked] == [
        (1, "果园"),
        (2, "桥梁"),
        (3, "渡口"),
        (4, "灯火"),
    ]


def test_shares_are_of_the_text_of_all_tasks(home: Path) -> None:
    first, second = (each for each in held(home)[0] if each.year == 2031)
    assert first.length == len(f"（一）桥梁工程{BRIDGES}{FERRIES}")
    assert first.share + second.share == pytest.approx(1)


def test_a_section_begins_at_its_heading(home: Path) -> None:
    first = held(home)[0][0]
    assert first.first_unit is not None
    assert first.first_unit.startswith(f"{CITY.slug}-2031/{first.key}/")


def test_a_split_section_flows_both_ways_by_its_text(home: Path) -> None:
    flows = [each for each in held(home)[1] if each.old_key == "tasks.2.1"]
    assert {each.new_key: each.relation for each in flows} == {"tasks.2.2": "split", "tasks.2.3": "split"}
    by_new = {each.new_key: each.old_share for each in flows}
    assert by_new["tasks.2.2"] > by_new["tasks.2.3"] > 0


def test_what_has_no_counterpart_is_told_with_one_end(home: Path) -> None:
    added = [each for each in held(home)[1] if each.relation == "added"]
    assert [(each.old_key, each.new_key) for each in added] == [(None, "tasks.2.4")]


def test_nothing_flows_across_a_year_that_is_not_held(home: Path) -> None:
    assert {(each.old_year, each.new_year) for each in held(home)[1]} == {(2031, 2032)}


def test_parts_are_read_as_wholes(home: Path) -> None:
    sections, flows = held(home, "part")
    assert [(each.year, each.rank, each.share) for each in sections] == [
        (2031, 1, 1.0), (2032, 1, 1.0), (2034, 1, 1.0),
    ]  # fmt: skip
    assert [each.relation for each in flows] == ["kept"]
    assert flows[0].share == pytest.approx(1)


def test_years_outside_the_span_are_left_out(home: Path) -> None:
    with opened(home) as warehouse:
        found = priorities(warehouse, Span(CITY.slug, 2032, 2033))
    assert {each.year for each in found} == {2032}


def test_a_region_that_was_never_compared_still_has_its_sections(tmp_path: Path) -> None:
    assert [each.rank for each in held(build_city(tmp_path, [2031]))[0]] == [1, 2]
