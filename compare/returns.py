"""Promises that left the reports and came back: the only joints over years that no comparison spans."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from compare.changes import substance
from compare.tables import read_table
from compare.terms import NUMBER, gram_counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from warehouse.records import Unit


@cache
def _rules() -> Mapping[str, Any]:
    table = read_table("lineage")
    return dict(table["returns"])


def returned(gone: Sequence[Unit], come: Sequence[Unit]) -> dict[str, tuple[str, float]]:
    """Match what came with what had gone, one to one, the likest first: new unit → (old unit, likeness).

    Of equally like ones the last of `gone` is taken: give the units that left latest at the end.
    """
    rules = _rules()
    gone = [unit for unit in gone if len(substance(unit.text)) >= rules["length"]]
    come = [unit for unit in come if len(substance(unit.text)) >= rules["length"]]
    if not gone or not come:
        return {}
    scores = _likeness([u.text for u in gone], [u.text for u in come])
    olds, news = np.nonzero(scores >= rules["likeness"])
    ranked = sorted(zip(olds, news, strict=True), key=lambda at: (-scores[at], -at[0], at[1]))
    found: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for old, new in ranked:
        before, after = gone[old].id, come[new].id
        if before not in taken and after not in found:
            taken.add(before)
            found[after] = (before, round(float(scores[old, new]), 4))
    return found


def is_explained(new: Unit, olds: Sequence[Unit]) -> bool:
    """Tell whether one of the units that a comparison linked holds enough of the words of what came."""
    words = _pairs(new)
    return any(len(words & _pairs(old)) >= _rules()["explained"] * len(words) for old in olds)


def _pairs(unit: Unit) -> frozenset[str]:
    text = substance(NUMBER.sub("0", unit.text))
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _likeness(old: Sequence[str], new: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosines of rarity-weighted bigrams, one row per old text.

    Rarity is counted over each side by itself: a term weighs the same whatever the other years hold.
    """
    texts = [substance(NUMBER.sub("0", text)) for text in (*old, *new)]
    grams = gram_counts(texts, (2,)).sign().tocsr()
    held_by = np.asarray(grams[len(old) :].sum(axis=0)).ravel()
    rarity = np.log1p(len(new) / (1.0 + held_by))
    weighted = grams @ sparse.diags(rarity)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    unit = sparse.diags(1.0 / np.maximum(lengths, 1e-9)) @ weighted
    return np.asarray((unit[: len(old)] @ unit[len(old) :].T).toarray(), dtype=np.float64)
