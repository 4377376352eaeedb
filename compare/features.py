"""What the linking model looks at: scores of the words themselves, then scores of the surroundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy import sparse

from compare.similarity import (
    TINY,
    Scores,
    clause_overlap,
    either_way,
    overlap,
    presence,
    ranks,
    rivals,
    shared_weight,
    term_space,
)
from compare.terms import (
    OUTLINE_MARK,
    Floats,
    Ints,
    figures,
    gram_counts,
    names,
    split_clauses,
    token_counts,
    words,
)
from warehouse.records import Unit

THING_TAGS = ("n", "j", "l", "x", "e", "i", "b", "vn")
"""Parts of speech that name what a policy is about, by the first letters of jieba's tags."""
RIVALRY = (
    "grams.tfidf",
    "words.tfidf",
    "grams.found.low",
    "grams.found.high",
    "characters.tfidf",
    "things.tfidf",
)


def text_features(old: Sequence[Unit], new: Sequence[Unit]) -> Scores:
    """Score every pair by the units' own words: n-grams, words, things named, figures and names."""
    units, split = [*old, *new], len(old)
    clauses = split_clauses([unit.text for unit in units])
    tagged = words(clauses.texts)
    grams = term_space(gram_counts(clauses.texts, (2, 3, 4)), clauses, split)
    tokens = term_space(token_counts([[w for w, _ in row] for row in tagged]), clauses, split)
    things = [[w for w, tag in row if tag.startswith(THING_TAGS)] for row in tagged]
    found = {
        **overlap(grams, "grams"),
        **clause_overlap(grams, "grams"),
        **overlap(tokens, "words"),
        **clause_overlap(tokens, "words"),
        **overlap(term_space(token_counts(things), clauses, split), "things"),
        **overlap(term_space(gram_counts(clauses.texts, (1,)), clauses, split), "characters"),
        **_anchors("figures", [figures(unit.text) for unit in units], split),
        **_anchors("names", [names(unit.text) for unit in units], split),
    }
    runs = overlap(term_space(gram_counts(clauses.texts, (6,)), clauses, split), "runs")
    found["runs.shared"] = runs["runs.shared"]
    return found


def _anchors(name: str, tokens: list[list[str]], split: int) -> Scores:
    held = presence(token_counts(tokens))
    seen_in = np.maximum(np.bincount(held.indices, minlength=held.shape[1]), 1)
    weight = np.log((len(tokens) + 1) / seen_in).astype(np.float32)
    shared, totals = shared_weight(held[:split], held[split:], weight), held @ weight
    smaller = np.minimum(totals[:split, None], totals[None, split:])
    return {f"{name}.shared": np.log1p(shared), f"{name}.share": shared / np.maximum(smaller, TINY)}


def place_features(old: Sequence[Unit], new: Sequence[Unit], text: Scores) -> Scores:
    """Score every pair by title, place, length and kind, and by how the pair ranks among its rivals."""
    found: Scores = {}
    for name in RIVALRY:
        in_row, in_column = (text[name] / (text[name] + rival + 1e-3) for rival in rivals(text[name]))
        found |= either_way(f"{name}.rivalry", in_row, in_column)
    row, column = ranks(base_score(text))
    found |= either_way("rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))
    found["section.title"] = _title_cosine(old, new, lambda u: u.path[1] or u.path[0] or "")
    found["theme.title"] = _title_cosine(old, new, lambda u: u.path[2] or u.path[1] or "")
    places = (np.arange(len(side)) + 0.5 for side in (old, new))
    old_place, new_place = next(places) / len(old), next(places) / len(new)
    found["place"] = np.abs(old_place[:, None] - new_place[None, :]).astype(np.float32)
    old_length, new_length = (np.log([max(len(u.text), 1) for u in side]) for side in (old, new))
    shape = np.zeros((len(old), len(new)), np.float32)
    found |= either_way("length", shape + old_length[:, None], shape + new_length[None, :])
    old_head, new_head = (np.array([u.kind in {"heading", "lead"} for u in side]) for side in (old, new))
    found["headings.both"] = (old_head[:, None] & new_head[None, :]).astype(np.float32)
    found["headings.one"] = (old_head[:, None] ^ new_head[None, :]).astype(np.float32)
    return found


def base_score(text: Scores) -> Floats:
    """Return the plain sum of scores by which candidates are chosen before any model speaks."""
    found = text["grams.tfidf"] + text["words.tfidf"] + 0.7 * text["grams.found.high"]
    return found + 0.5 * text["characters.tfidf"] + 0.5 * text["words.found.high"]


def _title_cosine(old: Sequence[Unit], new: Sequence[Unit], title: Callable[[Unit], str]) -> Floats:
    titles = [OUTLINE_MARK.sub("", title(unit)) for unit in (*old, *new)]
    held, split = presence(gram_counts(titles, (2,))), len(old)
    seen_in = np.maximum(np.bincount(held.indices, minlength=held.shape[1]), 1)
    weight = np.log((len(titles) + 1) / seen_in).astype(np.float32)
    totals = np.maximum(held @ weight, TINY)
    shared = shared_weight(held[:split], held[split:], weight)
    return shared / np.sqrt(totals[:split, None] * totals[None, split:])


def context_features(likely: Floats, old: Sequence[Unit], new: Sequence[Unit]) -> Scores:
    """Score every pair by what a first guess says of its section, paragraph, neighbours and rivals."""
    found = {"first": np.log((likely + 1e-4) / (1 - likely + 1e-4))}
    for name, depth in (("section", 3), ("paragraph", 4)):
        found |= either_way(f"{name}.affinity", *_affinity(likely, _groups(old, depth), _groups(new, depth)))
    before, after = _shifted(likely, -1, -1), _shifted(likely, 1, 1)
    found |= either_way("neighbours", before, after)
    steps = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if a and b]
    nearby = [_shifted(likely, a, b) / max(abs(a), abs(b)) for a, b in steps]
    found["nearby"] = np.maximum.reduce(nearby)
    in_row = np.maximum(_shifted(likely, 0, -1), _shifted(likely, 0, 1))
    in_column = np.maximum(_shifted(likely, -1, 0), _shifted(likely, 1, 0))
    found["beside"] = in_row + in_column
    row_rest = likely.sum(axis=1, keepdims=True) - likely
    column_rest = likely.sum(axis=0, keepdims=True) - likely
    found |= either_way("rest", np.log1p(np.maximum(row_rest, 0)), np.log1p(np.maximum(column_rest, 0)))
    row_rival, column_rival = rivals(likely)
    found |= either_way("rival", row_rival, column_rival)
    found |= either_way("lead", likely - row_rival, likely - column_rival)
    row, column = ranks(likely)
    found |= either_way("first.rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))
    return found


def _groups(units: Sequence[Unit], depth: int) -> Ints:
    """Number the units' sections, cut to `depth` parts of their key."""
    numbers: dict[str, int] = {}
    keys = (".".join((unit.section or "").split(".")[:depth]) for unit in units)
    return np.asarray([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


def _affinity(likely: Floats, old_groups: Ints, new_groups: Ints) -> tuple[Floats, Floats]:
    """Share of what leaves the old group that goes to the new one, and the reverse, without the pair itself."""
    old_side, new_side = _members(old_groups), _members(new_groups)
    between = (old_side @ likely @ new_side.T)[old_groups][:, new_groups] - likely
    leaving = (old_side @ likely.sum(axis=1))[old_groups][:, None] - likely
    arriving = (new_side @ likely.sum(axis=0))[new_groups][None, :] - likely
    half = np.float32(0.5)  # a group of hardly any links says hardly anything
    return between / np.maximum(leaving, half), between / np.maximum(arriving, half)


def _members(groups: Ints) -> sparse.csr_matrix:
    ones = np.ones(len(groups), np.float32)
    return sparse.csr_matrix((ones, (groups, np.arange(len(groups)))))


def _shifted(scores: Floats, rows: int, columns: int) -> Floats:
    """Return each pair's neighbour `rows` down and `columns` right, 0 beyond the edge."""
    found = np.zeros_like(scores)
    height, width = scores.shape
    if abs(rows) < height and abs(columns) < width:
        target = np.s_[max(-rows, 0) : height - max(rows, 0), max(-columns, 0) : width - max(columns, 0)]
        source = np.s_[max(rows, 0) : height + min(rows, 0), max(columns, 0) : width + min(columns, 0)]
        found[target] = scores[source]
    return found
