"""Several witnesses of one report → the base text, and one text put together where none is whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ingest.differences import Witness, find_fillings
from ingest.joining import Joined, fill, join_pages, whole
from ingest.letters import read_letters
from ingest.report import read_report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from warehouse.records import Coverage, Piece, ReadReport, Unit

_BY_COVERAGE: Final = {"full": 0, "partial": 1, "digest": 2, "not_a_report": 3}
_READABLE: Final = ("full", "partial")
"""An abstract fills no gap: its sentences are not the report's."""


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("ingest") / "collate.toml").read_text(encoding="utf-8"))


def collated_name() -> str:
    """Return the name under which a text put together from several witnesses is held."""
    return str(_settings()["name"])


def is_official(source_url: str | None) -> bool:
    """Say whether a text was captured from a government's own page."""
    host = (urlsplit(source_url).hostname or "") if source_url else ""
    return any(host == end or host.endswith(f".{end}") for end in _settings()["official"])


def is_another_report(report: ReadReport) -> bool:
    """Say whether a text is certainly another government's or another year's report than it is kept as."""
    return any(f.kind == "wrong_document" and f.severity == "error" for f in report.findings)


def choose_base(witnesses: Mapping[str, ReadReport], official: Collection[str] = ()) -> str:
    """Return the name of the witness that stands for the report.

    A text that is another report comes last, whatever its certificate. Else the most complete text comes
    first; among equals one from an official page, then the one with fewer
    faults, then `main`, then the longest, then by name, so that the choice never depends on the order in
    which texts were added.
    """

    def rank(name: str) -> tuple[bool, int, bool, int, bool, int, str]:
        report = witnesses[name]
        faults = sum(finding.severity != "info" for finding in report.findings)
        complete = _BY_COVERAGE[report.coverage.verdict]
        wrong = is_another_report(report)
        return (wrong, complete, name not in official, faults, name != "main", -report.length, name)

    return min(witnesses, key=rank)


@dataclass(frozen=True, slots=True)
class Collated:
    """A text put together from several witnesses, as it was read."""

    text: str
    pieces: tuple[Piece, ...]
    report: ReadReport


def collate(
    witnesses: Mapping[str, Witness], region: str | None, year: int | None, official: Collection[str] = ()
) -> Collated | None:
    """Put a more complete text together from witnesses; None where the best of them is as complete.

    Starting from the base, pages that jump to one another are joined and gaps filled, witness by witness;
    a step counts only if the certificate of the text gets better by it.
    """
    reports = {name: witness.report for name, witness in witnesses.items()}
    reports = {name: report for name, report in reports.items() if not is_another_report(report)}
    if not reports:
        return None
    base = choose_base(reports, official)
    best = Collated(witnesses[base].source, whole(base, witnesses[base].source).pieces, reports[base])
    others = dict(reports)
    while best.report.coverage.verdict != "full" and len(others) > 1:
        del others[base]
        base = choose_base(others, official)
        other = witnesses[base]
        if other.report.coverage.verdict not in _READABLE:
            break
        for joined in _joined(best, base, other):
            report = read_report(joined.text, region=region, year=year)
            if _lacking(report.coverage) < _lacking(best.report.coverage):
                best = Collated(joined.text, joined.pieces, report)
                break
    return _with_origins(best) if len({piece.origin for piece in best.pieces}) > 1 else None


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


def _with_origins(collated: Collated) -> Collated:
    units = tuple(replace(unit, origin=_origin(unit, collated.pieces)) for unit in collated.report.units)
    return replace(collated, report=replace(collated.report, units=units))


def _origin(unit: Unit, pieces: tuple[Piece, ...]) -> str | None:
    return next((piece.origin for piece in pieces if piece.start <= unit.start < piece.end), None)
