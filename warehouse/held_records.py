"""The record of what an archive holds of a report, or lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.records import CoverageVerdict, Trust


@dataclass(frozen=True, slots=True)
class HeldReport:
    """One text in the archive, with what the newest build says of it; or one that is missing."""

    region: str
    name: str
    year: int
    witness: str
    size: int
    media_type: str
    at: str
    readable: bool
    coverage: CoverageVerdict | None = None
    is_base: bool = False
    made_of: tuple[str, ...] = ()
    """The witnesses that a text put together is made of; such a text is in no snapshot of its own."""
    held: bool = True
    """False for a row that says what is missing: no text of that year, or the rest of a partial one."""
    kind: str | None = None
    """full, excerpt, abstract, key_work, livelihood, task_list, digest or collated."""
    trust: Trust | None = None
    source_url: str | None = None
    last_checked: str | None = None
    """When its page was last asked for and answered, UTC; None: never, or it has no page."""
    missing: tuple[str, ...] = ()
    """Parts and numbered sections that are not held, in words of the report."""
    unread_reason: str | None = None
    """Why the newest build could not read it, in Chinese."""
    where: tuple[str, ...] = ()
    """Pages, or lists of a site, where what is missing may be had."""
