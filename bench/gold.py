"""Score the program against the gold labels, by the method of the labels' own `score.py`.

    python bench/gold.py            print every figure
    python bench/gold.py --floors   print figures beside the floors of tests/gold/floors.json

The labels lie in ../shared/gold, the texts in ../shared/corpus; neither is part of the project.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
FLOORS = CHECKOUT / "tests" / "gold" / "floors.json"

sys.path.insert(0, str(CHECKOUT))

from compare.comparison import compare_reports  # noqa: E402 - the checkout must be on the path first
from ingest.readers.plain import decode  # noqa: E402
from ingest.report import read_report  # noqa: E402
from warehouse.contract import comparison_json, report_json  # noqa: E402

if TYPE_CHECKING:
    from types import ModuleType

    from warehouse.records import ReadReport

Figures = dict[str, float]


@cache
def scorer() -> ModuleType:
    """Load the labels' own scorer by its path."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def read(file: str) -> ReadReport:
    """Read a text of the corpus as `duizhang read` does."""
    return read_report(decode((SHARED / "corpus" / file).read_bytes()).text)


@cache
def compared(old: str, new: str) -> dict[str, Any]:
    """Return the JSON of comparing two texts of the corpus."""
    return comparison_json(compare_reports(read(old), read(new)))


def flat(figures: dict[str, Any], prefix: str) -> Figures:
    """Return nested figures under dotted names."""
    out: Figures = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            out |= flat(value, f"{prefix}.{name}")
        else:
            out[f"{prefix}.{name}"] = value
    return out


def figures_of(kind: str, name: str) -> Figures:
    """Score one gold file; `kind` is align, targets or outcomes."""
    gold = json.loads((SHARED / "gold" / kind / f"{name}.json").read_text(encoding="utf-8"))
    if kind == "targets":
        got: dict[str, Any] = report_json(read(gold["file"]))
    else:
        got = compared(gold["old_file"], gold["new_file"])
    score = getattr(scorer(), f"score_{kind}")
    return flat(score(gold, got), f"{kind}.{name}")


def all_figures() -> Figures:
    """Score every gold file."""
    out: Figures = {}
    for kind in ("align", "targets", "outcomes"):
        for file in sorted((SHARED / "gold" / kind).glob("*.json")):
            out |= figures_of(kind, file.stem)
    return out | pooled(out, "align", "dropped_certain")


def pooled(figures: Figures, kind: str, name: str) -> Figures:
    """Return precision and recall over all gold files of a kind together: a pair alone has but a few."""

    def total(count: str) -> float:
        ending = f".{name}.{count}"
        return sum(v for k, v in figures.items() if k.startswith(f"{kind}.") and k.endswith(ending))

    right, said, true = (total(count) for count in ("tp", "predicted", "true"))
    shares = {"p": right / max(said, 1), "r": right / max(true, 1)}
    return {f"{kind}.all.{name}.{share}": round(value, 3) for share, value in shares.items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Score the program against the gold labels.")
    parser.add_argument("--floors", action="store_true", help="only figures that have a floor, beside it")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    only_floors = parser.parse_args().floors
    for name, value in all_figures().items():
        if name in floors or not only_floors:
            floor = f"  (floor {floors[name]})" if name in floors else ""
            print(f"{name:60} {value:>8}{floor}")


if __name__ == "__main__":
    main()
