"""Several witnesses of one report → the base text, and one text put together where none is whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from ingest.characters.letters import read_letters
from ingest.collating.differences import Witness, find_fillings
from ingest.collating.joining import Joined, fill, join_pages, whole
from ingest.report import read_report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from warehouse.records import Coverage, Finding, Piece, ReadReport, Unit

_BY_COVERAGE: Final = {"full": 0, "partial": 1, "digest": 2, "not_a_report": 3}
_READABLE: Final = ("full", "partial")
"""An abstract fills no gap: its sentences are not the report's."""
_TOLD_BY_THE_PAGE: Final = ("title", "session", "delivered_on", "published_on", "speaker", "speaker_title")


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("ingest") / "collate.toml").read_text(encoding="utf-8"))


def collated_name() -> str:
    """Return the name under which a text put together from several witnesses is held."""
    return str(_settings()["name"])


def is_another_report(report: ReadReport) -> bool:
    """Say whether a text is certainly another government's or another year's report than it is kept as."""
    return any(f.kind == "wrong_document" and f.severity == "error" for f in report.findings)


def choose_base(witnesses: Mapping[str, ReadReport], official: Collection[str] = ()) -> str:
    """Return the name of the witness that stands for the report.

    A text that is another report comes last, whatever its certificate. Else the most complete text comes
    first; among equals one from an official page, then the one with fewer faults, then `main`, then the
    longest, then by name, so that the choice never depends on the order in which texts were added.
    """

    def rank(name: str) -> tuple[bool, int, bool, int, bool, int, str]:
        report = witnesses[name]
        faults = sum(finding.severity != "info" for finding in report.findings)
        complete = _BY_COVERAGE[report.coverage.verdict]
        wrong = is_another_report(report)
        return (wrong, complete, name not in official, faults, name != "main", -report.length, name)

    return min(witnesses, key=rank)


@dataclass(frozen=True, slots=True)
class KeptAs:
    """The report that texts are kept as, and which of them come from a government's own pages."""

    region: str
    year: int
    name: str | None = None
    """What the government is called."""
    official: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Collated:
    """A text put together from several witnesses, as it was read."""

    text: str
    pieces: tuple[Piece, ...]
    report: ReadReport


def collate(witnesses: Mapping[str, Witness], kept: KeptAs) -> Collated | None:
    """Put a more complete text together from witnesses; None where the best of them is as complete.

    Starting from the base, pages that jump to one another are joined and gaps filled, witness by witness;
    a step counts only if the certificate of the text gets better by it. What is another report, an
    abstract or no report is left out.
    """
    usable = {name: witness for name, witness in witnesses.items() if _is_usable(witness.report)}
    if len(usable) <= 1:
        return None
    ranked = _ranked(usable, kept.official)
    base = ranked.pop(0)
    best = Collated(usable[base].source, whole(base, usable[base].source).pieces, usable[base].report)
    while best.report.coverage.verdict != "full":
        step = next((s for name in ranked if (s := _bettered(best, name, usable, kept))), None)
        if step is None:
            break
        best = step
        ranked = [name for name in ranked if name not in {piece.origin for piece in best.pieces}]
    if len({piece.origin for piece in best.pieces}) <= 1:
        return None
    return _with_origins(best, usable)


def _is_usable(report: ReadReport) -> bool:
    return report.coverage.verdict in _READABLE and not is_another_report(report)


def _ranked(witnesses: Mapping[str, Witness], official: Collection[str]) -> list[str]:
    """Return the names of witnesses, each the one that `choose_base` takes of those that are left."""
    left = {name: witness.report for name, witness in witnesses.items()}
    ranked = []
    while left:
        ranked.append(choose_base(left, official))
        del left[ranked[-1]]
    return ranked


def _bettered(best: Collated, name: str, witnesses: Mapping[str, Witness], kept: KeptAs) -> Collated | None:
    """Return a text put together with one more witness, if its certificate is better."""
    for joined in _joined(best, name, witnesses[name]):
        report = read_report(
            joined.text,
            region=kept.region,
            year=kept.year,
            findings=_carried(joined.pieces, witnesses),
            expected_name=kept.name,
        )
        if _lacking(report.coverage) < _lacking(best.report.coverage):
            return Collated(joined.text, joined.pieces, report)
    return None


def _carried(pieces: Iterable[Piece], witnesses: Mapping[str, Witness]) -> list[Finding]:
    """Return what reading the bytes found within the pieces: at their ends, another text fills the gap."""
    return [
        replace(finding, start=finding.start + shift, end=min(finding.end + shift, piece.end))
        for piece in pieces
        for finding in witnesses[piece.origin].findings
        for shift in [piece.start - piece.origin_start]
        if piece.start < finding.start + shift < piece.end
    ]


def _joined(best: Collated, name: str, other: Witness) -> Iterator[Joined]:
    """Give the texts that another witness can be put together to, the likeliest first."""
    ours, theirs = Joined(best.text, best.pieces), whole(name, other.source)
    letters = read_letters(best.text), read_letters(other.source)
    for pages in ((ours, letters[0]), (theirs, letters[1])), ((theirs, letters[1]), (ours, letters[0])):
        if joined := join_pages(*pages):
            yield joined
    fillings = find_fillings(Witness(best.text, best.report), other)
    if fillings:
        yield fill(ours, theirs, fillings)


def _lacking(coverage: Coverage) -> tuple[int, int, int]:
    """Measure what a certificate lacks: verdict, missing roles and sections, damaged ones."""
    states = [*coverage.roles.values(), *(section.state for section in coverage.sections)]
    return (
        _BY_COVERAGE[coverage.verdict],
        len(coverage.missing) + states.count("missing"),
        len(coverage.reasons) + states.count("damaged"),
    )


def _with_origins(collated: Collated, witnesses: Mapping[str, Witness]) -> Collated:
    """Return the text with the origin of each unit, and what only a page around the text says of it."""
    origins = dict.fromkeys(piece.origin for piece in collated.pieces)
    reports = [collated.report, *(witnesses[name].report for name in origins)]
    told: dict[str, Any] = {
        field: next((value for report in reports if (value := getattr(report, field))), None)
        for field in _TOLD_BY_THE_PAGE
    }
    units = tuple(replace(unit, origin=_origin(unit, collated.pieces)) for unit in collated.report.units)
    return replace(collated, report=replace(collated.report, units=units, **told))


def _origin(unit: Unit, pieces: tuple[Piece, ...]) -> str | None:
    return next((piece.origin for piece in pieces if piece.start <= unit.start < piece.end), None)
