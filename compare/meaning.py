"""Scores by meaning, where the caller brings an encoder: what is paraphrased shares no characters.

The encoder is a collaborator: which model it runs and where it keeps its vectors is its own matter. The
weights of the semantic tier were trained on the vectors of one model, which their provenance names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.similarity import TINY, Scores, column_blocks, either_way, row_blocks
from compare.standing import ranks, rivals, row_rivals
from compare.terms import OUTLINE_MARK, Floats, Ints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Unit

PHRASE_END = re.compile(r"[，；：。！？,;:!?\s]+")
"""Enumerations stay whole: one noun by itself means little to an encoder."""
ITERATIONS = 60
NEIGHBOURS = 5
"""A unit that is near to everything is near to nothing: its cosine is set against its nearest neighbours'."""


class Encoder(Protocol):
    """Turns texts into vectors whose cosine says how near they are in meaning."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return one vector per text, texts × dimensions; equal texts get equal vectors."""


@dataclass(frozen=True)
class _Phrases:
    """Vectors of the phrases of one text, in order, with where each unit's begin and their lengths."""

    vectors: Floats
    starts: Ints
    lengths: Floats


def meaning_scores(old: Sequence[Unit], new: Sequence[Unit], encoder: Encoder) -> Scores:
    """Score every pair: whole units, phrases against phrases and against wholes, with rivals and ranks."""
    texts = [OUTLINE_MARK.sub("", unit.text) for unit in (*old, *new)]
    split = len(old)
    wholes = without_common(encoder.vectors(texts))
    old_phrases, new_phrases = _phrases(texts, split, encoder)
    cosine = _cosine(wholes[:split], wholes[split:])
    found = {"meaning.cosine": cosine, **_phrase_scores(old_phrases, new_phrases)}
    found |= either_way(
        "meaning.whole",
        row_blocks(_cosine(old_phrases.vectors, wholes[split:]), old_phrases.starts),
        row_blocks(_cosine(new_phrases.vectors, wholes[:split]), new_phrases.starts).T,
    )
    return found | _standing("meaning.cosine", cosine) | _standing("meaning.found", _mutual(found))


def meaning_base(found: Scores) -> Floats:
    """Return the plain sum of scores by which candidates are chosen."""
    return np.asarray(_mutual(found) + found["meaning.cosine"])


def _mutual(found: Scores) -> Floats:
    return np.asarray((found["meaning.found.high"] + found["meaning.found.low"]) / 2, dtype=np.float32)


def without_common(vectors: Floats) -> Floats:
    """Take away the mean and the strongest direction, which all vectors share, and scale to length 1.

    Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings", 2017.
    """
    centred = vectors - vectors.mean(axis=0)
    strongest = _strongest(centred)
    rest = centred - np.outer(centred @ strongest, strongest)
    length = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.asarray(rest / np.maximum(length, TINY), dtype=np.float32)


def _strongest(centred: Floats) -> Floats:
    """Find the direction of most variance by power iteration, far faster than a whole decomposition."""
    spread = (centred.T @ centred).astype(np.float64)
    found = np.ones(len(spread))
    for _ in range(ITERATIONS):
        found = spread @ found
        found /= max(float(np.linalg.norm(found)), float(TINY))
    return found.astype(np.float32)


def _cosine(rows: Floats, columns: Floats) -> Floats:
    return np.asarray(rows @ columns.T, dtype=np.float32)


def _phrases(texts: Sequence[str], split: int, encoder: Encoder) -> tuple[_Phrases, _Phrases]:
    pieces = [[piece for piece in PHRASE_END.split(text) if piece] or [""] for text in texts]
    flat = [piece for row in pieces for piece in row]
    vectors = without_common(encoder.vectors(flat))
    lengths = np.asarray([max(len(piece), 1) for piece in flat], dtype=np.float32)
    starts = np.cumsum([0, *(len(row) for row in pieces[:-1])])
    cut = int(starts[split])
    return (
        _Phrases(vectors[:cut], starts[:split], lengths[:cut]),
        _Phrases(vectors[cut:], starts[split:] - cut, lengths[cut:]),
    )


def _phrase_scores(old: _Phrases, new: _Phrases) -> Scores:
    """Score units by their phrases: the likest two, how much finds a counterpart, the lead over rivals."""
    alike = _cosine(old.vectors, new.vectors)
    for_old = column_blocks(alike, new.starts)
    for_new = column_blocks(np.ascontiguousarray(alike.T), old.starts)
    old_ahead = row_blocks(for_old - row_rivals(for_old), old.starts)
    new_ahead = row_blocks(for_new - row_rivals(for_new), new.starts)
    return {
        "meaning.best": row_blocks(for_old, old.starts),
        **either_way("meaning.found", _by_length(for_old, old), _by_length(for_new, new).T),
        **either_way("meaning.ahead", old_ahead, new_ahead.T),
    }


def _by_length(alike: Floats, side: _Phrases) -> Floats:
    """Average phrases × other units over the phrases of each unit, weighted by their lengths."""
    summed = np.add.reduceat(alike * side.lengths[:, None], side.starts, axis=0)
    return np.asarray(summed / np.add.reduceat(side.lengths, side.starts)[:, None], dtype=np.float32)


def _standing(name: str, scores: Floats) -> Scores:
    """Score how a pair stands in its row and its column: against the nearest, the best rival, by rank."""
    row_near, column_near = _nearest(scores), _nearest(np.ascontiguousarray(scores.T)).T
    row_rival, column_rival = rivals(scores)
    row, column = ranks(scores)
    return {
        **either_way(f"{name}.near", scores - row_near, scores - column_near),
        **either_way(f"{name}.lead", scores - row_rival, scores - column_rival),
        **either_way(f"{name}.rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32)),
    }


def _nearest(scores: Floats) -> Floats:
    """Return each row's mean over its nearest neighbours, as a column."""
    return np.asarray(np.sort(scores, axis=1)[:, -NEIGHBOURS:].mean(axis=1, keepdims=True))
