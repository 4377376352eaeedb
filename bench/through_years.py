"""Time what became of every promise: the outcomes of all pairs of years and the lines of all regions.

    python bench/through_years.py ../shared/corpus/index.csv

Texts are read and links made first, outside the clock, which runs in one process and in two; the processor
time of the one is what it costs on a machine that others load, too.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from compare.comparison import compare_reports  # noqa: E402 - the checkout must be on the path first
from compare.lineage import line_up  # noqa: E402
from compare.outcomes import outcomes  # noqa: E402
from compare.pair import Pair, Side, units_in_play  # noqa: E402
from ingest.readers.plain import decode  # noqa: E402
from ingest.report import read_report  # noqa: E402
from warehouse.line_records import History, PairCompared, YearHeld  # noqa: E402

if TYPE_CHECKING:
    from warehouse.records import Comparison

COMPARED: dict[str, list[Comparison]] = {}
"""The comparisons of each region, oldest first; filled before the clock starts."""


def compare_all(index: Path) -> None:
    """Read the first text of each region and year that an index names, and compare the years."""
    files: dict[str, dict[int, Path]] = defaultdict(dict)
    with index.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            files[row["region"]].setdefault(int(row["year"]), index.parent / row["file"])
    for region, years in sorted(files.items()):
        read = [
            read_report(decode(path.read_bytes()).text, region=region, year=year)
            for year, path in sorted(years.items())
        ]
        COMPARED[region] = [compare_reports(old, new) for old, new in pairwise(read)]


def trace(region: str) -> tuple[int, int]:
    """Judge all outcomes of a region and trace its lines; return how many there are."""
    compared = COMPARED[region]
    pairs = [
        PairCompared(
            c.old.year or 0,
            c.new.year or 0,
            c.links,
            c.changes,
            outcomes(Pair(Side.of(c.old), Side.of(c.new), c.links, c.sections)),
        )
        for c in compared
    ]
    reports = [compared[0].old, *(c.new for c in compared)] if compared else []
    years = tuple(YearHeld(r.year or 0, f"{region}-{r.year}", units_in_play(r), r.targets) for r in reports)
    return sum(len(pair.outcomes) for pair in pairs), len(line_up(History(region, years, tuple(pairs))).lines)


def main() -> None:
    """Print how many outcomes and lines there are, and the seconds they take."""
    compare_all(Path(sys.argv[1]).resolve())
    for processes in (1, 2):
        started, worked = time.perf_counter(), time.process_time()
        if processes == 1:
            counts = [trace(region) for region in COMPARED]
        else:
            with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
                counts = list(pool.map(trace, COMPARED))
        seconds, worked = time.perf_counter() - started, time.process_time() - worked
        told, lines = (sum(each) for each in zip(*counts, strict=True))
        processor = f", processor {worked:.1f} s" if processes == 1 else ""
        print(f"{processes} process(es): {told} outcomes, {lines} lines in {seconds:.1f} s{processor}")


if __name__ == "__main__":
    main()
