"""Score the program against the truth of the bundled sample, reports/sample/truth.json.

    python bench/sample.py

Prints one figure a line. The same figures are held to floors by tests/reports/test_sample_pipeline.py.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLE = CHECKOUT / "reports" / "sample"

sys.path.insert(0, str(CHECKOUT))

from compare.comparison import compare_reports  # noqa: E402 - the checkout must be on the path first
from ingest.clean import comparable  # noqa: E402
from ingest.report import read_report  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warehouse.records import Comparison, Outcome, ReadReport, Target

Figures = dict[str, float]
Span = tuple[int, int]
TRUTH: dict[str, Any] = json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))
FACETS = (
    "raised",
    "lowered",
    "tightened",
    "softened",
    "quantified",
    "dequantified",
    "scope_changed",
    "moved",
)


@dataclass(frozen=True)
class Text:
    """A sample file; quotes are matched in it without white space and page numbers."""

    raw: str
    flat: str
    places: tuple[int, ...]

    def find(self, quote: str) -> Span:
        """Return where a quote stands in the raw text."""
        wanted = re.sub(r"\s", "", quote)
        at = self.flat.index(wanted)
        return self.places[at], self.places[at + len(wanted) - 1] + 1


@cache
def text(file: str) -> Text:
    """Load a sample file."""
    raw = (SAMPLE / file).read_bytes().decode("utf-8")
    dropped = {i for match in re.finditer(r"(?m)^\s*— \d+ —\s*$", raw) for i in range(*match.span())}
    places = tuple(i for i, char in enumerate(raw) if not char.isspace() and i not in dropped)
    return Text(raw, "".join(raw[i] for i in places), places)


@cache
def report(file: str) -> ReadReport:
    """Read a sample file."""
    return read_report(text(file).raw, region="yunting", year=int(file[:4]))


@cache
def comparison(old: str, new: str) -> Comparison:
    """Compare two sample files."""
    return compare_reports(report(old), report(new))


def ratio(hits: int, total: int) -> float:
    """Return a share, 1 where there is nothing to get wrong."""
    return round(hits / total, 3) if total else 1.0


def f1(true: set[Any], said: set[Any], name: str) -> Figures:
    """Return precision, recall and F1 of a set."""
    p, r = ratio(len(true & said), len(said)), ratio(len(true & said), len(true))
    return {f"{name}.p": p, f"{name}.r": r, f"{name}.f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def overlap(a: Span, b: Span) -> bool:
    """Tell whether two places share at least half of the shorter."""
    return min(a[1], b[1]) - max(a[0], b[0]) >= 0.5 * min(a[1] - a[0], b[1] - b[0])


def named_units(read: ReadReport, file: str, quotes: Iterable[str]) -> dict[str, set[str]]:
    """Return for every unit id the quotes of the truth that it stands for."""
    spans = {quote: text(file).find(quote) for quote in quotes}
    return {u.id: {q for q, span in spans.items() if overlap((u.start, u.end), span)} for u in read.units}


def target_figures() -> Figures:
    """Score the targets of all four reports together."""
    true: set[tuple[str, int]] = set()
    said: set[tuple[str, int]] = set()
    details: Counter[str] = Counter()
    for one in TRUTH["reports"].values():
        file = one["file"]
        found = {t.value_start: t for t in report(file).targets if t.value_start is not None}
        said |= {(file, place) for place in found}
        for target in one["targets"]:
            if target["value_quote"] is None:
                continue
            start, end = text(file).find(target["quote"])
            place = next((p for p in found if start <= p < end and found[p].value == target["value"]), -start)
            true.add((file, place))
            if place in found:
                details["all"] += 1
                for field in ("comparator", "aspect", "headline"):
                    details[field] += getattr(found[place], field) == target[field]
    shares = {f"targets.{k}": ratio(details[k], details["all"]) for k in ("comparator", "aspect", "headline")}
    return f1(true, said, "targets") | shares


def reading_figures() -> Figures:
    """Score what is said of each text: metadata, coverage, sections, findings."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in TRUTH["reports"].values():
        read = report(one["file"])
        right["coverage"] += read.coverage.verdict == one["coverage"]
        titles = {comparable(re.sub(r"\s", "", section.title)) for section in read.sections}
        right["sections"] += sum(re.sub(r"\s", "", s["title"]) in titles for s in one["sections"])
        total["sections"] += len(one["sections"])
        for field in ("title", "session", "delivered_on"):
            right["metadata"] += getattr(read, field) == one[field]
            total["metadata"] += 1
        total["coverage"] += 1
    return {f"reading.{name}": ratio(right[name], total[name]) for name in total} | finding_figures()


def finding_figures() -> Figures:
    """Score the findings of all six texts: a true one is found where one of its kind touches its place."""
    missed: list[str] = []
    expected = false = 0
    for file, says in TRUTH["witnesses"].items():
        found = [f for f in report(file).findings if f.severity != "info" or f.kind == "jump_line"]
        places = [(f["kind"], f["start"], f["end"], f.get("optional", False)) for f in says["findings"]]
        for kind, start, end, optional in places:
            hit = any(f.kind == kind and f.start < end + 40 and start - 40 < f.end for f in found)
            expected += not optional
            missed += [f"{file} {kind}"] if not hit and not optional else []
        false += sum(
            not any(
                f.kind == kind and f.start < end + 40 and start - 40 < f.end for kind, start, end, _ in places
            )
            for f in found
        )
    return {"findings.r": ratio(expected - len(missed), expected), "findings.false": -float(false)}


def pair_figures() -> Figures:
    """Score links, drops, additions, facets, verdicts and outcomes of the three pairs together."""
    sets: dict[str, tuple[set[Any], set[Any]]] = {}
    for pair in TRUTH["pairs"]:
        for name, true, said in pair_sets(pair):
            known = sets.setdefault(name, (set(), set()))
            place = (pair["old"], pair["new"])
            known[0].update((place, item) for item in true)
            known[1].update((place, item) for item in said)
    figures: Figures = {}
    for name, (true, said) in sets.items():
        figures |= f1(true, said, name)
    return figures


def pair_sets(pair: dict[str, Any]) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """Yield what is true and what is said of one pair, as sets of quotes."""
    old_file, new_file = (TRUTH["reports"][str(pair[side])]["file"] for side in ("old", "new"))
    found = comparison(old_file, new_file)
    changes = pair["changes"]
    old = named_units(found.old, old_file, {q for c in changes for q in c["old"]})
    new = named_units(found.new, new_file, {q for c in changes for q in c["new"]})
    true_links = {(o, n) for c in changes for o in c["old"] for n in c["new"]}
    said_links = {(o, n) for link in found.links for o in old[link.old] for n in new.get(link.new, ())}
    yield "links", true_links, said_links
    linked_old = {o for o, _ in said_links}
    dropped = {o: c["verdict"] for c in changes if c["kind"] == "dropped" and not c["new"] for o in c["old"]}
    said_dropped = {
        o: c.verdict
        for c in found.changes
        if c.kind == "dropped"
        for u in c.old
        for o in old[u]
        if o not in linked_old
    }
    yield "dropped", set(dropped), set(said_dropped)
    sure = {o for o, verdict in said_dropped.items() if verdict != "cannot_tell"}
    yield "said_dropped", {o for o, verdict in dropped.items() if verdict != "cannot_tell"}, sure
    both = dropped.keys() & said_dropped.keys()
    yield "verdict", {(o, dropped[o]) for o in both}, {(o, said_dropped[o]) for o in both}
    linked_new = {n for _, n in said_links}
    added = {n for c in changes if c["kind"] == "added" for n in c["new"]}
    said_added = {n for c in found.changes if c.kind == "added" for u in c.new for n in new[u]} - linked_new
    yield "added", added, said_added
    yield from facet_sets(changes, found, old, linked_old)
    yield from outcome_sets(pair, found, old_file)


def facet_sets(
    changes: list[dict[str, Any]], found: Comparison, old: dict[str, set[str]], linked: set[str]
) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """Yield the facets, over old units that both sides call revised or carried."""
    both = {o for c in changes if c["new"] for o in c["old"]} & linked
    for facet in FACETS:
        true = {o for c in changes if facet in c["facets"] for o in c["old"]} & both
        said = {o for c in found.changes if facet in c.facets for u in c.old for o in old[u]} & both
        yield f"facet.{facet}", true, said


def outcome_sets(
    pair: dict[str, Any], found: Comparison, old_file: str
) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """Yield the outcome verdicts of what the truth judges: of a sentence, or of one target in it.

    Where the truth names an indicator, what is said of the sentence's other clauses is not asked for; where
    it names none, silence on one clause is no word on a sentence of which another is told.
    """
    old = named_units(found.old, old_file, {o["old"] for o in pair["outcomes"]})
    true = {(o["old"], o["indicator"], o["verdict"]) for o in pair["outcomes"]}
    said = set()
    for quote in {quote for quote, _, _ in true}:
        indicators = [o["indicator"] for o in pair["outcomes"] if o["old"] == quote]
        of_quote = [o for o in found.outcomes if quote in old[o.unit]]
        for indicator, asked in zip(
            indicators, asked_of(indicators, of_quote, found.old.targets), strict=True
        ):
            told = {o.verdict for o in asked} - {"not_reported"}
            silent = {o.verdict for o in asked if indicator or not told}
            said |= {(quote, indicator, verdict) for verdict in told | silent}
    yield "outcome", true, said


def asked_of(
    indicators: list[str | None], outcomes: list[Outcome], targets: Sequence[Target]
) -> list[list[Outcome]]:
    """Return for each row of the truth on a sentence what is said of it.

    Where the sentence has as many targets as the truth has named, they pair off in order; else a row takes
    the target whose name is likest, and all outcomes where it names none or there is none.
    """
    places = sorted({o.target for o in outcomes if o.target is not None})
    named = [indicator for indicator in indicators if indicator]
    in_order = dict(zip(named, places, strict=True)) if len(named) == len(places) else {}

    def place_of(indicator: str) -> int:
        pairs = [indicator[i : i + 2] for i in range(len(indicator) - 1)]
        return max(places, key=lambda place: sum(pair in targets[place].indicator for pair in pairs))

    wanted = [in_order.get(i, place_of(i)) if i and places else None for i in indicators]
    return [[o for o in outcomes if place is None or o.target == place] for place in wanted]


def all_figures() -> Figures:
    """Return every figure under its name."""
    figures = reading_figures() | target_figures() | pair_figures()
    return {f"sample.{name}": value for name, value in figures.items()}


if __name__ == "__main__":
    for name, value in all_figures().items():
        print(f"{name:40} {value:>8}")
