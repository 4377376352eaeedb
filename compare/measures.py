"""Numbers in the units that reports write: 30000 of 人 are 3 of 万人."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from compare.modifiers import same_measure
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from warehouse.records import Target, Unit

_NUMBER = r"(\d(?<![\d.].)\d*(?:,\d{3})*(?:\.\d+)?)"
"""Its first digit stands before the look behind it: characters that begin no number are then skipped fast."""


@cache
def _units() -> Mapping[str, Any]:
    table = read_table("outcomes")
    units: Mapping[str, Any] = table["units"]
    return units


@cache
def scales() -> Mapping[str, float]:
    """Return the words that multiply a unit (万, 亿), the longer before the shorter."""
    return dict(sorted(_units()["scales"].items(), key=lambda item: -len(item[0])))


def scaled_value(target: Target) -> float:
    """Give a target's number times the scale of its unit as written (万, 亿)."""
    return (target.value or 0.0) * split_unit(target.unit_text or "")[0]


def written(value: float) -> str:
    """Write a number with all the digits it was read with: `:g` would round 1234567 to 1.23457e+06."""
    return f"{value:.15g}"


def places_of(figure: str, text: str) -> Iterator[int]:
    """Yield where a figure begins in a text, but not within a longer number.

    A pattern made for each figure would be compiled for each: that takes longer than all else about it.
    """
    at = text.find(figure)
    while at >= 0:
        if not text[at - 1 : at].isdecimal() and text[at - 1 : at] != ".":
            yield at
        at = text.find(figure, at + 1)


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


def figure_pattern(target: Target) -> re.Pattern[str]:
    """Return what finds figures in a target's measure: number, scale and counter."""
    return _pattern(split_unit(target.unit_text or "")[1])


@lru_cache(maxsize=512)
def _pattern(base: str) -> re.Pattern[str]:
    families = (*_units()["counters"], ("%", "％"))
    bases = next((family for family in families if base in family), (base,))
    return re.compile(rf"{_NUMBER}({'|'.join(scales())})?({'|'.join(map(re.escape, bases))})")


def units_in_measure(target: Target, units: Sequence[Unit]) -> list[Unit]:
    """Give those of some units that hold a figure in a target's measure, by one search through them all."""
    texts = [unit.text for unit in units]
    starts = [end + place for place, end in enumerate(accumulate(map(len, texts), initial=0))]
    found = figure_pattern(target).finditer("\n".join(texts))
    return [units[place] for place in sorted({bisect_right(starts, f.start()) - 1 for f in found})]


class ByMeasure:
    """The figures that a text tells: hardly any of them is in a given target's measure."""

    def __init__(self, told: Sequence[Target]) -> None:
        """Sort figures by their measure; what has no number is left out."""
        self._told: dict[str | None, list[tuple[int, Target]]] = {}
        for place, figure in enumerate(told):
            if figure.value is not None:
                self._told.setdefault(figure.unit_base, []).append((place, figure))

    def like(self, target: Target) -> list[Target]:
        """Give the figures in a target's measure, in their order."""
        alike = [found for found in self._told.values() if same_measure(target, found[0][1])]
        return [figure for _, figure in sorted(each for found in alike for each in found)]
