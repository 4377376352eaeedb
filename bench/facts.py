"""Make reports/changzhou/facts.csv from the facts that were collected beside this checkout.

    python bench/facts.py ../shared/facts/targets.csv ../shared/corpus/index.csv

Only what an official page, the press or the text given with the project says goes in; figures from mirrors,
essay sites and untraced tables stay out, and the last lines printed count them. A source without an address
is named by the SHA-256 of the text that was given, which the index knows.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent
OUTPUT: Final = CHECKOUT / "reports" / "changzhou" / "facts.csv"
REGION: Final = "changzhou"
TAKEN: Final = ("official", "press", "given")
COLUMNS: Final = (
    "region", "year", "kind", "indicator", "wording", "value", "unit", "ref_year", "source", "trust",
    "confidence", "block", "note",
)  # fmt: skip


def main(facts: Path, index: Path) -> None:
    """Write the digest and tell what was left out."""
    OUTPUT.write_text(digest(facts, index), encoding="utf-8", newline="")
    trusts = Counter(row["trust"] for row in _rows(facts))
    taken = sum(trusts[trust] for trust in TAKEN)
    print(f"{taken} of {trusts.total()} rows written to {OUTPUT.relative_to(CHECKOUT)}")
    for trust, count in trusts.most_common():
        if trust not in TAKEN:
            print(f"left out: {count} {trust}")


def digest(facts: Path, index: Path) -> str:
    """Return the text of the digest."""
    given = {row["origin"]: row["sha256"] for row in _rows(index)}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(row, given) for row in _rows(facts) if row["trust"] in TAKEN)
    return text.getvalue()


def _row(row: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    wording, _, remark = row["wording"].partition(" (")
    notes = [row["note"], remark.removesuffix(")")]
    return {
        **{
            name: row[name]
            for name in ("kind", "indicator", "value", "unit", "ref_year", "trust", "confidence", "block")
        },
        "region": REGION,
        "year": row["report_year"],
        "wording": wording,
        "source": _source(row["source_url"], given),
        "note": "; ".join(note for note in notes if note),
    }


def _source(place: str, given: dict[str, str]) -> str:
    """Return an address, or the hash of the text that was given."""
    if "://" in place:
        return place
    return next(f"sha256:{sha256}" for origin, sha256 in given.items() if origin.startswith(place))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
