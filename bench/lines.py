"""Score the lines of the bundled sample against its truth: every commitment through all four years.

    python bench/lines.py           print the figures, and each line that is not as it should be

The truth knows pairs of years; chained, its links make families of quotes. A family is right where the
program's links, as joints of lines or branches between them, hold together exactly the same quotes. What came
back after a year is left out: the truth does not follow that. A sentence that the truth calls merged into a
clause of another (`merged_into`) may hang together with it or not: the labels' reading rule makes a link of a
clause that goes on, the truth a verdict.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from bench.sample import TRUTH, comparison, named_units, ratio, report  # noqa: E402 - the path comes first
from compare.lineage import line_up  # noqa: E402
from compare.pair import units_in_play  # noqa: E402
from warehouse.line_records import History, PairCompared, YearHeld  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.line_records import Lineage

Quote = tuple[int, str]
FILES: dict[int, str] = {int(year): one["file"] for year, one in TRUTH["reports"].items()}


def sample_lineage() -> Lineage:
    """Trace the sample's four reports."""
    years = tuple(
        YearHeld(
            year,
            file,
            units_in_play(report(file)),
            report(file).targets,
            report(file).coverage.verdict == "full",
        )
        for year, file in FILES.items()
    )
    pairs = []
    for pair in TRUTH["pairs"]:
        found = comparison(FILES[pair["old"]], FILES[pair["new"]])
        pairs.append(PairCompared(pair["old"], pair["new"], found.links, found.changes, found.outcomes))
    return line_up(History(TRUTH["region"], years, tuple(pairs)))


def families(edges: Iterable[tuple[Quote, Quote]], alone: Iterable[Quote]) -> set[frozenset[Quote]]:
    """Return what hangs together."""
    of: dict[Quote, set[Quote]] = {quote: {quote} for quote in alone}
    for old, new in edges:
        joined = of.setdefault(old, {old}) | of.setdefault(new, {new})
        for quote in joined:
            of[quote] = joined
    return {frozenset(family) for family in of.values()}


def true_families() -> set[frozenset[Quote]]:
    """Chain the truth's changes; what is dropped into another sentence is no continuation."""
    edges: list[tuple[Quote, Quote]] = []
    alone: set[Quote] = set()
    for pair in TRUTH["pairs"]:
        for change in pair["changes"]:
            old = [(pair["old"], quote) for quote in change["old"]]
            new = [(pair["new"], quote) for quote in change["new"]]
            alone.update((*old, *(new if change["kind"] != "dropped" else ())))
            if change["kind"] in {"carried", "revised"}:
                edges += [(o, n) for o in old for n in new]
    return families(edges, alone)


def mergers() -> set[tuple[Quote, Quote]]:
    """Return what the truth calls dropped, its matter a clause of another sentence."""
    return {
        ((pair["old"], old), (pair["new"], new))
        for pair in TRUTH["pairs"]
        for change in pair["changes"]
        if change["verdict"] == "merged_into"
        for old in change["old"]
        for new in change["new"]
    }


def said_families(lineage: Lineage, quotes: set[Quote]) -> set[frozenset[Quote]]:
    """Return the program's lines and branches as families of the truth's quotes."""
    named: dict[str, set[Quote]] = {}
    for year, file in FILES.items():
        found: dict[str, set[str]] = named_units(report(file), file, {q for y, q in quotes if y == year})
        named |= {unit: {(year, quote) for quote in of} for unit, of in found.items()}
    steps = [step for line in lineage.lines for step in pairwise(line.years)]
    joints = [(a.unit, b.unit) for a, b in steps if b.joint == "linked"]
    joints += [(branch.old_unit, branch.new_unit) for branch in lineage.branches if branch.kind != "doubtful"]
    edges = [(o, n) for old, new in joints for o in named.get(old, ()) for n in named.get(new, ())]
    edges = [edge for edge in edges if edge not in mergers()]
    same = [
        (a, b) for of in named.values() for a in of for b in of if a < b
    ]  # quotes of one unit belong together
    return families([*edges, *same], quotes)


def figures() -> tuple[dict[str, float], list[Any]]:
    """Return the figures, and the true families that are not found."""
    true = true_families()
    said = said_families(sample_lineage(), {quote for family in true for quote in family})
    missed = sorted((sorted(family) for family in true - said), key=str)
    return {"lines.right": ratio(len(true & said), len(true)), "lines.families": float(len(true))}, missed


if __name__ == "__main__":
    told, wrong = figures()
    for name, value in told.items():
        print(f"{name:40} {value:>8}")
    for family in wrong:
        print(*(f"  {year} {quote[:50]}" for year, quote in family), sep="\n", end="\n\n")
