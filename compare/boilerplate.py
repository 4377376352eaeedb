"""Wording that many regions share in the same year: handed down from above, it says little of any of them.

Functions over the texts of one year, whoever holds them: what is common is counted, never listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np

from compare.ranking import ranked
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from warehouse.records import Change, Comparison
    from warehouse.wording_records import UnitSaid

    Hashes = NDArray[np.uint64]

_NO_WORD: Final = re.compile(r"[\W\d_]+")
_BREAK: Final = "\0"
"""Stands between units, so that no run of characters goes from one into the next."""
_MULTIPLIER: Final = 0x9E3779B97F4A7C15
"""An odd number without pattern (2**64 over the golden ratio), for hashing runs by a polynomial."""


@dataclass(frozen=True, slots=True)
class SharedWording:
    """The runs of characters that many regions share in one year, as sorted hashes."""

    runs: Hashes

    def shares_of(self, texts: Sequence[str]) -> list[float]:
        """Return for each text the share of its characters, without punctuation and figures, in such runs."""
        bare = [_NO_WORD.sub("", text) for text in texts]
        covered = self._covered(_BREAK.join(bare))
        shares, start = [], 0
        for text in bare:
            shares.append(float(covered[start : start + len(text)].mean()) if text else 0.0)
            start += len(text) + len(_BREAK)
        return shares

    def _covered(self, joined: str) -> NDArray[np.bool_]:
        hashes, _ = _hashed(joined)
        steps = np.zeros(len(joined) + 1, dtype=np.int64)
        starts = np.flatnonzero(np.isin(hashes, self.runs))
        np.add.at(steps, starts, 1)
        np.add.at(steps, starts + _length(), -1)
        covered: NDArray[np.bool_] = np.cumsum(steps[:-1]) > 0
        return covered


@cache
def _rules() -> Mapping[str, Mapping[str, float]]:
    return read_table("boilerplate")


def _length() -> int:
    return int(_rules()["shared"]["length"])


def shared_wording(units: Iterable[UnitSaid]) -> SharedWording:
    """Find what many regions share among the units of one year.

    Fewer regions than the rules ask for share nothing. Memory: eight bytes for each character.
    """
    ordered = sorted(units, key=lambda unit: unit.region)
    texts = [_runs(unit.text for unit in said) for _, said in groupby(ordered, key=lambda unit: unit.region)]
    if not texts:
        return SharedWording(np.empty(0, dtype=np.uint64))
    runs, held_by = np.unique(np.concatenate(texts), return_counts=True)
    rules = _rules()["shared"]
    return SharedWording(runs[held_by >= max(rules["regions"], rules["share"] * len(texts))])


def _runs(texts: Iterable[str]) -> Hashes:
    """Return every run of a region's texts once."""
    hashes, within = _hashed(_BREAK.join(_NO_WORD.sub("", text) for text in texts))
    return np.unique(hashes[within])


def _hashed(joined: str) -> tuple[Hashes, NDArray[np.bool_]]:
    """Hash the run that begins at each place, and tell which lie within one unit."""
    length = _length()
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    if len(codes) < length:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.bool_)
    windows = np.lib.stride_tricks.sliding_window_view(codes, length)
    powers = np.array([pow(_MULTIPLIER, n + 1, 2**64) for n in range(length)], dtype=np.uint64)
    return windows @ powers, (windows != 0).all(axis=1)


def common_units(units: Sequence[UnitSaid]) -> list[UnitSaid]:
    """Return the units of one year's reports that say what many regions say.

    What is a government's own is never among them, however common its words.
    """
    least = _rules()["unit"]["covered"]
    shares = shared_wording(units).shares_of([unit.text for unit in units])
    return [unit for unit, share in zip(units, shares, strict=True) if share >= least and not unit.own]


def weight_step() -> float:
    """Return what boilerplate adds to the weight of a change: a number below nought."""
    return _rules()["weight"]["step"]


def mark_boilerplate(comparison: Comparison, shared: Mapping[str, str]) -> Comparison:
    """Mark the changes whose units are all shared wording, weigh them less and order all by weight again.

    `shared` has the text of each unit that `common_units` found, by its id: of another text it says nothing.
    """
    units = (*comparison.old.units, *comparison.new.units)
    common = {unit.id for unit in units if shared.get(unit.id) == unit.text}
    if not common:
        return comparison

    def seen(change: Change) -> Change:
        if not common.issuperset({*change.old, *change.new}):
            return change
        return replace(change, boilerplate=True, weight=round(max(0.0, change.weight + weight_step()), 4))

    return replace(comparison, changes=ranked([seen(change) for change in comparison.changes]))
