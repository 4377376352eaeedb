"""Load the canonical indicators and match written names to them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator with its names through the years."""

    name: str
    aliases: tuple[str, ...]
    topic: str
    family: str
    """Unit family of its figures: percent, money, people …"""
    polarity: Literal["higher", "lower", "none"]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    with Path(__file__).with_name("indicators.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """Return every canonical indicator of `indicators.toml`."""
    return tuple(
        Indicator(
            name=row["name"], aliases=tuple(row.get("aliases", ())), topic=row["topic"],
            family=row["family"], polarity=row["polarity"],
        )
        for row in _data()["indicator"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Indicator]:
    return {name: indicator for indicator in indicators() for name in (indicator.name, *indicator.aliases)}


@lru_cache(maxsize=1)
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(_data()["endings"]), tuple(_data()["qualifiers"])


def canonical(written: str) -> Indicator | None:
    """Return the indicator that a written name stands for, or None for the long tail.

    Only a qualifier (全社会, 区本级) may stand before a known name: a longer phrase names something narrower.
    """
    names = _by_name()
    if written in names:
        return names[written]
    endings, qualifiers = _affixes()
    if written.endswith(endings):
        written = written.removesuffix(next(word for word in endings if written.endswith(word)))
        if written in names:
            return names[written]
    if not written.startswith(qualifiers):
        return None
    rests = (written.removeprefix(word) for word in qualifiers if written.startswith(word))
    return next((names[rest] for rest in rests if rest in names), None)


def topic_of(name: str) -> str:
    """Return the topic of the canonical indicator of this name."""
    return _by_name()[name].topic


def is_known(written: str) -> bool:
    """Say whether a written name is, letter for letter, a name of some indicator."""
    return written in _by_name()
