"""What the linking model looks at first: the units' own words, then titles, place, length and rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.similarity import (
    TINY,
    Scores,
    TermSpace,
    clause_overlap,
    either_way,
    group_members,
    likeness,
    overlap,
    presence,
    ranks,
    rarity,
    rivals,
    shared_weight,
    term_space,
    tfidf_cosine,
)
from compare.terms import (
    OUTLINE_MARK,
    Floats,
    Ints,
    figures,
    gram_counts,
    names,
    skip_gram_counts,
    split_clauses,
    token_counts,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Unit

THING_TAGS = ("n", "j", "l", "x", "e", "i", "b", "vn")
"""Parts of speech that name what a policy is about, by the first letters of jieba's tags."""
RIVALRY = ("grams.tfidf", "grams.found.low", "grams.found.high", "characters.tfidf", "things.tfidf")
SECTION_DEPTH, THEME_DEPTH = 3, 4
"""Parts of a section's key: role.part.section.theme."""


def term_spaces(old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, TermSpace]:
    """Count the terms of both texts: n-grams, characters near each other, characters, words for things."""
    clauses = split_clauses([unit.text for unit in (*old, *new)])
    things = [[w for w, tag in row if tag.startswith(THING_TAGS)] for row in words(clauses.texts)]
    counts = {
        "grams": gram_counts(clauses.texts, (2, 3, 4)),
        "skips": skip_gram_counts(clauses.texts),
        "characters": gram_counts(clauses.texts, (1,)),
        "things": token_counts(things),
    }
    return {name: term_space(table, clauses, len(old)) for name, table in counts.items()}


def first_scores(old: Sequence[Unit], new: Sequence[Unit]) -> Scores:
    """Return every score that needs no first guess of the links."""
    spaces = term_spaces(old, new)
    found: Scores = {}
    for name, space in spaces.items():
        found |= overlap(space, name) | clause_overlap(space, name)
    units = (*old, *new)
    found |= _anchors("figures", [figures(unit.text) for unit in units], len(old))
    found |= _anchors("names", [names(unit.text) for unit in units], len(old))
    found |= _rivalry(found) | _surroundings(old, new, spaces["grams"]) | _shape(old, new)
    return found


def _anchors(name: str, tokens: list[list[str]], split: int) -> Scores:
    held = presence(token_counts(tokens))
    weight = rarity(held)
    shared, totals = shared_weight(held[:split], held[split:], weight), held @ weight
    smaller = np.minimum(totals[:split, None], totals[None, split:])
    return {f"{name}.shared": np.log1p(shared), f"{name}.share": shared / np.maximum(smaller, TINY)}


def _rivalry(found: Scores) -> Scores:
    """Score how a pair stands among its rivals: of equal likeness only the likest is a link."""
    scores: Scores = {}
    for name in RIVALRY:
        in_row, in_column = (found[name] / (found[name] + rival + 1e-3) for rival in rivals(found[name]))
        scores |= either_way(f"{name}.rivalry", in_row, in_column)
    row, column = ranks(base_score(found))
    return scores | either_way("rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))


def base_score(found: Scores) -> Floats:
    """Return the plain sum of scores by which candidates are chosen before any model speaks."""
    whole = found["grams.tfidf"] + found["things.tfidf"] + 0.5 * found["characters.tfidf"]
    return np.asarray(whole + 0.7 * found["grams.found.high"] + 0.5 * found["skips.claim.high"])


def _surroundings(old: Sequence[Unit], new: Sequence[Unit], grams: TermSpace) -> Scores:
    """Score how alike the titles above the units are, and the words of their sections and themes."""
    found: Scores = {}
    for name, level in (("section", 1), ("theme", 2)):
        titles = [OUTLINE_MARK.sub("", u.path[level] or u.path[level - 1] or "") for u in (*old, *new)]
        counts = gram_counts(titles, (2,))
        found[f"{name}.title"] = likeness(counts, rarity(counts), len(old))
    for name, depth in (("section", SECTION_DEPTH), ("theme", THEME_DEPTH)):
        old_group, new_group = section_groups(old, depth), section_groups(new, depth)
        group = np.concatenate([old_group, new_group + old_group.max() + 1])
        words_of = group_members(group, int(group.max()) + 1) @ grams.by_unit
        between = tfidf_cosine(words_of.tocsr(), grams.weight, int(old_group.max()) + 1)
        found[f"{name}.words"] = between[old_group][:, new_group]
    return found


def section_groups(units: Sequence[Unit], depth: int) -> Ints:
    """Give each section that units stand in a number, its key cut to `depth` parts."""
    numbers: dict[str, int] = {}
    keys = (".".join((unit.section or "").split(".")[:depth]) for unit in units)
    return np.asarray([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _shape(old: Sequence[Unit], new: Sequence[Unit]) -> Scores:
    """Score relative place, length and whether one or both are headings."""
    old_place, new_place = ((np.arange(len(side)) + 0.5) / len(side) for side in (old, new))
    old_length, new_length = (np.log([max(len(u.text), 1) for u in side]) for side in (old, new))
    old_head, new_head = (np.array([u.kind in {"heading", "lead"} for u in side]) for side in (old, new))
    blank = np.zeros((len(old), len(new)), np.float32)
    return {
        "place": np.abs(old_place[:, None] - new_place[None, :]).astype(np.float32),
        "headings.both": (old_head[:, None] & new_head[None, :]).astype(np.float32),
        "headings.one": (old_head[:, None] ^ new_head[None, :]).astype(np.float32),
        **either_way("length", blank + old_length[:, None], blank + new_length[None, :]),
    }
