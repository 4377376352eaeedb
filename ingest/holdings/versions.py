"""Successive captures of one page → what its report text had before, and when the change was noticed.

A page that was fetched again and shows other menus or another view counter is the same text: page furniture
is told apart by `find_differences`, and only what stands in the report itself is a silent edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.collating.differences import Witness, find_differences
from warehouse.records import SilentEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.records import Capture


@dataclass(frozen=True, slots=True)
class Version:
    """One capture of a witness and the text that was read out of it."""

    capture: Capture
    text: Witness


def find_silent_edits(versions: Sequence[Version]) -> tuple[SilentEdit, ...]:
    """Find what was changed in a report's text from each version of a witness to the next, oldest first."""
    return tuple(edit for before, after in pairwise(versions) for edit in _edits(before, after))


def _edits(before: Version, after: Version) -> Iterator[SilentEdit]:
    """Give the edits between two versions; a text that is no report was not edited but replaced."""
    if before.capture.sha256 == after.capture.sha256 or before.text.source == after.text.source:
        return
    if "not_a_report" in {version.text.report.coverage.verdict for version in (before, after)}:
        return
    for difference in find_differences(before.text, after.text):
        if difference.kind != "furniture":
            yield SilentEdit(
                kind=difference.kind,
                noticed_at=after.capture.at,
                old_captured_at=before.capture.at,
                old_sha256=before.capture.sha256,
                new_sha256=after.capture.sha256,
                old_start=difference.start,
                old_end=difference.end,
                new_start=difference.other_start,
                new_end=difference.other_end,
                old_text=before.text.source[difference.start : difference.end],
                new_text=after.text.source[difference.other_start : difference.other_end],
                places=difference.count,
            )
