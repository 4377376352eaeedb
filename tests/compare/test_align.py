from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from fictional_units import fictional_units, renamed
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.align import Alignment, align_units, rank_matches

seeds = st.integers(0, 10_000)
some_examples = settings(max_examples=8, deadline=None)


def linked(alignment: Alignment) -> set[tuple[str, str]]:
    return {(link.old, link.new) for link in alignment.links}


@given(seeds)
@some_examples
def test_a_text_against_itself_links_every_unit_to_itself_with_a_score_near_one(seed: int) -> None:
    units = fictional_units(seed)
    scores = {link.old: link.score for link in align_units(units, units).links if link.old == link.new}
    assert set(scores) == {u.id for u in units}
    assert min(scores.values()) > 0.9


@given(seeds, seeds)
@some_examples
def test_exchanging_the_texts_turns_the_links_round(seed: int, other: int) -> None:
    old = fictional_units(seed)
    new = renamed((*old[:14], *fictional_units(other)[14:]), "new")
    turned = {(o, n) for n, o in linked(align_units(new, old))}
    assert turned == linked(align_units(old, new))


@given(seeds, st.integers(0, 100))
@some_examples
def test_deleting_one_sentence_leaves_exactly_that_unit_unlinked(seed: int, which: int) -> None:
    old = fictional_units(seed)
    gone = [u for u in old if u.kind == "sentence"][which % 24]
    new = tuple(u for u in old if u != gone)
    from_old = {o for o, _ in linked(align_units(old, new))}
    assert {u.id for u in old} - from_old == {gone.id}


@given(seeds)
@some_examples
def test_shuffling_the_sections_keeps_every_link(seed: int) -> None:
    units = fictional_units(seed)
    keys = sorted({u.section for u in units})
    random.Random(seed).shuffle(keys)  # noqa: S311
    shuffled = tuple(u for key in keys for u in units if u.section == key)
    assert {(u.id, u.id) for u in units} <= linked(align_units(units, shuffled))


@given(seeds, st.integers(0, 23))
@some_examples
def test_changing_one_number_keeps_the_link(seed: int, which: int) -> None:
    old = fictional_units(seed)
    chosen = [u for u in old if u.kind == "sentence"][which]
    changed = replace(chosen, text=re.sub(r"\d+", "137", chosen.text))
    new = tuple(changed if u == chosen else u for u in old)
    assert (chosen.id, chosen.id) in linked(align_units(old, new))


@given(seeds)
@some_examples
def test_the_same_units_always_give_the_same_links(seed: int) -> None:
    old, new = fictional_units(seed), fictional_units(seed + 1)
    assert align_units(old, new) == align_units(old, new)


def test_unrelated_texts_link_hardly_anything() -> None:
    old = tuple(u for u in fictional_units(1) if u.kind == "sentence")
    new = tuple(replace(u, text="召开座谈会，听取各方意见。", id=f"n{i}") for i, u in enumerate(old))
    assert align_units(old, new).links == ()


def test_a_sentence_that_is_cut_in_two_links_to_both_parts() -> None:
    old = list(fictional_units(3))
    old[4] = replace(old[4], text="扩建青石河水厂，整治柳叶渠黑臭水体，推广高粱秸秆还田。")
    first = replace(old[4], id="first", text="扩建青石河水厂，供水能力翻番。")
    second = replace(old[4], id="second", text="启动柳叶渠黑臭水体整治。")
    new = [*old[:4], first, second, *old[5:]]
    found = linked(align_units(old, new))
    assert {(old[4].id, "first"), (old[4].id, "second")} <= found


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 4), (4, 0)])
def test_empty_texts_have_no_links_but_name_every_unit(old: int, new: int) -> None:
    units = fictional_units(5)
    alignment = align_units(units[:old], units[:new])
    assert alignment.links == ()
    assert (len(alignment.candidates_old), len(alignment.candidates_new)) == (old, new)


def test_one_unit_against_one_unit_is_linked_when_equal() -> None:
    units = fictional_units(5)[1:2]
    assert linked(align_units(units, units)) == {(units[0].id, units[0].id)}


def test_units_without_any_text_do_no_harm() -> None:
    units = tuple(replace(u, text="") for u in fictional_units(5)[:3])
    assert align_units(units, fictional_units(6)).links == ()


def test_candidates_are_at_most_three_best_first_and_hold_every_best_link() -> None:
    old = fictional_units(7)
    new = renamed(old, "new")
    found = align_units(old, new).candidates_old
    scores = [[link.score for link in links] for links in found.values()]
    assert all(len(row) <= 3 and row == sorted(row, reverse=True) for row in scores)
    assert all(links[0].new == f"new/{unit}" for unit, links in found.items())


def test_candidates_of_new_units_point_from_old_to_new() -> None:
    old = fictional_units(7)
    new = renamed(old, "new")
    found = align_units(old, new).candidates_new
    assert all(links[0].old == unit.removeprefix("new/") for unit, links in found.items())


def test_a_review_that_speaks_of_a_commitment_ranks_first() -> None:
    old = fictional_units(9)
    done = [u for u in old if u.kind == "sentence"]
    told = tuple(replace(u, id=f"r{i}", role="review", text=f"去年，{u.text}") for i, u in enumerate(done))
    matches = rank_matches(done, told)
    assert all(matches[u.id][0].new == f"r{i}" for i, u in enumerate(done))


def test_nothing_to_rank_gives_an_empty_row_per_unit() -> None:
    units = fictional_units(9)[:2]
    assert rank_matches(units, ()) == {u.id: () for u in units}
