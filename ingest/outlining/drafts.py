"""The draft of a unit: what the outline hands to the readers of targets and findings.

A draft still knows where each of its characters stood in the source, so that a sub-span of its
cleaned text leads back to source offsets. The record that crosses package boundaries is
`warehouse.records.Unit`; `ingest.report` makes it from the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Role, UnitKind


class DraftUnit(NamedTuple):
    """A heading, a theme's lead, a sentence, or a ；-clause of one, before it has an id."""

    text: str
    """The cleaned text, as in `Unit.text`; punctuation as in the source, width as in the source."""
    start: int
    end: int
    """Source offsets, half open."""
    role: Role
    path: tuple[str | None, str | None, str | None]
    """Titles of part, section and theme."""
    section: str
    """Key of the innermost Section, such as `tasks.3.2`."""
    kind: UnitKind
    paragraph: int
    """Running number of the paragraph; the clauses of one sentence share it."""
    sentence: int
    """Running number of the sentence within the report; the ；-clauses of one sentence share it."""
    origins: Sequence[int]
    """Source offset of every character of `text`, rising."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span `text[start:end]` (not empty) to source offsets."""
        return self.origins[start], self.origins[end - 1] + 1
