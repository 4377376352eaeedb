"""Where each section came from and went, in marks; what may only be missing is never new or gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from views.language import Words
    from warehouse.read_priorities import Priority, PriorityFlow

Mark = Literal["kept", "renamed", "moved", "merged", "split", "new", "gone", "cannot_tell"]
SIGNS: Final[dict[Mark, str]] = {
    "kept": "＝", "renamed": "～", "moved": "↕", "merged": "⊃", "split": "⊂", "new": "＋", "gone": "－",
    "cannot_tell": "？",
}  # fmt: skip
"""A sign for each, so that colour is never alone."""


def named(mark: Mark, words: Words) -> str:
    """Return the sign and the word of a mark."""
    return f"{SIGNS[mark]} {words(f'priorities.mark_{mark}')}"


@dataclass(frozen=True, slots=True)
class Standing:
    """A section among those of the years before and after."""

    section: Priority
    came: tuple[PriorityFlow, ...]
    """From which sections of the year before; empty also where that year was not compared."""
    goes: tuple[PriorityFlow, ...]
    marks: tuple[Mark, ...]
    """What it is to the year before; empty where that year was not compared."""
    ends: Mark | None
    """`gone` or `cannot_tell` where the next year has no counterpart."""


def standings(
    sections: Sequence[Priority], flows: Iterable[PriorityFlow], complete: Mapping[int, bool]
) -> tuple[Standing, ...]:
    """Return the sections with where they came from; `complete` says which years' texts are whole."""
    came: dict[tuple[int, str], list[PriorityFlow]] = {}
    goes: dict[tuple[int, str], list[PriorityFlow]] = {}
    for flow in flows:
        if flow.new_key is not None:
            came.setdefault((flow.new_year, flow.new_key), []).append(flow)
        if flow.old_key is not None:
            goes.setdefault((flow.old_year, flow.old_key), []).append(flow)
    return tuple(
        _standing(
            section, came.get((section.year, section.key), ()), goes.get((section.year, section.key), ()),
            complete,
        )
        for section in sections
    )  # fmt: skip


def _standing(
    section: Priority,
    came: Sequence[PriorityFlow],
    goes: Sequence[PriorityFlow],
    complete: Mapping[int, bool],
) -> Standing:
    joined = tuple(flow for flow in came if flow.old_key is not None)
    going = tuple(flow for flow in goes if flow.new_key is not None)
    marks: tuple[Mark, ...] = _marks(joined)
    if came and not joined:
        marks = ("new",) if complete.get(section.year - 1) else ("cannot_tell",)
    ends: Mark | None = None
    if goes and not going:
        ends = "gone" if complete.get(section.year + 1) else "cannot_tell"
    return Standing(section, joined, going, marks, ends)


def _marks(came: Sequence[PriorityFlow]) -> tuple[Mark, ...]:
    """Name what came together here: a section can be merged from several and split off from one at once."""
    found: list[Mark] = ["merged"] if len(came) > 1 else []
    relations = {flow.relation for flow in came}
    found += [relation for relation in ("split", "moved", "renamed", "kept") if relation in relations]
    return tuple(found)
