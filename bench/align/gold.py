"""Read the gold alignments: links, and which old units the scorer counts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True)
class GoldPair:
    """One labelled pair of reports."""

    name: str
    labels: dict[str, Any]

    @property
    def links(self) -> set[tuple[str, str]]:
        """Every labelled link, rows of low confidence included."""
        return {(row["old"], new) for row in self.labels["rows"] for new in row["new"]}

    @property
    def kept(self) -> set[str]:
        """Old units that the scorer counts."""
        rows = self.labels["rows"]
        return {r["old"] for r in rows if r["kind"] in {"target", "commitment"} and r["confidence"] != "low"}

    @property
    def new_kept(self) -> set[str]:
        """New units that the scorer counts: those that continue something, and those that are surely new."""
        rows = self.labels["added"]
        new = {r["new"] for r in rows if r["kind"] in {"target", "commitment"} and r["confidence"] != "low"}
        return new | {name for _, name in self.links}


def load_pairs() -> list[GoldPair]:
    """Load every labelled pair of the shared gold, in the order of their names."""
    paths = sorted((SHARED / "gold" / "align").glob("*.json"))
    return [GoldPair(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def gold_hash() -> str:
    """Return the first 16 hex digits of the SHA-256 over the alignment gold."""
    digest = hashlib.sha256()
    for path in sorted((SHARED / "gold" / "align").glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def source_text(file: str) -> str:
    """Read a corpus file without translating its newlines: offsets count every character."""
    return (SHARED / "corpus" / file).read_bytes().decode("utf-8")
