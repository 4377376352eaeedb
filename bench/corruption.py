"""Corrupt clean reports at random and count what the reading finds.

    python bench/corruption.py              a new seed each time; it is printed
    python bench/corruption.py --seed 7     the same corruptions once more
    python bench/corruption.py --missed     show where nothing was found

Clean texts are the whole ones of ../shared/corpus, where it is there, and those of reports/sample.
`structural.r` is the mean over the faults that leave a trace in the text. `structural_all.r` counts those too
that mostly leave none: a sentence stitched to another one on the same line, the last section cut out.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from functools import cache
from pathlib import Path
from random import Random
from statistics import mean
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
CORPUS = CHECKOUT.parent / "shared" / "corpus"
SAMPLE = CHECKOUT / "reports" / "sample"
sys.path.insert(0, str(CHECKOUT))

from bench.corruptions import BREAKING, Broken, Clean, reencode, rewrap, traditional  # noqa: E402 - the checkout comes first
from bench.stand_ins import abstract, other_place, other_year, task_list  # noqa: E402
from ingest.clean import comparable  # noqa: E402
from ingest.damage.suspects import suspect_figures  # noqa: E402
from ingest.readers.plain import decode  # noqa: E402
from ingest.regions import display_name  # noqa: E402
from ingest.report import read_report  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warehouse.records import Finding, ReadReport

_NEAR = 40
_STRUCTURAL = (
    "repeat_exact", "repeat_near", "splice_line", "splice_repeat", "cut_start", "cut_end", "drop_section",
)  # fmt: skip
_TRACELESS = ("splice_inline", "drop_last_section")
_GARBLING = ("garble_lost", "garble_latin", "garble_gbk")
_WHOLE = ("other_place", "other_year", "abstract", "task_list")
_SAMPLE_REGION = "yunting"
_WIDEST_PARAGRAPH = 60


def weighs(read: ReadReport) -> list[str]:
    """Return the findings that are no mere notes."""
    return [f"{f.kind} {f.start} {f.detail}" for f in read.findings if f.severity != "info"]


def false_findings(clean: Clean) -> list[str]:
    """Return what is found in a clean text under its own name and year, but for what stands in it twice."""
    return [
        f"{clean.region}/{clean.name} {f.kind} {f.start} {f.detail}"
        for f in clean.read.findings
        if f.severity != "info" and clean.source[f.start : f.end].strip() not in clean.source[: f.start]
    ]


@cache
def clean_texts(*, corpus: bool = True) -> tuple[Clean, ...]:
    """Read the whole texts that there are; damaged witnesses are not among them."""
    files = sorted(CORPUS.glob("*/*.txt")) if corpus else []
    texts = []
    for file in [*files, *sorted(SAMPLE.glob("20??.txt"))]:
        source, year = decode(file.read_bytes()).text, int(file.stem[:4])
        region = _SAMPLE_REGION if file.parent == SAMPLE else file.parent.name
        read = read_report(source, year=year, expected_name=display_name(region))
        if read.coverage.verdict == "full":
            texts.append(Clean(region, file.stem, year, source, read))
    return tuple(texts)


def broken_in(kind: str, clean: Clean, texts: Sequence[Clean], random: Random) -> Broken | None:
    """Break a clean text in one way, or put another text in its place; None where it cannot be done."""
    if kind == "other_place":
        return other_place(clean, texts, random)
    if kind == "other_year":
        return other_year(clean, texts, random)
    return (BREAKING | {"abstract": abstract, "task_list": task_list})[kind](clean, random)


def is_found(broken: Broken, clean: Clean, texts: Sequence[Clean]) -> bool:
    """Tell whether a finding of the right kind stands at the right place, or at the gap in the numbering.

    Text that was garbled counts as found where it was put right: every unit reads as before.
    """
    read = read_report(broken.source, year=broken.year, expected_name=broken.name)
    if broken.verdicts:
        return read.coverage.verdict in broken.verdicts
    others = [t.read for t in texts if t.region == broken.region and t.year != broken.year]
    findings = (*read.findings, *(suspect_figures(read, others) if others and not broken.name else ()))
    return any(
        _names(finding, broken)
        and (finding.kind != "mojibake_repaired" or spoken(read) == spoken(clean.read))
        for finding in findings
    )


def _names(finding: Finding, broken: Broken) -> bool:
    if finding.kind not in broken.kinds or (
        finding.severity == "info" and finding.kind != "mojibake_repaired"
    ):
        return False
    near = finding.start < broken.end + _NEAR and finding.end > broken.start - _NEAR
    return near or finding.kind == "missing_section"


def recall(kind: str, texts: Sequence[Clean], random: Random, n: int, missed: list[str]) -> float:
    """Break n texts in one way; return the share of them where the fault is found."""
    hits = tried = attempts = 0
    while tried < n and attempts < 20 * n:
        attempts += 1
        clean = random.choice(texts)
        broken = broken_in(kind, clean, texts, random)
        if broken is None:
            continue
        tried += 1
        if is_found(broken, clean, texts):
            hits += 1
        else:
            around = broken.source[max(broken.start - 30, 0) : broken.start + 30]
            missed.append(f"{kind} {clean.region}/{clean.name} at {broken.start}: {around!r}")
    return hits / tried if tried else 1.0


def spoken(read: ReadReport) -> list[tuple[str, str]]:
    """Return role and words of every unit, whatever the punctuation's width."""
    return [(unit.role, comparable(unit.text).replace(" ", "")) for unit in read.units]


def in_traditional_script(source: str, random: Random) -> bytes:
    """Write a text in traditional script, half the time in Big5 where that has all of its characters."""
    text = traditional(source)
    if random.random() < 0.5:  # noqa: PLR2004 - half the time
        try:
            return text.encode("big5hkscs")
        except UnicodeEncodeError:
            pass
    return text.encode()


def is_unchanged(kind: str, clean: Clean, random: Random) -> bool | None:
    """Tell whether a text reads the same in another layout, encoding or script; None where it has none."""
    before = clean.read
    if kind == "rewrap":
        if max(len(line) for line in clean.source.splitlines()) < _WIDEST_PARAGRAPH:
            return None
        after = read_report(rewrap(clean, random))
    elif kind == "reencode":
        after = read_report(decode(reencode(clean.source, random)).text)
    else:
        after = read_report(decode(in_traditional_script(clean.source, random)).text)
    if kind == "script":
        return [u.role for u in before.units] == [u.role for u in after.units] and not {
            f.kind for f in after.findings if f.severity != "info"
        } - {f.kind for f in before.findings}
    return spoken(before) == spoken(after) and len(weighs(after)) <= len(weighs(before))


def steadiness(kind: str, texts: Sequence[Clean], random: Random, n: int, missed: list[str]) -> float:
    """Return the share of n texts that read the same in another form."""
    same = tried = attempts = 0
    while tried < n and attempts < 20 * n:
        attempts += 1
        clean = random.choice(texts)
        state = random.getstate()
        verdict = is_unchanged(kind, clean, random)
        if verdict is None:
            continue
        tried += 1
        same += verdict
        if not verdict:
            missed.append(f"{kind} {clean.region}/{clean.name} {hash(state)}")
    return same / tried if tried else 1.0


def figures(seed: int, n: int, *, corpus: bool = True, missed: list[str] | None = None) -> dict[str, float]:
    """Return the figures of one run: recall per kind and in all, steadiness, false findings in ten texts."""
    random = Random(seed)  # noqa: S311 - no secret
    texts = clean_texts(corpus=corpus)
    missed = missed if missed is not None else []
    by_kind = {kind: recall(kind, texts, random, n, missed) for kind in (*BREAKING, *_WHOLE)}
    steady = {kind: steadiness(kind, texts, random, n, missed) for kind in ("rewrap", "reencode", "script")}
    false = [finding for clean in texts for finding in false_findings(clean)]
    missed += [f"false {finding}" for finding in false]
    return {f"corruption.{kind}.r": round(value, 3) for kind, value in (by_kind | steady).items()} | {
        "corruption.structural.r": _mean(by_kind, _STRUCTURAL),
        "corruption.structural_all.r": _mean(by_kind, (*_STRUCTURAL, *_TRACELESS)),
        "corruption.garbling.r": _mean(by_kind, _GARBLING),
        "corruption.whole.r": _mean(by_kind, _WHOLE),
        "corruption.steady": _mean(steady, steady),
        "corruption.false": -round(10 * len(false) / len(texts), 3),
    }


def _mean(values: Mapping[str, float], kinds: Iterable[str]) -> float:
    return round(mean(values[kind] for kind in kinds), 3)


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description="Corrupt clean reports and count what is found.")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("-n", type=int, default=40, help="corruptions of each kind")
    parser.add_argument("--missed", action="store_true", help="show what was not found")
    parser.add_argument("--sample", action="store_true", help="the bundled sample only")
    said = parser.parse_args()
    print(f"seed {said.seed}, {len(clean_texts(corpus=not said.sample))} clean texts, {said.n} of each kind")
    missed: list[str] = []
    for name, value in figures(said.seed, said.n, corpus=not said.sample, missed=missed).items():
        print(f"{name:40} {value:>8}")
    if said.missed:
        print(*missed, sep="\n")


if __name__ == "__main__":
    main()
