"""Time each method on each labelled pair, all in one run: units to changes, units to links, and baselines.

OMP_NUM_THREADS=1 .venv/bin/python -m bench.align.speed

Each figure is the shortest of some runs, once by the clock and once by the processor's own time, which a
busy machine lengthens less. The first run counts as cold: nothing has been computed of the pair before.
"""

from __future__ import annotations

import resource
import time
from typing import TYPE_CHECKING, NamedTuple

from bench.align.baselines import difflib_texts, fuzzy_one_to_one, ours, tfidf_best
from bench.align.gold import load_pairs
from bench.gold import read
from compare.comparison import compare_reports
from compare.pair import units_in_play

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 7


class Timed(NamedTuple):
    """Milliseconds: the first run, the shortest by the clock, the shortest by the processor."""

    cold: float
    clock: float
    processor: float


def timed(work: Callable[[], object], runs: int = RUNS) -> Timed:
    """Run a piece of work some times."""
    found = []
    for _ in range(runs):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        found.append((1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - processor)))
    return Timed(found[0][0], min(c for c, _ in found), min(p for _, p in found))


def memory() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the milliseconds of each method on each pair."""
    for pair in load_pairs():
        old, new = (read(pair.labels[side]) for side in ("old_file", "new_file"))
        units = units_in_play(old), units_in_play(new)
        print(f"{pair.name}: {len(units[0])} x {len(units[1])} units, memory before {memory():.0f} MB")
        found = {"units to changes": timed(lambda o=old, n=new: compare_reports(o, n))}  # type: ignore[misc]
        print(f"  memory after {memory():.0f} MB")
        for baseline in (ours, tfidf_best, fuzzy_one_to_one):
            found[baseline.__name__] = timed(lambda b=baseline, u=units: b(*u))  # type: ignore[misc]
        found[difflib_texts.__name__] = timed(lambda u=units: difflib_texts(*u), 1)  # type: ignore[misc]
        for name, took in found.items():
            print(f"  {name:18} cold {took.cold:7.1f}  clock {took.clock:7.1f}  cpu {took.processor:7.1f} ms")


if __name__ == "__main__":
    main()
