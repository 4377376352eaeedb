from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from compare.sections import align_sections, main_counterparts, ordered_sections
from warehouse.records import Coverage, Link, ReadReport, Section, SectionLink, Unit

SectionLevel = Literal["section", "theme"]


def report(*titles: str, level: SectionLevel = "section") -> ReadReport:
    """Make a report whose tasks have these sections, each with two units of ten characters."""
    sections = [Section("tasks.1", "part", 1, "今年任务", "tasks", 0, 99)]
    units = []
    for number, title in enumerate(titles, 1):
        key = f"tasks.1.{number}"
        sections.append(Section(key, level, number, title, "tasks", 0, 9, "tasks.1"))
        units += [
            Unit(f"{key}/s{n}", 0, 9, "tasks", (None, title, None), "十" * 10, section=key) for n in (1, 2)
        ]
    coverage = Coverage("full", {}, (), ())
    return ReadReport(None, None, None, None, None, None, 99, tuple(sections), tuple(units), (), (), coverage)


def link(old: tuple[int, int], new: tuple[int, int]) -> Link:
    return Link(f"tasks.1.{old[0]}/s{old[1]}", f"tasks.1.{new[0]}/s{new[1]}", 0.9)


def relations(found: tuple[SectionLink, ...]) -> dict[tuple[str | None, str | None], str]:
    places = [
        (f.old and f.old.removeprefix("tasks.1."), f.new and f.new.removeprefix("tasks.1.")) for f in found
    ]
    return {place: f.relation for place, f in zip(places, found, strict=True)}


def test_a_section_with_the_same_title_and_place_is_kept() -> None:
    same = report("修路架桥", "植树种草")
    found = align_sections(same, same, [link((1, 1), (1, 1)), link((2, 1), (2, 1))])
    assert relations(found) == {("1", "1"): "kept", ("2", "2"): "kept"}
    assert [(f.old_rank, f.new_rank, f.share) for f in found] == [(1, 1, 1.0), (2, 2, 1.0)]


def test_a_section_whose_text_goes_on_under_another_title_is_renamed() -> None:
    found = align_sections(report("修路架桥"), report("畅通城乡"), [link((1, 1), (1, 1))])
    assert relations(found) == {("1", "1"): "renamed"}


def test_a_section_that_leaves_the_order_of_the_others_has_moved() -> None:
    old, new = report("甲乙", "丙丁", "戊己"), report("戊己", "甲乙", "丙丁")
    links = [link((1, 1), (2, 1)), link((2, 1), (3, 1)), link((3, 1), (1, 1))]
    assert relations(align_sections(old, new, links))["3", "1"] == "moved"


def test_a_section_whose_text_goes_two_ways_is_split() -> None:
    found = align_sections(
        report("甲乙"), report("丙丁", "戊己"), [link((1, 1), (1, 1)), link((1, 2), (2, 1))]
    )
    assert relations(found) == {("1", "1"): "split", ("1", "2"): "split"}
    assert [f.share for f in found] == [0.5, 0.5]


def test_two_sections_that_go_on_in_one_are_merged() -> None:
    found = align_sections(
        report("甲乙", "丙丁"), report("戊己"), [link((1, 1), (1, 1)), link((2, 1), (1, 2))]
    )
    assert relations(found) == {("1", "1"): "merged", ("2", "1"): "merged"}


def test_sections_without_linked_text_are_dropped_and_added() -> None:
    found = align_sections(report("甲乙"), report("丙丁"), [])
    assert relations(found) == {("1", None): "dropped", (None, "1"): "added"}


def test_an_equal_title_alone_is_enough_where_no_text_is_linked() -> None:
    found = align_sections(report("修路架桥"), report("修路架桥"), [])
    assert relations(found) == {("1", "1"): "kept"}


def test_a_stray_link_makes_no_counterpart() -> None:
    strays = [link((1, n), (1, n)) for n in (1, 2)] * 6 + [link((1, 1), (2, 1))]
    found = align_sections(report("甲乙"), report("甲乙", "丙丁"), strays)
    assert relations(found) == {("1", "1"): "kept", (None, "2"): "added"}


@pytest.mark.parametrize("level", ["section", "theme"])
def test_a_part_without_sections_is_ordered_by_its_themes(level: SectionLevel) -> None:
    listed = ordered_sections(report("甲乙", "丙丁", "戊己", level=level))
    assert [s.title for s in listed] == ["甲乙", "丙丁", "戊己"]


def test_a_part_with_nothing_in_it_stands_for_itself() -> None:
    assert [s.key for s in ordered_sections(report())] == ["tasks.1"]


def counterparts(old: ReadReport, new: ReadReport, links: list[Link]) -> dict[str, set[str]]:
    found = main_counterparts(old, new, links)
    return {key[-1]: {other[-1] for other in others} for key, others in found.items()}


def test_both_parts_of_a_section_that_split_continue_it() -> None:
    links = [link((1, 1), (1, 1)), link((1, 2), (2, 1))]
    assert counterparts(report("甲乙"), report("丙丁", "戊己"), links) == {"1": {"1", "2"}}


def test_all_sections_that_merged_into_one_go_on_in_it() -> None:
    links = [link((n, 1), (1, 1)) for n in (1, 2, 3)]
    found = counterparts(report("甲乙", "丙丁", "戊己"), report("庚辛"), links)
    assert found == {"1": {"1"}, "2": {"1"}, "3": {"1"}}


def test_a_last_sentence_in_the_successor_of_another_section_makes_that_no_counterpart() -> None:
    old, new = (with_units(report(*titles), 7) for titles in (("甲乙", "丙丁"), ("丙丁",)))
    links = [link((1, 7), (1, 7)), *(link((2, n), (1, n)) for n in range(1, 7))]
    assert counterparts(old, new, links) == {"1": set(), "2": {"1"}}


def test_a_small_section_that_goes_whole_into_a_large_one_goes_on_there() -> None:
    old, new = (with_units(report(*titles), 20) for titles in (("甲乙", "丙丁"), ("丙丁",)))
    links = [
        *(link((1, n), (1, n)) for n in (1, 2, 3)),
        *(link((2, n), (1, n)) for n in range(4, 20)),
    ]
    assert counterparts(old, new, links) == {"1": {"1"}, "2": {"1"}}


def with_units(made: ReadReport, number: int) -> ReadReport:
    """Give each section so many units."""
    firsts = [unit for unit in made.units if unit.id.endswith("/s1")]
    units = (replace(u, id=f"{u.section}/s{n}") for u in firsts for n in range(1, number + 1))
    return replace(made, units=tuple(units))
