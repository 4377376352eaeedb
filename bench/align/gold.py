"""Read the gold alignments: units out of their spans, links and what was dropped and added."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.records import Unit, UnitKind

SHARED = Path(__file__).resolve().parents[3] / "shared"
PART = re.compile(r"^[一二三四五六七八九十]{1,2}、")
SECTION = re.compile(r"^[（(][一二三四五六七八九十]{1,2}[）)]")
LEAD_LENGTH = 30


@dataclass(frozen=True)
class GoldPair:
    """One labelled pair: the units of its goals and tasks parts, and the raw labels."""

    name: str
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
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


def load_pairs() -> list[GoldPair]:
    """Load every labelled pair of the shared gold, in the order of their names."""
    return [_load(path) for path in sorted((SHARED / "gold" / "align").glob("*.json"))]


def gold_hash() -> str:
    """Return the first 16 hex digits of the SHA-256 over the alignment gold."""
    digest = hashlib.sha256()
    for path in sorted((SHARED / "gold" / "align").glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def source_text(file: str) -> str:
    """Read a corpus file without translating its newlines: offsets count every character."""
    return (SHARED / "corpus" / file).read_bytes().decode("utf-8")


def _load(path: Path) -> GoldPair:
    labels = json.loads(path.read_text(encoding="utf-8"))
    old = span_units(source_text(labels["old_file"]), labels["old_units"])
    new = span_units(source_text(labels["new_file"]), labels["new_units"])
    return GoldPair(labels["name"], old, new, labels)


def span_units(text: str, spans: dict[str, list[int]]) -> tuple[Unit, ...]:
    """Build units from spans, with part, section and paragraph lead as their path."""
    units: list[Unit] = []
    part = section = lead = None
    place, end_before = [0, 0, 0], 0
    for name, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        body = re.sub(r"\s+", "", text[start:end])
        opens = "\n" in text[end_before:start] or not units
        if PART.match(body):
            part, section, lead, place = body, None, None, [place[0] + 1, 0, 0]
        elif SECTION.match(body):
            section, lead, place = body, None, [place[0], place[1] + 1, 0]
        elif opens:
            lead, place = (body if len(body) <= LEAD_LENGTH else None), [place[0], place[1], place[2] + 1]
        heading = bool(PART.match(body) or SECTION.match(body))
        key = f"tasks.{place[0]}.{place[1]}.{place[2]}"
        kind: UnitKind = "heading" if heading else "lead" if body == lead else "sentence"
        units.append(Unit(name, start, end, "tasks", (part, section, lead), body, kind, key))
        end_before = end
    return tuple(units)
