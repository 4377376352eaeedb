"""The long tail of indicators: names that stand for no canonical indicator, clustered by their head noun."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BRACKETED = re.compile(r"[(（][^()（）]*[)）]\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun and the kind of thing it names: works, bodies, places, money …"""

    noun: str
    kind: str


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)["heads"]
    return {noun: kind for kind, nouns in table.items() for noun in nouns}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _kinds()))


def head_of(name: str) -> Head | None:
    """Return the longest head noun that ends a name (茶企技改项目 → 项目); None where none is known."""
    bare = name.strip("“”")
    if bare.endswith((")", "）")):
        bare = _BRACKETED.sub("", bare)
    kinds = _kinds()
    for length in range(min(_longest(), len(bare)), 0, -1):
        kind = kinds.get(bare[-length:])
        if kind is not None:
            return Head(bare[-length:], kind)
    return None


def head_noun(name: str) -> str | None:
    """Return the head noun of a name, None where none is known."""
    head = head_of(name)
    return head.noun if head else None


def cluster_tail(names: Iterable[str]) -> dict[Head | None, tuple[str, ...]]:
    """Group names by head noun, in order and each once; those without one stand under None."""
    groups: dict[Head | None, dict[str, None]] = defaultdict(dict)
    for name in names:
        groups[head_of(name)].setdefault(name)
    return {head: tuple(sorted(members)) for head, members in groups.items()}
