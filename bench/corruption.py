"""Corrupt clean reports at random and count what the reading finds.

    python bench/corruption.py              a new seed each time; it is printed
    python bench/corruption.py --seed 7     the same corruptions once more
    python bench/corruption.py --missed     show where nothing was found

Clean texts are the whole ones of ../shared/corpus, where it is there, and those of reports/sample.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
CORPUS = CHECKOUT.parent / "shared" / "corpus"
SAMPLE = CHECKOUT / "reports" / "sample"
sys.path.insert(0, str(CHECKOUT))

from bench.corruptions import BREAKING, Broken, Clean, reencode, rewrap, traditional  # noqa: E402 - the checkout comes first  # noqa: E402
from ingest.clean import comparable  # noqa: E402
from ingest.readers.plain import decode  # noqa: E402
from ingest.report import read_report  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import ReadReport

_NEAR = 40
_STRUCTURAL = (
    "repeat_exact", "repeat_near", "splice_line", "splice_repeat", "cut_start", "cut_end", "drop_section",
)  # fmt: skip
_GARBLING = ("garble_lost", "garble_latin", "garble_gbk")
_WIDEST_PARAGRAPH = 60


def weighs(read: ReadReport) -> list[str]:
    """Return the findings that are no mere notes."""
    return [f"{f.kind} {f.start} {f.detail}" for f in read.findings if f.severity != "info"]


@cache
def clean_texts(*, corpus: bool = True) -> tuple[Clean, ...]:
    """Read the whole texts that there are; damaged witnesses are not among them."""
    files = sorted(CORPUS.glob("*/*.txt")) if corpus else []
    texts = []
    for file in [*files, *sorted(SAMPLE.glob("20??.txt"))]:
        source = decode(file.read_bytes()).text
        read = read_report(source)
        if read.coverage.verdict == "full":
            texts.append(Clean(file.parent.name, file.stem, int(file.stem[:4]), source, read))
    return tuple(texts)


def is_found(broken: Broken) -> bool:
    """Tell whether a finding of the right kind stands at the right place, or at the gap in the numbering."""
    return any(
        finding.kind in broken.kinds
        and finding.severity != "info"
        and (
            finding.kind == "missing_section"
            or (finding.start < broken.end + _NEAR and finding.end > broken.start - _NEAR)
        )
        for finding in read_report(broken.source).findings
    )


def recall(kind: str, texts: Sequence[Clean], random: Random, n: int, missed: list[str]) -> float:
    """Break n texts in one way; return the share of them where the fault is found."""
    hits = tried = attempts = 0
    while tried < n and attempts < 20 * n:
        attempts += 1
        clean = random.choice(texts)
        broken = BREAKING[kind](clean, random)
        if broken is None:
            continue
        tried += 1
        if is_found(broken):
            hits += 1
        else:
            around = broken.source[max(broken.start - 30, 0) : broken.start + 30]
            missed.append(f"{kind} {clean.region}/{clean.name} at {broken.start}: {around!r}")
    return hits / tried if tried else 1.0


def spoken(read: ReadReport) -> list[tuple[str, str]]:
    """Return role and words of every unit, whatever the punctuation's width."""
    return [(unit.role, comparable(unit.text).replace(" ", "")) for unit in read.units]


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
        after = read_report(
            decode(traditional(clean.source).encode(random.choice(("utf-8", "big5hkscs")), "ignore")).text
        )
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
    """Return the figures of one run: recall per kind and in all, steadiness, false findings in ten."""
    random = Random(seed)  # noqa: S311 - no secret
    texts = clean_texts(corpus=corpus)
    missed = missed if missed is not None else []
    by_kind = {kind: recall(kind, texts, random, n, missed) for kind in BREAKING}
    steady = {kind: steadiness(kind, texts, random, n, missed) for kind in ("rewrap", "reencode", "script")}
    return {f"corruption.{kind}": round(value, 3) for kind, value in (by_kind | steady).items()} | {
        "corruption.structural": round(sum(by_kind[k] for k in _STRUCTURAL) / len(_STRUCTURAL), 3),
        "corruption.garbling": round(sum(by_kind[k] for k in _GARBLING) / len(_GARBLING), 3),
        "corruption.false": -round(10 * sum(len(weighs(t.read)) for t in texts) / len(texts), 3),
    }


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description="Corrupt clean reports and count what is found.")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("-n", type=int, default=40, help="corruptions of each kind")
    parser.add_argument("--missed", action="store_true", help="show what was not found")
    parser.add_argument("--sample", action="store_true", help="the bundled sample only")
    said = parser.parse_args()
    print(f"seed {said.seed}, {len(clean_texts(corpus=not said.sample))} clean texts")
    missed: list[str] = []
    for name, value in figures(said.seed, said.n, corpus=not said.sample, missed=missed).items():
        print(f"{name:40} {value:>8}")
    if said.missed:
        print(*missed, sep="\n")
    print(Counter(line.split()[0] for line in missed))


if __name__ == "__main__":
    main()
