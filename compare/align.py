"""Units × units → links, many-to-many, each with its probability."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from compare.context import context_features
from compare.features import first_scores, measure
from compare.linking import linked_pairs, stored_rule
from compare.logistic import spread, trained
from compare.meaning import meaning_base, meaning_scores
from compare.standing import among_first, first_of_row
from compare.terms import OUTLINE_MARK
from warehouse.records import Link, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.logistic import Pairs, Tier
    from compare.meaning import Encoder
    from compare.similarity import Scores
    from compare.terms import Floats

CANDIDATES = 12
"""Per unit, the counterparts that the models look at: enough to hold 96–98 % of the labelled links."""
RANKED = 24
"""Per unit that is looked up in a review, the sentences that the model looks at; those of its row suffice."""
MEANT_CANDIDATES = 6
"""Per unit, the counterparts that come to them by meaning, where there is an encoder."""
SHOWN = 3
MOST_LIKELY = np.float32(0.999)
"""Keeps the logarithm of what is left finite."""
VERBATIM = np.float32(0.99)
"""The least probability of two units with the same words: that is hardly a guess."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two texts, and each unit's best candidates whether linked or not."""

    links: tuple[Link, ...] = ()
    candidates_old: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    candidates_new: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    expected_old: Mapping[str, float] = field(default_factory=dict)
    """For an old unit: how many counterparts all its candidates together lead one to expect."""


def align_units(old: Sequence[Unit], new: Sequence[Unit], encoder: Encoder | None = None) -> Alignment:
    """Link each old unit to the new units in which it goes on; pass goals and tasks, repeats left out.

    With an encoder the models of the semantic tier speak.
    """
    if not old or not new:
        return Alignment((), {u.id: () for u in old}, {u.id: () for u in new})
    likely = pair_probabilities(old, new, encoder)
    linked = linked_pairs(likely, stored_rule(_tier(encoder)))
    links = tuple(Link(old[i].id, new[j].id, _rounded(likely[i, j])) for i, j in zip(*linked, strict=True))
    return Alignment(links, _best(likely, old, new), _best_new(likely, old, new), _expected(likely, old))


def _tier(encoder: Encoder | None) -> Tier:
    return "lexical" if encoder is None else "semantic"


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], encoder: Encoder | None = None
) -> tuple[Pairs, Scores]:
    """Choose the pairs that rank high in their row or column; give them every score of the first model."""
    measured = measure(old, new)
    chosen = among_first(measured.base, CANDIDATES) & (measured.base > 0)
    meant = {} if encoder is None else meaning_scores(old, new, encoder)
    if meant:
        chosen |= among_first(meaning_base(meant), MEANT_CANDIDATES)
    rows, columns = np.nonzero(chosen)
    scores = first_scores(old, new, measured, (rows, columns))
    return (rows, columns), scores | {name: found[rows, columns] for name, found in meant.items()}


def pair_probabilities(old: Sequence[Unit], new: Sequence[Unit], encoder: Encoder | None = None) -> Floats:
    """Return the probability of a link for every pair; 0 where a pair was no candidate."""
    tier, shape = _tier(encoder), (len(old), len(new))
    pairs, scores = candidates(old, new, encoder)
    first = spread(trained("first", tier).likely(scores), pairs, shape)
    scores |= context_features(first, old, new, pairs)
    likely = spread(trained("second", tier).likely(scores), pairs, shape)
    same = same_wording(old, new)
    likely[same] = np.maximum(likely[same], VERBATIM)
    return likely


def same_wording(old: Sequence[Unit], new: Sequence[Unit]) -> Pairs:
    """Return the pairs whose wording, numbering aside, is equal and stands once in either text."""
    sides = [[OUTLINE_MARK.sub("", unit.text) for unit in side] for side in (old, new)]
    counts = [Counter(texts) for texts in sides]
    once = {text: j for j, text in enumerate(sides[1]) if text and all(c[text] == 1 for c in counts)}
    pairs = [(i, once[text]) for i, text in enumerate(sides[0]) if text in once]
    rows, columns = np.asarray(pairs, dtype=np.intp).reshape(-1, 2).T
    return rows, columns


def rank_matches(old: Sequence[Unit], new: Sequence[Unit], shown: int = SHOWN) -> dict[str, tuple[Link, ...]]:
    """Return per old unit the new units that best speak of it, wherever they stand."""
    if not old or not new:
        return {unit.id: () for unit in old}
    measured = measure(old, new)
    rows, columns = np.nonzero(first_of_row(measured.base, RANKED) & (measured.base > 0))
    scores = first_scores(old, new, measured, (rows, columns))
    likely = spread(trained("first").likely(scores), (rows, columns), measured.base.shape)
    return _best(likely, old, new, shown)


def _best(
    likely: Floats, old: Sequence[Unit], new: Sequence[Unit], shown: int = SHOWN
) -> dict[str, tuple[Link, ...]]:
    return {
        unit.id: tuple(Link(unit.id, new[j].id, score) for j, score in found)
        for unit, found in zip(old, _likeliest(likely, shown), strict=True)
    }


def _best_new(likely: Floats, old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, tuple[Link, ...]]:
    return {
        unit.id: tuple(Link(old[i].id, unit.id, score) for i, score in found)
        for unit, found in zip(new, _likeliest(likely.T, SHOWN), strict=True)
    }


def _likeliest(likely: Floats, shown: int) -> list[list[tuple[int, float]]]:
    """Return column and rounded probability of each row's best candidates, best first."""
    left, rows = np.array(likely, order="C"), np.arange(len(likely))
    found: list[list[tuple[int, float]]] = [[] for _ in rows]
    for _ in range(min(shown, likely.shape[1])):
        best = left.argmax(axis=1)  # the first of equals
        scores = left[rows, best].tolist()
        left[rows, best] = -1
        for row, j, score in zip(found, best.tolist(), scores, strict=True):
            if score > 0:
                row.append((j, round(score, 4)))
    return found


def _expected(likely: Floats, old: Sequence[Unit]) -> dict[str, float]:
    """Sum −ln(1 − probability) over the candidates: near their number, and e to its minus that all fail."""
    sums = -np.log1p(-np.minimum(likely, MOST_LIKELY)).sum(axis=1)
    return {unit.id: _rounded(value) for unit, value in zip(old, sums, strict=True)}


def _rounded(value: np.float32) -> float:
    """Cut the score to four decimals, so that machines agree."""
    return round(float(value), 4)
