"""Which review units name most of a promise: shared bigrams, the rare ones counting more than the common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from compare.tables import read_table
from compare.terms import CLAUSE_END, gram_counts, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Unit

_MOST = 3
"""So many units at most are given as evidence."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?![A-Za-z\d.])[^\d，。；、]{0,2}")
"""A number with its measure."""
_COUNTED = re.compile(r"(?<![\d.])\d{2,}[^\W\d]{3}")


@dataclass(frozen=True, slots=True)
class Mention:
    """What the review part says of a promise."""

    units: tuple[Unit, ...]
    score: float
    """Rarity-weighted share of the promise's bigrams in the first of them, 0..1."""


@dataclass(frozen=True, slots=True)
class _Rules:
    close: float
    compared: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    return _Rules(table["matching"]["close"], re.compile(table["words"]["compared"]))


def names_more_than_figures(promise: str, told: str) -> bool:
    """Tell whether a review unit shares a name with a promise, or two bigrams that stand in no figure.

    So many of the same things (12处渔港) are a name, too.
    """
    if _names(promise) & _names(told) or len(_pairs(promise) & _pairs(told)) > 1:
        return True
    return any(counted in promise for counted in _COUNTED.findall(told))


@lru_cache(maxsize=2048)
def _names(text: str) -> frozenset[str]:
    return frozenset(names(text))


@lru_cache(maxsize=2048)  # a review unit is held against many promises, a promise against some units
def _pairs(text: str) -> frozenset[str]:
    pieces = CLAUSE_END.split(_FIGURE.sub(" ", text))
    return frozenset("".join(pair) for piece in pieces for pair in pairwise(piece))


def mentions(promises: Sequence[str], review: Sequence[Unit], exponent: float) -> list[Mention]:
    """Find for each promise the review units that name most of it; `exponent` weighs a bigram's rarity."""
    if not review or not promises:
        return [Mention((), 0.0) for _ in promises]
    rules = _rules()
    looked_for = [rules.compared.sub("", text) for text in promises]
    present = gram_counts([*looked_for, *(u.text for u in review)], (2,))
    present.data.fill(1)
    held_by = np.bincount(present.indices, minlength=present.shape[1]).astype(np.float32)
    rarity = np.log1p(present.shape[0] / (1.0 + held_by)) ** exponent
    promised = present[: len(promises)]
    promised.data = rarity[promised.indices]
    shares = (promised @ present[len(promises) :].T).toarray()
    totals = np.asarray(promised.sum(axis=1)).ravel()
    shares = shares / np.maximum(totals, 1e-9)[:, None]
    best = shares.max(axis=1)
    rows, near = np.nonzero(shares >= np.maximum(rules.close * best, 1e-9)[:, None])
    cuts = np.searchsorted(rows, np.arange(len(shares) + 1)).tolist()
    places = near.tolist()
    first = [places[start : min(end, start + _MOST)] for start, end in pairwise(cuts)]
    return [
        Mention(tuple([review[i] for i in found]), round(score, 4))
        for found, score in zip(first, best.tolist(), strict=True)
    ]
