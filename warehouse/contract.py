"""Records → the JSON that `read` and `compare` print (the contract of the command line)."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Final

from warehouse.rows import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.english import InEnglish
    from warehouse.records import Comparison, ReadReport, SilentEdit

Json = dict[str, Any]
_SENTENCES: Final = frozenset({"reason", "reasons", "note", "detail", "unread_reason"})
"""Fields in which the program says something."""


def report_json(report: ReadReport) -> Json:
    """Give a read report as the JSON of `read`; offsets count characters of the decoded source."""
    return {
        "report": {
            "region": report.region,
            "year": report.year,
            "title": report.title,
            "session": report.session,
            "delivered_on": report.delivered_on,
            "published_on": report.published_on,
            "speaker": report.speaker,
            "speaker_title": report.speaker_title,
            "length": report.length,
        },
        "coverage": _plain(report.coverage),
        "sections": [_plain(s) for s in report.sections],
        "units": [_plain(u) for u in report.units],
        "targets": [_plain(t) for t in report.targets],
        "findings": [_plain(f) for f in report.findings],
    }


def comparison_json(comparison: Comparison, silent_edits: Iterable[SilentEdit] = ()) -> Json:
    """Give a comparison as the JSON of `compare`; unit ids refer to `old.units` and `new.units`.

    `silent_edits` are what was changed in the two texts after they were published.
    """
    return {
        "old": report_json(comparison.old),
        "new": report_json(comparison.new),
        "links": [_plain(link) for link in comparison.links],
        "changes": [_plain(change) for change in comparison.changes],
        "sections": [_plain(link) for link in comparison.sections],
        "outcomes": [_plain(outcome) for outcome in comparison.outcomes],
        "silent_edits": [_plain(edit) for edit in silent_edits],
    }


def with_english(value: Any, in_english: InEnglish) -> Any:  # noqa: ANN401 any JSON value
    """Put its English beside each sentence of the program, as `<name>_en`; null for a person's own words."""
    if isinstance(value, list | tuple):
        return [with_english(item, in_english) for item in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for key, item in value.items():
        found[key] = with_english(item, in_english)
        if key in _SENTENCES:
            found[f"{key}_en"] = _in_english(item, in_english)
    return found


def _in_english(said: Any, in_english: InEnglish) -> Any:  # noqa: ANN401 a sentence, several, or none
    if isinstance(said, list | tuple):
        return [_in_english(each, in_english) for each in said]
    return in_english(said) if said else said


def _plain(value: Any) -> Any:  # noqa: ANN401 any JSON value
    """Turn records into mappings, tuples into lists: the value equals what comes back from JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        value = flat(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
