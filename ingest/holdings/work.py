"""What a build does anew: the texts to read, and the pairs to compare since what they hang on changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Protocol

from ingest.archive import Archive
from ingest.holdings.held import HeldYear, read_year
from ingest.holdings.keys import code_version, digest, year_key
from ingest.holdings.processes import each
from ingest.holdings.series import certified_otherwise, find_short, with_certificates
from ingest.holdings.writing import is_known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from ingest.holdings.history import Shortness
    from ingest.holdings.series import Readings
    from warehouse.write import HeldWitness, Previous


class Progress(Protocol):
    """What is told how far a stage has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` are done."""


@dataclass(frozen=True, slots=True)
class HeldPair:
    """Two reports of one region, one following the other among those held."""

    old: HeldYear
    new: HeldYear


@dataclass(frozen=True, slots=True)
class Work:
    """What a build does anew, and what it keeps."""

    readings: Readings
    """The reports that were read, each base certified."""
    known: Mapping[str, HeldWitness]
    """What the warehouse before holds of the others, by the key of each text."""
    keys: Mapping[HeldPair, str]
    """The key of every pair."""
    stale: tuple[HeldPair, ...]
    """The pairs to compare."""


def held_pairs(years: Sequence[HeldYear]) -> tuple[HeldPair, ...]:
    """Return each report with the next one held of the same region."""
    by_region = (tuple(group) for _, group in groupby(years, key=lambda held: held.region))
    return tuple(HeldPair(old, new) for group in by_region for old, new in pairwise(group))


def find_work(home: Path, years: Sequence[HeldYear], previous: Previous | None, progress: Progress) -> Work:
    """Read what changed, and find out what else is to be read and compared because of it.

    Once its neighbours are read, a report's length may say something else than before; then it is certified
    anew, and compared anew. Few builds come to that.
    """
    known = previous.witnesses if previous else {}
    pairs = held_pairs(years)
    changed = {held for held in years if not is_known(held, known)}
    touched = [pair for pair in pairs if pair.old in changed or pair.new in changed]
    readings = read_years(home, _in_order(years, changed, touched), progress)
    short = find_short(years, readings, known)
    keys = {pair: pair_key(pair, short) for pair in pairs}
    stale = tuple(pair for pair, key in keys.items() if previous is None or key not in previous.pairs)
    otherwise = certified_otherwise(years, short, known)
    rest = [held for held in _in_order(years, otherwise, stale) if held not in readings]
    readings |= read_years(home, rest, progress)
    return Work(with_certificates(readings, short), known, keys, stale)


def _in_order(
    years: Iterable[HeldYear], some: Collection[HeldYear], pairs: Iterable[HeldPair]
) -> list[HeldYear]:
    """Return some reports and both sides of some pairs, each once, in the order of all."""
    wanted = {*some, *(side for pair in pairs for side in (pair.old, pair.new))}
    return [held for held in years if held in wanted]


def read_years(home: Path, years: Sequence[HeldYear], progress: Progress) -> Readings:
    """Read all texts of some reports."""
    task = partial(read_year, Archive(home))
    return dict(zip(years, each(task, years, partial(progress, "reading")), strict=True))


def pair_key(pair: HeldPair, short: Mapping[HeldYear, Shortness]) -> str:
    """Return a hash of all that comparing two reports depends on."""
    sides = ((year_key(held), *short[held].reasons) for held in (pair.old, pair.new))
    return digest(code_version("compare"), *(repr(side) for side in sides))
