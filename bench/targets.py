"""Measure the reading of targets: development gold, own labels of drawn reports, explained numbers, speed.

    python bench/targets.py             every figure
    python bench/targets.py --labels    only the gold and the drawn reports
    python bench/targets.py --faults    each label that is missed and each target that has no label
    python bench/targets.py --open N    about N numbers of the corpus that nothing explains

`bench/labels` says how its labels were made. Texts lie in ../shared/corpus and are no part of the project.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from bench.gold import FLOORS, SHARED, figures_of, read, scorer  # noqa: E402 - the checkout must be on the path
from ingest.outlining.drafts import DraftUnit  # noqa: E402
from ingest.quantities.heads import head_of  # noqa: E402
from ingest.quantities.lexicon import half_width  # noqa: E402
from ingest.quantities.negatives import excluded_spans, refuse  # noqa: E402
from ingest.quantities.timing import Plan  # noqa: E402
from ingest.quantity import find_quantities  # noqa: E402
from ingest.targets import find_targets  # noqa: E402
from warehouse.contract import report_json  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warehouse.records import Unit

LABELS = CHECKOUT / "bench" / "labels"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ROUNDS = 3
_SENTENCES = 5000


def label_files() -> list[Path]:
    """Return the label files, the first draw before the second."""
    return sorted(LABELS.glob("*/*.json"))


def gold_of(path: Path) -> dict[str, Any]:
    """Read a label file as the gold's scorer wants it; names come out of the text that is labelled."""
    labels = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "corpus" / labels["file"]).read_bytes().decode("utf-8")
    targets = []
    for row in labels["targets"]:
        value = row.get("value", (None, None))
        name = "".join(text[start:end] for start, end in row["indicator"])
        targets.append({
            "offset": row["start"], "end": row["end"], "value_start": value[0], "value_end": value[1],
            "value_si": row.get("value_si"), "indicator": name, "aspect": row.get("aspect"),
            "comparator": row.get("comparator"),
        })  # fmt: skip
    doubtful = [{"offset": start, "end": end, "doubt": True} for start, end in labels["doubtful"]]
    return {"file": labels["file"], "regions": labels["regions"], "targets": targets, "negatives": doubtful}


def label_figures(path: Path) -> dict[str, Any]:
    """Score the program on one label file."""
    gold = gold_of(path)
    figures: dict[str, Any] = scorer().score_targets(gold, report_json(read(gold["file"])))
    return figures


def faults(path: Path) -> Iterator[str]:
    """Say which labels of a file are missed or misread, and which targets have no label."""
    gold = gold_of(path)
    got = report_json(read(gold["file"]))["targets"]
    inside = [t for t in got if any(a <= t["start"] < b for a, b in gold["regions"])]
    for label in gold["targets"]:
        at = label["value_start"]
        same = [t for t in inside if _answers(t, label)]
        wrong = [k for k in ("comparator", "aspect") if same and at is not None and same[0][k] != label[k]]
        if not same or wrong:
            near = [t["indicator"] for t in inside if t["value_start"] == at] if at else []
            yield f"{gold['file']} {at or label['offset']} {label['indicator']} {near} {wrong}"
    places = {t["value_start"] for t in gold["targets"]}
    for t in inside:
        if t["value_start"] not in places:
            yield f"{gold['file']} {t['value_start']} no label: {t['indicator']} {t['value']}"


def _answers(target: dict[str, Any], label: dict[str, Any]) -> bool:
    at = label["value_start"]
    placed = (
        target["value_start"] == at and target["start"] < label["end"] and label["offset"] < target["end"]
    )
    return placed and bool(scorer().alike(target["indicator"], label["indicator"]))


def reasons(unit: Unit, year: int | None, *, holds_targets: bool) -> Iterator[tuple[str, str | None]]:
    """Give each number of a unit with what explains it: `target`, a reason to refuse it, or None."""
    text = half_width(unit.text)
    spans = [(span.start, span.end, span.kind) for span in excluded_spans(text)]
    for figure, refused in refuse(text, find_quantities(text), Plan(year, unit.path)):
        said = refused or ("target" if holds_targets else "other_time")
        spans.insert(0, (figure.value_start, figure.value_end, said))
    for match in _DIGITS.finditer(text):
        kinds = [kind for start, end, kind in spans if start <= match.start() < end]
        yield text[max(0, match.start() - 12) : match.end() + 12], kinds[0] if kinds else None


def explained(files: Sequence[str]) -> tuple[Counter[str | None], list[str]]:
    """Count what explains the numbers of goals and tasks; return what stands around those left over."""
    counts: Counter[str | None] = Counter()
    unexplained = []
    for file in files:
        report = read(file)
        holders = {target.unit for target in report.targets}
        for unit in report.units:
            if unit.role in {"goals", "tasks"} and unit.repeat_of is None:
                for around, reason in reasons(unit, report.year, holds_targets=unit.id in holders):
                    counts[reason] += 1
                    if reason is None:
                        unexplained.append(f"{file} {around}")
    return counts, unexplained


def corpus_files() -> list[str]:
    """Return the texts of the corpus by region and file."""
    return [str(path.relative_to(SHARED / "corpus")) for path in sorted((SHARED / "corpus").glob("*/*.txt"))]


def speed(files: Sequence[str]) -> dict[str, float]:
    """Return units a second of CPU time, best of three rounds: this reader, others' if installed."""
    units = [unit for file in files for unit in read(file).units if unit.role in {"goals", "tasks"}]
    units = units[:: max(1, len(units) // _SENTENCES)]
    drafts = [
        DraftUnit(
            text=unit.text, start=0, end=len(unit.text), role=unit.role, path=unit.path,
            section=unit.section or "", kind=unit.kind, paragraph=number, sentence=0,
            origins=tuple(range(len(unit.text))),
        )
        for number, unit in enumerate(units)
    ]  # fmt: skip
    rates = {"targets": len(units) / min(_seconds(find_targets, [drafts]) for _ in range(_ROUNDS))}
    texts = [unit.text for unit in units]
    for name, parse in _others().items():
        rates[name] = len(units) / min(_seconds(parse, texts) for _ in range(_ROUNDS))
    return rates


def _seconds(parse: Callable[[Any], object], pieces: Sequence[object]) -> float:
    started = time.process_time()
    for piece in pieces:
        parse(piece)
    return time.process_time() - started


def _others() -> dict[str, Callable[[str], object]]:
    """Return what other libraries make of a sentence, for those that are installed."""
    found: dict[str, Callable[[str], object]] = {}
    for name, module, attribute in (
        ("cn2an", "cn2an", "transform"),
        ("jionlp money", "jionlp.algorithm.ner", "MoneyExtractor"),
    ):
        try:
            parse = getattr(importlib.import_module(module), attribute)
        except ImportError:
            print(f"{name.split()[0]} is not installed: no baseline of it")
        else:
            found[name] = parse() if isinstance(parse, type) else parse
    return found


def pooled_figures() -> dict[str, float]:
    """Return the figures of all labels of drawn reports in one, by the names of their floors."""
    counts: Counter[str] = Counter()
    for path in label_files():
        figures = label_figures(path)
        counts["full"] += figures["numeric_full"]["tp"]
        counts.update({part: figures["numeric"][part] for part in ("tp", "predicted", "true")})
    both = counts["predicted"] + counts["true"]
    return {
        "labels.numeric.f1": 2 * counts["tp"] / both,
        "labels.numeric.p": counts["tp"] / counts["predicted"],
        "labels.numeric_full.f1": 2 * counts["full"] / both,
    }


def share_explained(counts: Counter[str | None]) -> float:
    """Return the share of numbers that a target or a reason explains."""
    return 1 - counts[None] / counts.total()


def tail_clusters(files: Sequence[str]) -> Counter[str | None]:
    """Count by kind of head noun the targets that no canonical indicator claims; None without one."""
    tail = [target.indicator for file in files for target in read(file).targets if target.canonical is None]
    heads = map(head_of, tail)
    return Counter(head.kind if head else None for head in heads)


def _print_labels() -> None:
    for path in label_files():
        figures = label_figures(path)
        shown = [
            f"{kind} {figures[kind]['f1']:.3f}" if figures[kind]["true"] else f"{kind} none"
            for kind in ("numeric", "numeric_full", "wordy")
        ]
        print(f"{path.parent.name + '/' + path.stem:26} {'  '.join(shown)}"
              f"  precision {figures['numeric']['p']:.3f}  aspect {figures['aspect']:.3f}"
              f"  of {figures['numeric']['true']}")  # fmt: skip
    print({name: round(figure, 4) for name, figure in pooled_figures().items()})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure the reading of targets.")
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--open", type=int, default=0)
    asked = parser.parse_args()
    warnings.simplefilter("ignore", UserWarning)  # cn2an warns of every character it cannot read
    if asked.faults:
        print("\n".join(line for path in label_files() for line in faults(path)))
        return
    files = corpus_files()
    if not asked.open:
        for name in sorted(path.stem for path in (SHARED / "gold" / "targets").glob("*.json")):
            figures = figures_of("targets", name)
            print(name, {k.split(".", 2)[2]: v for k, v in figures.items() if k.endswith((".f1", ".p"))})
        _print_labels()
        if asked.labels:
            return
    counts, unexplained = explained(files)
    if asked.open:
        print("\n".join(unexplained[:: max(1, len(unexplained) // asked.open)]))
    floor = json.loads(FLOORS.read_text(encoding="utf-8")).get("numbers.explained")
    print(f"numbers explained: {share_explained(counts):.4f} of {counts.total()} (floor {floor})")
    print(dict(counts.most_common()))
    if not asked.open:
        print("targets without a canonical name, by head noun:", dict(tail_clusters(files).most_common()))
        for name, rate in speed(files).items():
            print(f"{rate:10,.0f} units/s  {name}")


if __name__ == "__main__":
    main()
