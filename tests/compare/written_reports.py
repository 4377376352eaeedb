"""Small reports written for the tests: a fictional city, nothing of a real report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.pair import Pair, Side
from warehouse.records import (
    Coverage,
    Evidence,
    Link,
    ReadReport,
    Section,
    SectionLink,
    SectionSeen,
    Target,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

ROLES = ("review", "goals", "tasks")
FULL = Coverage("full", dict.fromkeys(ROLES, "present"), (), ())
DIGEST = Coverage("digest", dict.fromkeys(ROLES, "missing"), (), ())


def cut_off(*missing: str) -> Coverage:
    """A text whose tasks part lacks the named sections."""
    seen = tuple(SectionSeen(key, None, f"第{key}节", "tasks", "missing") for key in missing)
    return Coverage("partial", {"review": "present", "goals": "present", "tasks": "damaged"}, (), seen)


NO_REVIEW = Coverage("partial", {"review": "missing", "goals": "present", "tasks": "present"}, (), ())


def unit(name: str, text: str, **more: Any) -> Unit:
    settings: dict[str, Any] = {
        "start": 0,
        "end": len(text),
        "role": "tasks",
        "path": ("重点工作", None, None),
        "commitment": True,
    }
    return Unit(id=name, text=text, **(settings | more))


def target(where: Unit, indicator: str, value: float | None, unit_text: str | None, **more: Any) -> Target:
    base = (unit_text or "").lstrip("万亿") or None
    settings: dict[str, Any] = {
        "start": 0,
        "end": len(where.text),
        "value_start": None if value is None else 0,
        "value_end": None if value is None else 1,
        "canonical": None,
        "aspect": "qualitative" if value is None else "count",
        "comparator": "=",
        "value_high": None,
        "unit_base": base,
        "value_si": value,
        "hedge": None,
        "reference": None,
        "headline": False,
        "polarity": "higher",
    }
    settings |= more
    return Target(where.id, indicator=indicator, value=value, unit_text=unit_text, **settings)


def report(
    *units: Unit,
    targets: Sequence[Target] = (),
    coverage: Coverage = FULL,
    sections: Sequence[Section] = (),
    year: int | None = None,
) -> ReadReport:
    length = sum(len(u.text) for u in units)
    return ReadReport(
        None, year, None, None, None, None, length, tuple(sections), units, tuple(targets), (), coverage
    )


def section(key: str, title: str) -> Section:
    return Section(key, "section", None, title, "tasks", 0, 0, key.rpartition(".")[0] or None)


def pair(
    old: ReadReport,
    new: ReadReport,
    links: Sequence[tuple[str, str]] = (),
    **more: Any,
) -> Pair:
    """Two reports with given links; other fields of Pair by name."""
    found = tuple(Link(a, b, 0.9) for a, b in links)
    settings: dict[str, Any] = {"sections": ()}
    return Pair(old=Side.of(old), new=Side.of(new), links=found, **(settings | more))


def near(old: str, new: str, score: float) -> tuple[Link, ...]:
    return (Link(old, new, score),)


__all__ = ["Evidence", "Link", "SectionLink"]
