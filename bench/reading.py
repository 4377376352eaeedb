"""Time reading on one core: reports a second from clean text to units, targets, findings and coverage.

    python bench/reading.py

Reads ../shared/corpus if it is there, else the bundled sample. The baseline, in the same run, is the least
that any program does: a regular expression that cuts the same texts into sentences. CPU time, median of 3.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from ingest.readers.plain import decode  # noqa: E402 — the checkout is put on the path first
from ingest.report import read_report  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SENTENCE = re.compile("[^。！？；\n]+[。！？；]?")
_ROUNDS = 3


def texts() -> list[str]:
    """Return the decoded texts of the corpus, or of the sample."""
    corpus = CHECKOUT.parent / "shared" / "corpus"
    files = sorted(corpus.glob("*/*.txt")) or sorted((CHECKOUT / "reports" / "sample").glob("*.txt"))
    return [decode(path.read_bytes()).text for path in files]


def rate(read: Callable[[str], object], sources: Sequence[str]) -> float:
    """Return texts a second, the median of three rounds after one text to load the word lists."""
    read(sources[0])
    rates = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for source in sources:
            read(source)
        rates.append(len(sources) / (time.process_time() - started))
    return median(rates)


def main() -> None:
    """Print what was read and both rates."""
    sources = texts()
    print(f"{len(sources)} texts of {mean(map(len, sources)):,.0f} characters on average")
    print(f"{rate(read_report, sources):10.1f} reports/s  text → units, targets, findings, coverage")
    print(
        f"{rate(_SENTENCE.findall, sources):10.1f} reports/s  baseline: sentences by one regular expression"
    )


if __name__ == "__main__":
    main()
