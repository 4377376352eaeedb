"""Time reading on one core: reports a second from clean text, and from the bytes of a web page.

    python bench/reading.py

Reads ../shared/corpus if it is there, else the bundled sample; the pages are the same texts within a
fictional site's menus, tables and lists. The baseline, in the same run, is the least that any program does:
a regular expression that cuts the texts into sentences. CPU time: of the first round, in which no text was
read before, as a build reads each once; and the median of three rounds.
Wanted: 20 reports a second from text, 5 from pages.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, TypeVar

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "ingest")]

from fictional_pages import news_page  # noqa: E402 - found beside this file, not in an installed package

from ingest.readers import read_bytes_as_text  # noqa: E402
from ingest.readers.plain import decode  # noqa: E402
from ingest.report import read_decoded, read_report  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Source = TypeVar("Source", str, bytes)

_SENTENCE = re.compile("[^。！？；\n]+[。！？；]?")
_ROUNDS = 3


def texts() -> list[str]:
    """Return the decoded texts of the corpus, or of the sample."""
    corpus = CHECKOUT.parent / "shared" / "corpus"
    files = sorted(corpus.glob("*/*.txt")) or sorted((CHECKOUT / "reports" / "sample").glob("*.txt"))
    return [decode(path.read_bytes()).text for path in files]


def page(text: str) -> bytes:
    """Return a text as a web page holds it, in an encoding that such pages use."""
    return news_page([line for line in text.splitlines() if line.strip()]).encode("gb18030")


def read_page(data: bytes) -> object:
    """Read a report out of the bytes of a web page."""
    return read_decoded(read_bytes_as_text(data))


def rates(read: Callable[[Source], object], sources: Sequence[Source], other: Source) -> tuple[float, float]:
    """Return texts a second: in the first round, and the median of three.

    An `other` text is read before, to load the word lists.
    """
    read(other)
    found = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for source in sources:
            read(source)
        found.append(len(sources) / (time.process_time() - started))
    return found[0], median(found)


def main() -> None:
    """Print what was read, and the rates: each text read for the first time, and the median."""
    sources = texts()
    pages = [page(text) for text in sources[::3]]
    sample = decode((CHECKOUT / "reports" / "sample" / "2022.txt").read_bytes()).text
    print(f"{len(sources)} texts of {mean(map(len, sources)):,.0f} characters on average; reports a second")
    print("  first    median")
    for (first, usual), what in (
        (rates(read_report, sources, sample), "text → units, targets, findings, coverage"),
        (rates(read_page, pages, page(sample)), "the same from a web page"),
        (rates(_SENTENCE.findall, sources, sample), "baseline: sentences by one regular expression"),
    ):
        print(f"{first:7.1f} {usual:9.1f}  {what}")


if __name__ == "__main__":
    main()
