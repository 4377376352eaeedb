"""Choose the report of the wanted year among pages that a site announces: by title and by what they say.

Neither the id in an address nor the day of publishing says of which year a report is: both change when a
site moves to another system.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from ingest.collate import is_another_report
from ingest.regions import display_name
from ingest.report import read_decoded
from warehouse.errors import FetchFailed, NotAReport, NotPublishedYet, UnexpectedPage, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ingest.sites.families import Family
    from ingest.sites.found import FoundPage
    from ingest.sites.listing import Announced
    from ingest.sources import Source
    from warehouse.errors import DuizhangError
    from warehouse.records import ReadReport

_YEAR: Final = re.compile(r"((?:19|20)\d{2})年")
_MOST_OPENED: Final = 6
"""Pages that are opened to find one report; more that have the right title are another kind of list."""
_BY_COVERAGE: Final = {"full": 0, "partial": 1, "digest": 2}
_KINDS_OF_REPORT: Final = frozenset({"full", "excerpt", "abstract"})


@cache
def _kinds() -> dict[str, Any]:
    return tomllib.loads((files("ingest.sites") / "kinds.toml").read_text(encoding="utf-8"))


def may_be(source: Source, row: Announced) -> bool:
    """Say whether a row of a list may be the text that is looked for, by its title."""
    entry = source.entry
    words = _kinds()[entry.kind]
    title = "".join(row.title.split())
    years = {int(year) for year in _YEAR.findall(title)}
    is_told_by_text = not years and entry.kind in _KINDS_OF_REPORT
    return (
        any(word in title for word in words["has"])
        and not any(word in title for word in words["lacks"])
        and (is_told_by_text or entry.year in years)
    )


def choose(
    source: Source, rows: Iterable[Announced], family: Family, open_page: Callable[[str], FoundPage]
) -> FoundPage:
    """Return the most complete page of the wanted report; further ones become its twins.

    Among equals the page counts whose layout stands first in its family. A page whose title names no year
    is opened only where no page is titled with the wanted one.

    Raises NotPublishedYet where none is announced, else the error of a page that could not be had.
    """
    entry = source.entry
    likely = sorted((row for row in rows if may_be(source, row)), key=lambda row: _likelihood(source, row))
    held: list[tuple[FoundPage, ReadReport]] = []
    failed: DuizhangError | None = None
    for row in likely[:_MOST_OPENED]:
        if held and not _names_year(source, row):
            break
        try:
            found = open_page(row.address)
            report = check_report(source, found)
            if _names_year(source, row) or not speaks_of_another(report):
                held.append((found, report))
        except (FetchFailed, UnexpectedPage, UnreadableSource) as error:
            failed = failed or error
        except NotAReport:
            continue
    if not held:
        raise failed or NotPublishedYet(
            f"{source.site.address(source.site.lists[0].url)} announces no {entry.kind} text of the report "
            f"of {entry.region} {entry.year} yet; look again later or name its address in sources.toml."
        )
    held.sort(key=lambda pair: _rank(family, *pair))
    best = held[0][0]
    return replace(best, twins=tuple(found.page.url for found, _ in held[1:]))


def _likelihood(source: Source, row: Announced) -> tuple[bool, bool]:
    """Return what sorts a row forward: a title that names the year, then a day in it."""
    published = row.published_on or ""
    return not _names_year(source, row), not published.startswith(str(source.entry.year))


def _names_year(source: Source, row: Announced) -> bool:
    return f"{source.entry.year}年" in "".join(row.title.split())


def speaks_of_another(report: ReadReport) -> bool:
    """Say whether anything speaks for another year; a title that names the wanted one would outweigh it."""
    return any(finding.kind == "wrong_document" for finding in report.findings)


def _rank(family: Family, found: FoundPage, report: ReadReport) -> tuple[int, int, int]:
    """Return what sorts the most complete page first."""
    letters = sum(unit.end - unit.start for unit in report.units)
    page = found.selector and family.layout_of(found.page.final_url)
    layout = family.layouts.index(page) if page else len(family.layouts)
    return _BY_COVERAGE.get(report.coverage.verdict, len(_BY_COVERAGE)), -letters, layout


def check_report(source: Source, found: FoundPage) -> ReadReport:
    """Read a page's text as the report that a source is registered as; raise NotAReport where it is none.

    Lists of key work, livelihood projects and tasks belong to a report without having its form: their
    address or title speaks for them.
    """
    entry = source.entry
    report = read_decoded(
        found.body, region=entry.region, year=entry.year, expected_name=display_name(entry.region)
    )
    if entry.kind not in _KINDS_OF_REPORT:
        return report
    if report.coverage.verdict == "not_a_report":
        raise NotAReport(
            f"{found.page.final_url} is no government work report (no opening words, review or tasks found); "
            "correct its address in sources.toml."
        )
    if is_another_report(report):
        reason = next(
            f.detail for f in report.findings if f.kind == "wrong_document" and f.severity == "error"
        )
        raise NotAReport(
            f"{found.page.final_url} is not the report of {entry.region} {entry.year}: {reason} "
            "Correct its address in sources.toml."
        )
    return report
