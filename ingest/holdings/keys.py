"""What a reading depends on, as one hash: an unchanged key is an unchanged reading."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ingest.holdings.held import HeldYear
    from warehouse.records import Capture

ROOT: Final = Path(__file__).resolve().parents[2]


@cache
def code_version(package: str) -> str:
    """Return a hash that changes with any line of a package's code and data, or of the shared records."""
    files = sorted(file for file in (ROOT / package).rglob("*") if file.suffix in {".py", ".toml"})
    records = [ROOT / "warehouse" / name for name in ("comparison_records.py", "records.py")]
    return digest(*(file.read_text(encoding="utf-8") for file in [*files, *records]))


def year_key(held: HeldYear) -> str:
    """Return a hash of all that reading a report depends on."""
    return digest(code_version("ingest"), held.content)


def text_key(held: HeldYear, capture: Capture) -> str:
    """Return the key of one text: its report's, since the choice of the base depends on the others."""
    return digest(year_key(held), capture.witness)


def digest(*parts: str) -> str:
    """Return one hash of several strings."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
