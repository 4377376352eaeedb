"""Load the canonical indicators and match written names to them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator with its names through the years."""

    name: str
    aliases: tuple[str, ...]
    topic: str
    family: str
    """Unit family of its figures: percent, money, people …"""
    polarity: Literal["higher", "lower", "none"]
    not_with: tuple[str, ...] = ()
    """Words that make it another indicator: 高价值 next to 万人发明专利拥有量."""


_TELLING = 4
"""Characters of a name that is an indicator's even behind a qualifier (区本级固定资产投资)."""
_QUALIFIER = 4


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """Return every canonical indicator of `indicators.toml`."""
    with Path(__file__).with_name("indicators.toml").open("rb") as file:
        rows = tomllib.load(file)["indicator"]
    return tuple(
        Indicator(
            name=row["name"], aliases=tuple(row.get("aliases", ())), topic=row["topic"],
            family=row["family"], polarity=row["polarity"], not_with=tuple(row.get("not_with", ())),
        )
        for row in rows
    )  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, Indicator], ...]:
    """Every name with its indicator, longest first, so that the narrower name wins."""
    pairs = [(name, i) for i in indicators() for name in (i.name, *i.aliases)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)
def canonical(written: str) -> Indicator | None:
    """Return the indicator that a written name stands for, or None for the long tail.

    The longest known name that ends the written one wins; words before it must not make it another
    indicator, and few may stand there, since a longer phrase names something narrower.
    """
    for name, indicator in _names():
        if not written.endswith(name):
            continue
        before = written[: -len(name)]
        if any(word in written for word in indicator.not_with):
            continue
        if not before or (len(name) >= _TELLING and len(before) <= _QUALIFIER):
            return indicator
    return None


@lru_cache(maxsize=1)
def _exact() -> frozenset[str]:
    return frozenset(name for name, _ in _names())


def is_known(written: str) -> bool:
    """Say whether a written name is, letter for letter, a name of some indicator."""
    return written in _exact()
