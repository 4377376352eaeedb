"""Commitments followed through the years."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_lines import FERRY, LIGHTS, ORCHARD, change, compared, lines, name, spans, year
from written_reports import target, unit

from compare.lineage import line_up
from warehouse.line_records import History, Line, PairCompared, YearHeld
from warehouse.records import Link, Outcome, TargetMove

if TYPE_CHECKING:
    from warehouse.records import Facet, OutcomeVerdict, Target, Unit, Verdict


def test_links_of_three_years_make_one_line() -> None:
    found = lines(
        [year(2031, FERRY), year(2032, LIGHTS, FERRY), year(2033, FERRY)],
        [compared(2031, 2032, (0, 1)), compared(2032, 2033, (1, 0))],
    )
    assert spans(found) == [[2031, 2032, 2033], [2032]]


def test_a_line_is_named_by_region_year_and_words_of_its_first_appearance() -> None:
    (one,) = lines([year(2031, FERRY)], [])
    (same,) = lines([year(2031, f"{FERRY}。")], [])
    assert one.id.startswith("beitang-2031-")
    assert one.id == same.id


def test_the_same_words_twice_in_a_report_are_two_lines_with_two_names() -> None:
    found = lines([year(2031, FERRY, FERRY)], [])
    assert [line.id for line in found] == [found[0].id, f"{found[0].id}-2"]


def test_a_split_goes_on_in_the_likelier_part_and_begins_a_line_with_the_other() -> None:
    lineage = line_up(
        History("b", (year(1, FERRY), year(2, FERRY, LIGHTS)), (compared(1, 2, (0, 0), (0, 1)),))
    )
    assert spans(lineage.lines) == [[1, 2], [2]]
    assert [(b.kind, b.old_line, b.new_line) for b in lineage.branches] == [
        ("split", lineage.lines[0].id, lineage.lines[1].id)
    ]


def test_a_merger_ends_the_line_that_was_taken_in() -> None:
    lineage = line_up(
        History("b", (year(1, FERRY, LIGHTS), year(2, FERRY)), (compared(1, 2, (0, 0), (1, 0)),))
    )
    assert [line.ending for line in lineage.lines] == ["current", "merged_into"]
    assert [b.kind for b in lineage.branches] == ["merged"]


def test_a_doubtful_link_is_kept_as_a_branch_and_carries_no_line_on() -> None:
    weak = PairCompared(1, 2, (Link(name(1, 0), name(2, 0), 0.45),))
    lineage = line_up(History("b", (year(1, FERRY), year(2, LIGHTS)), (weak,)))
    assert [(line.ending, len(line.years)) for line in lineage.lines] == [("cannot_tell", 1), ("current", 1)]
    assert [branch.kind for branch in lineage.branches] == ["doubtful"]


def test_a_year_without_a_text_is_a_gap_across_which_only_a_comparison_links() -> None:
    linked = lines([year(1, FERRY), year(3, FERRY)], [compared(1, 3, (0, 0))])
    assert [(gap.year, gap.state) for gap in linked[0].gaps] == [(2, "not_held")]
    alone = lines([year(1, FERRY), year(3, FERRY)], [])
    assert spans(alone) == [[1], [3]]
    assert [line.ending for line in alone] == ["not_compared", "current"]


@pytest.mark.parametrize(("complete", "state"), [(True, "not_there"), (False, "cannot_tell")])
def test_words_that_left_and_come_back_return_to_their_line(*, complete: bool, state: str) -> None:
    verdict: Verdict = "dropped_silent" if complete else "cannot_tell"
    found = lines(
        [year(1, FERRY, LIGHTS), year(2, LIGHTS, complete=complete), year(3, LIGHTS, f"{FERRY}。")],
        [
            compared(1, 2, (1, 0), changes=(change(name(1, 0), verdict=verdict),)),
            compared(2, 3, (0, 0)),
        ],
    )
    assert spans(found) == [[1, 3], [1, 2, 3]]
    assert [step.joint for step in found[0].years] == ["first", "returned"]
    assert [(gap.year, gap.state) for gap in found[0].gaps] == [(2, state)]


def test_what_left_with_the_last_report_is_no_return_however_alike() -> None:
    found = lines([year(1, FERRY), year(2, FERRY)], [compared(1, 2)])
    assert spans(found) == [[1], [2]]


def test_a_line_ends_as_the_comparison_says() -> None:
    verdicts: tuple[Verdict, ...] = ("dropped_silent", "dropped_reported_done", "cannot_tell")
    changes = tuple(change(name(1, n), verdict=verdict) for n, verdict in enumerate(verdicts))
    found = lines([year(1, FERRY, LIGHTS, ORCHARD), year(2)], [compared(1, 2, changes=changes)])
    assert tuple(line.ending for line in found) == verdicts


def test_what_the_next_report_says_stands_at_the_year_of_the_promise() -> None:
    said = tuple(
        Outcome(name(1, 0), None, verdict, (), None, None, "certain") for verdict in ("met", "not_reported")
    )
    (line,) = lines([year(1, FERRY), year(2, FERRY)], [compared(1, 2, (0, 0), outcomes=said)])
    assert [(step.verdicts, step.told_in) for step in line.years] == [
        (("met", "not_reported"), 2),
        ((), None),
    ]
    assert (line.summary.asked, line.summary.reported, line.summary.last_reported) == (1, 1, 2)


@pytest.mark.parametrize(
    ("verdicts", "reported", "silent"),
    [
        (("met", "not_reported", "not_reported"), 1, 2),
        (("not_reported", "cannot_tell", "not_reported"), 0, 2),
        (("not_reported", "met", "cannot_tell"), 1, 0),
        (("cannot_tell", "cannot_tell", "cannot_tell"), 0, 0),
    ],
)
def test_silence_is_counted_over_the_years_that_can_be_told(
    verdicts: tuple[OutcomeVerdict, ...], reported: int, silent: int
) -> None:
    pairs = [
        compared(n, n + 1, (0, 0), outcomes=(Outcome(name(n, 0), None, v, (), None, None, "certain"),))
        for n, v in enumerate(verdicts, 1)
    ]
    (line,) = lines([year(n, FERRY) for n in range(1, 5)], pairs)
    assert (line.summary.reported, line.summary.silent_run) == (reported, silent)


def joint(old: Target, new: Target, *, moved: bool = True) -> tuple[set[str], set[str]]:
    facets: tuple[Facet, ...] = ("raised", "softened")
    moves = (TargetMove(0, 0, facets, "up"),) if moved else ()
    found = change(name(1, 0), facets=facets, moves=moves)
    (line,) = lines(
        [year(1, FERRY, targets=[old]), year(2, FERRY, targets=[new])],
        [compared(1, 2, (0, 0), changes=(found,))],
    )
    return set(line.years[1].facets), set(line.years[1].incomparable)


def goal(year_: int, value: float, indicator: str, unit_text: str = "%", **more: Any) -> Target:
    return target(unit(name(year_, 0), FERRY), indicator, value, unit_text, **more)


def test_figures_of_the_same_kind_are_compared() -> None:
    found = joint(goal(1, 5, "工业增加值", aspect="growth"), goal(2, 6, "工业增加值", aspect="growth"))
    assert found == ({"raised", "softened"}, set())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (goal(1, 5, "渡轮客流", "%"), goal(2, 30, "渡轮客流", "万人"), "unit"),
        (goal(1, 5, "渡轮客流", aspect="growth"), goal(2, 50, "渡轮客流", aspect="share"), "kind"),
        (goal(1, 5, "城镇居民收入"), goal(2, 6, "农村居民收入"), "scope"),
        (goal(1, 5, "能耗", reference="2030年"), goal(2, 6, "能耗", reference="2031年"), "base"),
    ],
)
def test_a_joint_at_which_the_measure_changed_is_no_raise(old: Target, new: Target, reason: str) -> None:
    assert joint(old, new) == ({"softened"}, {reason})


def test_two_lone_figures_that_the_comparison_did_not_pair_are_of_other_indicators() -> None:
    assert joint(goal(1, 5, "渡轮客流"), goal(2, 6, "果园面积"), moved=False)[1] == {"indicator"}


@st.composite
def histories(draw: st.DrawFn, years: int = 5, most: int = 4) -> History:
    texts = st.sampled_from([FERRY, ORCHARD, LIGHTS, f"{FERRY}和货运", "办好采摘节"])
    numbers = draw(st.lists(st.integers(2000, 2012), min_size=1, max_size=years, unique=True).map(sorted))
    held = [
        YearHeld(
            n,
            f"w{n}",
            tuple(
                unit(name(n, i), text, commitment=draw(st.booleans()))
                for i, text in enumerate(draw(st.lists(texts, max_size=most)))
            ),
        )
        for n in numbers
    ]
    pairs = []
    for old, new in pairwise(held):
        every = [(a.id, b.id) for a in old.units for b in new.units]
        chosen = draw(st.lists(st.sampled_from(every), unique=True)) if every else []
        scores = st.sampled_from([0.5, 0.7, 0.9])
        pairs.append(PairCompared(old.year, new.year, tuple(Link(a, b, draw(scores)) for a, b in chosen)))
    return History("beitang", tuple(held), tuple(pairs))


def members(line: Line) -> list[str]:
    return [step.unit for step in line.years]


def commitments(history: History) -> list[Unit]:
    return [u for held in history.years for u in held.units if u.commitment]


@settings(deadline=None)
@given(histories())
def test_every_commitment_stands_in_exactly_one_line(history: History) -> None:
    standing = [unit_ for line in line_up(history).lines for unit_ in members(line)]
    assert len(standing) == len(set(standing))
    assert {u.id for u in commitments(history)} <= set(standing)


@settings(deadline=None)
@given(histories())
def test_tracing_twice_gives_the_same(history: History) -> None:
    assert line_up(history) == line_up(history)


@settings(deadline=None)
@given(histories())
def test_a_later_year_neither_renames_nor_reroutes_what_is_there(history: History) -> None:
    last = history.years[-1].year
    earlier = History(
        history.region, history.years[:-1], tuple(p for p in history.pairs if p.new_year != last)
    )
    before = {line.id: members(line) for line in line_up(earlier).lines}
    after = {line.id: members(line) for line in line_up(history).lines}
    assert all(after[line][: len(units)] == units for line, units in before.items())


@settings(deadline=None)
@given(histories())
def test_a_line_has_one_unit_a_year_in_order_and_a_reason_for_every_other_year(history: History) -> None:
    for line in line_up(history).lines:
        there, gaps = [s.year for s in line.years], [g.year for g in line.gaps]
        assert there == sorted(set(there))
        assert sorted(there + gaps) == list(range(there[0], there[-1] + 1))


@settings(deadline=None)
@given(histories())
def test_no_joint_is_made_but_of_a_link_or_of_words_that_came_back(history: History) -> None:
    links = {(link.old, link.new) for pair in history.pairs for link in pair.links}
    for line in line_up(history).lines:
        for before, step in pairwise(line.years):
            assert ((before.unit, step.unit) in links) == (step.joint == "linked")
            assert step.joint != "first"


@settings(deadline=None)
@given(histories())
def test_every_link_between_commitments_is_a_joint_or_a_branch(history: History) -> None:
    lineage = line_up(history)
    promising = {u.id for u in commitments(history)}
    joints = {
        (a, b) for line in lineage.lines for a, b in zip(members(line), members(line)[1:], strict=False)
    }
    edges = joints | {(b.old_unit, b.new_unit) for b in lineage.branches}
    links = {(k.old, k.new) for p in history.pairs for k in p.links if {k.old, k.new} <= promising}
    assert links <= edges
