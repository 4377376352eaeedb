"""What the linking model looks at first: the units' own words, then titles, place, length and rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.clauses import ClauseScores, PairClauses, clause_scores, working_room
from compare.similarity import (
    TINY,
    Crossing,
    Overlap,
    Scores,
    TermSpace,
    either_way,
    likeness,
    overlap,
    rarity,
    row_sums,
    term_space,
    tfidf_cosine,
)
from compare.standing import ranks_at, rivals_at
from compare.terms import (
    OUTLINE_MARK,
    Floats,
    Ints,
    Letters,
    figures,
    gram_counts,
    group_members,
    names,
    split_clauses,
    token_counts,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.logistic import Pairs
    from warehouse.records import Unit

THING_TAGS = ("n", "j", "l", "x", "e", "i", "b", "vn")
"""Parts of speech that name what a policy is about, by the first letters of jieba's tags."""
SECTION_DEPTH, THEME_DEPTH = 3, 4
"""Parts of a section's key: role.part.section.theme."""


def term_spaces(old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, TermSpace]:
    """Count the terms of both texts: n-grams, characters near each other, characters, words for things."""
    clauses = split_clauses([unit.text for unit in (*old, *new)])
    letters = Letters.of(clauses.texts)
    counts = {
        "grams": letters.grams((2, 3, 4)),
        "skips": letters.skip_grams(),
        "characters": letters.grams((1,)),
        "things": token_counts(words(clauses.texts, THING_TAGS)),
    }
    return {name: term_space(table, clauses, len(old)) for name, table in counts.items()}


@dataclass(frozen=True)
class Likeness:
    """Every old unit × every new unit by one kind of term."""

    whole: Overlap
    clauses: ClauseScores


@dataclass(frozen=True)
class Measured:
    """What is known of every pair before candidates are chosen."""

    spaces: Mapping[str, TermSpace]
    likeness: Mapping[str, Likeness]
    base: Floats
    """The plain sum of scores by which candidates are chosen before any model speaks."""


def measure(old: Sequence[Unit], new: Sequence[Unit]) -> Measured:
    """Compare all units of two texts by every kind of term."""
    spaces = term_spaces(old, new)
    rooms = working_room(spaces["grams"].clauses, len(old), len(spaces))
    found = {
        name: Likeness(overlap(space), clause_scores(space, room))
        for (name, space), room in zip(spaces.items(), rooms, strict=True)
    }
    whole = {name: one.whole.tfidf for name, one in found.items()}
    base = whole["grams"] + whole["things"] + np.float32(0.5) * whole["characters"]
    base += np.float32(0.7) * np.maximum(*found["grams"].clauses.found)
    base += np.float32(0.5) * np.maximum(*found["skips"].clauses.claim())
    return Measured(spaces, found, base)


def first_scores(old: Sequence[Unit], new: Sequence[Unit], measured: Measured, pairs: Pairs) -> Scores:
    """Return every score that needs no first guess of the links, for these pairs."""
    found: Scores = {}
    members = PairClauses.of(measured.spaces["grams"].clauses, len(old), pairs)
    for name, one in measured.likeness.items():
        found |= overlap_scores(name, one.whole, pairs)
        found |= clause_overlap_scores(name, one.clauses, pairs, members)
    units = (*old, *new)
    found |= _anchors("figures", [figures(unit.text) for unit in units], len(old), pairs)
    found |= _anchors("names", [names(unit.text) for unit in units], len(old), pairs)
    found |= _rivalry(measured, pairs) | _surroundings(old, new, measured.spaces["grams"], pairs)
    return found | _shape(old, new, pairs)


def overlap_scores(name: str, whole: Overlap, pairs: Pairs) -> Scores:
    """Name what whole units share, for these pairs."""
    shared = whole.shared[pairs]
    of_old, of_new = shared / whole.old_total[pairs[0]], shared / whole.new_total[pairs[1]]
    return {
        f"{name}.shared": np.log1p(shared),
        f"{name}.mean": np.sqrt(of_old * of_new),
        f"{name}.tfidf": whole.tfidf[pairs],
        **either_way(f"{name}.within", of_old, of_new),
    }


def clause_overlap_scores(name: str, clauses: ClauseScores, pairs: Pairs, members: PairClauses) -> Scores:
    """Name what the clauses of units share, for these pairs, of which `members` are the clauses."""
    best, claim, ahead = clauses.at(members)
    found = tuple(view[pairs] for view in clauses.found)
    return {
        f"{name}.best": best,
        **either_way(f"{name}.found", *found),
        **either_way(f"{name}.claim", *claim),
        **either_way(f"{name}.ahead", *ahead),
    }


def _anchors(name: str, tokens: list[list[str]], split: int, pairs: Pairs) -> Scores:
    counts = token_counts(tokens)
    weight = rarity(counts)
    totals, ones = row_sums(counts, weight), np.ones(len(counts.data), np.float32)
    shared = Crossing.of(counts, split).dense(weight[counts.indices], ones)[pairs]
    smaller = np.minimum(totals[pairs[0]], totals[split + pairs[1]])
    return {f"{name}.shared": np.log1p(shared), f"{name}.share": shared / np.maximum(smaller, TINY)}


def _rivalry(measured: Measured, pairs: Pairs) -> Scores:
    """Score how a pair stands among its rivals: of equal likeness only the likest is a link."""
    one = measured.likeness
    compared = {
        "grams.tfidf": one["grams"].whole.tfidf,
        "grams.found.low": np.minimum(*one["grams"].clauses.found),
        "grams.found.high": np.maximum(*one["grams"].clauses.found),
        "characters.tfidf": one["characters"].whole.tfidf,
        "things.tfidf": one["things"].whole.tfidf,
    }
    scores: Scores = {}
    for name, likeness_of in compared.items():
        here = likeness_of[pairs]
        in_row, in_column = (
            here / (here + rival + np.float32(1e-3)) for rival in rivals_at(likeness_of, pairs)
        )
        scores |= either_way(f"{name}.rivalry", in_row, in_column)
    row, column = ranks_at(measured.base, pairs)
    return scores | either_way("rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))


def _surroundings(old: Sequence[Unit], new: Sequence[Unit], grams: TermSpace, pairs: Pairs) -> Scores:
    """Score how alike the titles above the units are, and the words of their sections and themes."""
    found: Scores = {}
    for name, level in (("section", 1), ("theme", 2)):
        found[f"{name}.title"] = _title_likeness(old, new, level, pairs)
    for name, depth in (("section", SECTION_DEPTH), ("theme", THEME_DEPTH)):
        old_group, new_group = section_groups(old, depth), section_groups(new, depth)
        group = np.concatenate([old_group, new_group + old_group.max() + 1])
        words_of = group_members(group, int(group.max()) + 1) @ grams.by_unit
        between = tfidf_cosine(words_of.tocsr(), grams.weight, int(old_group.max()) + 1)
        found[f"{name}.words"] = between[old_group[pairs[0]], new_group[pairs[1]]]
    return found


def _title_likeness(old: Sequence[Unit], new: Sequence[Unit], level: int, pairs: Pairs) -> Floats:
    """Compare the titles that stand above the units, each title once; rarity is counted over the units."""
    titles = [[unit.path[level] or unit.path[level - 1] or "" for unit in side] for side in (old, new)]
    distinct = [{title: place for place, title in enumerate(dict.fromkeys(side))} for side in titles]
    home = [np.asarray([known[t] for t in side]) for known, side in zip(distinct, titles, strict=True)]
    counts = gram_counts([OUTLINE_MARK.sub("", title) for known in distinct for title in known], (2,))
    units = np.concatenate([np.bincount(side) for side in home])
    held = np.bincount(counts.indices, np.repeat(units, np.diff(counts.indptr)), minlength=counts.shape[1])
    weight = np.log((units.sum() + 1) / np.maximum(held, 1)).astype(np.float32)
    between = likeness(counts, weight, len(distinct[0]))
    return np.asarray(between[home[0][pairs[0]], home[1][pairs[1]]])


def section_groups(units: Sequence[Unit], depth: int) -> Ints:
    """Give each section that units stand in a number, its key cut to `depth` parts."""
    numbers: dict[str, int] = {}
    known: dict[str | None, int] = {}
    for section in dict.fromkeys(unit.section for unit in units):
        key = ".".join((section or "").split(".")[:depth])
        known[section] = numbers.setdefault(key, len(numbers))
    return np.asarray([known[unit.section] for unit in units], dtype=np.intp)


def _shape(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> Scores:
    """Score relative place, length and whether one or both are headings."""
    sides = tuple(zip((old, new), pairs, strict=True))
    old_place, new_place = (((np.arange(len(side)) + 0.5) / len(side))[at] for side, at in sides)
    old_length, new_length = (np.log([max(len(u.text), 1) for u in side])[at] for side, at in sides)
    old_head, new_head = (np.array([u.kind in {"heading", "lead"} for u in side])[at] for side, at in sides)
    return {
        "place": np.abs(old_place - new_place).astype(np.float32),
        "headings.both": (old_head & new_head).astype(np.float32),
        "headings.one": (old_head ^ new_head).astype(np.float32),
        **either_way("length", old_length.astype(np.float32), new_length.astype(np.float32)),
    }
