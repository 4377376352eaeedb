"""Answer what of a region's reports many regions write in the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.errors import WarehouseMissing
from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SHARED = """
    SELECT u.unit_id, u.text FROM shared_units s JOIN units u USING (witness_id, unit_id)
    JOIN reports r ON r.base_witness = s.witness_id
    WHERE r.region = $region AND list_contains($years, r.year)
"""


def shared_wording_of(home: Path, region: str, years: Sequence[int]) -> dict[str, str]:
    """Return text by id of the units of these years that say what many regions say; none before a build."""
    try:
        with opened(home) as warehouse:
            return dict(warehouse.rows(_SHARED, {"region": region, "years": list(years)}))
    except WarehouseMissing:
        return {}
