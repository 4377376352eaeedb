"""Numbers in the units that reports write: 30000 of 人 are 3 of 万人."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warehouse.records import Target


@cache
def scales() -> Mapping[str, float]:
    """Return the words that multiply a unit (万, 亿), the longer before the shorter."""
    table = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
    return dict(sorted(table["units"]["scales"].items(), key=lambda item: -len(item[0])))


def scaled_value(target: Target) -> float:
    """Give a target's number times the scale of its unit as written (万, 亿)."""
    return (target.value or 0.0) * split_unit(target.unit_text or "")[0]


def written(value: float) -> str:
    """Write a number with all the digits it was read with: `:g` would round 1234567 to 1.23457e+06."""
    return f"{value:.15g}"


def in_unit(value: float, unit_text: str | None, other: str | None) -> float:
    """Give a number of one unit in another of the same base."""
    return value * split_unit(unit_text or "")[0] / split_unit(other or "")[0]


@lru_cache(maxsize=4096)
def split_unit(unit: str) -> tuple[float, str]:
    """Cut a unit as written into its scale and its base: 万人 is ten thousand times 人."""
    for name, scale in scales().items():
        if unit.startswith(name):
            return scale, unit[len(name) :]
    return 1.0, unit
