"""What is missing of the reports that are held, and where it may be had: pure functions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from warehouse.held_records import HeldReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.sources import Source
    from warehouse.records import Coverage, Role, SectionSeen

_ROLES: Final[dict[Role, str]] = {"review": "回顾", "goals": "目标", "tasks": "任务"}
"""Parts without which a report is not whole."""
_WHOLE_REPORT: Final = "全文"


def in_words(coverage: Coverage) -> tuple[str, ...]:
    """Return what a certificate says is missing: parts, then numbered sections that no text has."""
    roles = [word for role, word in _ROLES.items() if coverage.roles.get(role) == "missing"]
    return tuple(dict.fromkeys((*roles, *map(_section_in_words, coverage.missing))))


def _section_in_words(seen: SectionSeen) -> str:
    number = "" if seen.number is None else f"（{seen.number}）"
    return f"{_ROLES.get(seen.role, '')}{number}{seen.title or ''}"


def find_missing(rows: Iterable[HeldReport], sources: Sequence[Source]) -> Iterator[HeldReport]:
    """Give a row for each year of a held region whose report is not held whole.

    The years go from the first to the last that is held or registered.
    """
    ordered = sorted(rows, key=lambda row: (row.region, row.year))
    for region, group in groupby(ordered, key=lambda row: row.region):
        held = list(group)
        registered = [source for source in sources if source.entry.region == region and source.site.is_placed]
        years = {row.year for row in held} | {source.entry.year for source in registered}
        for year in range(min(years), max(years) + 1):
            of_year = [row for row in held if row.year == year]
            missing = _missing(of_year)
            if missing:
                places = [source for source in registered if source.entry.year == year]
                where = _where(places, of_year) if places else _lists(registered)
                yield _row(held[0], year, missing, where)


def _missing(rows: Sequence[HeldReport]) -> tuple[str, ...]:
    """Return what no text of a year has; nothing where one is whole, or not yet built."""
    texts = [row for row in rows if row.kind != "digest" and row.coverage != "not_a_report"]
    if not any(row.readable for row in texts):
        return (_WHOLE_REPORT,)
    if any(row.coverage in {"full", None} for row in texts):
        return ()
    base = next((row for row in texts if row.is_base), None)
    return (base.missing if base else ()) or (_WHOLE_REPORT,)


def _where(sources: Iterable[Source], rows: Sequence[HeldReport]) -> tuple[str, ...]:
    """Return the pages of full texts that are not held, or the lists that announce them."""
    held = {row.witness for row in rows}
    wanted = [
        source for source in sources if source.entry.kind == "full" and source.entry.witness not in held
    ]
    return tuple(dict.fromkeys(source.address or _list_of(source) for source in wanted))


def _lists(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the official lists of a region, for a year of which no page is registered."""
    lists = (_list_of(source) for source in sources if source.site.lists and source.trust == "official")
    return tuple(dict.fromkeys(lists))


def _list_of(source: Source) -> str:
    """Return where a person finds what the site's list says: the page that shows it, else the site itself."""
    listing = source.site.lists[0]
    asked_by_form = listing.method == "POST"
    return source.site.address(listing.referer or ("" if asked_by_form else listing.url))


def _row(like: HeldReport, year: int, missing: tuple[str, ...], where: tuple[str, ...]) -> HeldReport:
    return HeldReport(
        region=like.region,
        name=like.name,
        year=year,
        witness="",
        size=0,
        media_type="",
        at="",
        readable=False,
        held=False,
        missing=missing,
        where=where,
    )
