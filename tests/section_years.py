"""A fictional city whose sections are split, moved, added and not held in one year; 2034 is incomplete."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from small_warehouse import read_outline

from compare.sections import align_sections
from warehouse.records import Capture, Comparison, Link, ReadReport, Region
from warehouse.write import PairRow, WarehouseWriter, WitnessRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BRIDGES, GARDENS, FERRIES, LAMPS = (
    "修三座石桥和两座木桥。", "种下梨树与枣树各百株。", "添置渡船五条。", "换上新式路灯千盏。",
)  # fmt: skip
CITY = Region("lihe", "梨河市", "city", fictional=True)
PARTIAL = 2034
HEAD = "goals 一、目标\n稳住河道水位。\ntasks 二、任务\n"
OUTLINES = {
    2031: f"{HEAD}（一）桥梁工程\n{BRIDGES}\n{FERRIES}\n（二）果园工程\n{GARDENS}",
    2032: f"{HEAD}（一）果园工程\n{GARDENS}\n（二）桥梁工程\n{BRIDGES}\n（三）渡口工程\n{FERRIES}\n"
    f"（四）灯火工程\n{LAMPS}",
    2034: f"{HEAD}（一）桥梁工程\n{BRIDGES}",
    2035: f"{HEAD}（一）桥梁工程\n{BRIDGES}\n（二）灯火工程\n{LAMPS}",
    2036: f"{HEAD}（一）灯火工程\n{LAMPS}",
}


def _links(old: ReadReport, new: ReadReport) -> tuple[Link, ...]:
    """Link what reads the same."""
    return tuple(Link(o.id, n.id, 0.99) for o in old.units for n in new.units if o.text == n.text)


def build_city(home: Path, years: Sequence[int] = tuple(OUTLINES)) -> Path:
    """Build the reports of some years and the comparisons of neighbours."""
    with WarehouseWriter(home, fingerprint=f"{years}", program_version="test") as writer:
        writer.add_region(CITY)
        held = [_add_report(writer, year) for year in years]
        for (old_id, old), (new_id, new) in pairwise(held):
            links = _links(old, new)
            told = Comparison(old, new, links=links, sections=align_sections(old, new, links))
            key = f"{old.year}{new.year}"
            writer.add_pair(PairRow(CITY.slug, old.year, new.year, old_id, new_id, key), told)
        writer.finish()
    return home


def _add_report(writer: WarehouseWriter, year: int) -> tuple[str, ReadReport]:
    text, reading = read_outline(CITY.slug, year, OUTLINES[year])
    if year != PARTIAL:
        reading = replace(reading, coverage=replace(reading.coverage, verdict="full"))
    digest, at = sha256(text.encode()).hexdigest(), "2035-03-01T08:00:00Z"
    size = len(text.encode())
    writer.add_capture(Capture(at, digest, size, "text/plain", CITY.slug, year, "main", f"{year}.txt"))
    row = WitnessRow(CITY.slug, year, "main", digest, f"k{year}", is_base=True, captured_at=at)
    writer.add_witness(row, reading, text)
    return row.witness_id, reading
