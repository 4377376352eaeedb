"""How to cite a line, and whether it is still the line that was cited: a later year is no change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.citing import cited, permalink, show_citation
from views.frame import Scope, say
from views.seal import Seal, differences, read_seal, seal_of
from views.standing import say_if_changed
from views.state import asked
from warehouse.read import texts
from warehouse.read_collation import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.state import Query
    from warehouse.line_answers import LineDetail, LineYearRow


def seal_of_line(years: Sequence[LineYearRow]) -> Seal:
    """Return the seal of the years of a line that hold its words."""
    told = [year for year in years if year.text is not None]
    judged = [
        f"{year.year}:{','.join((*sorted(year.facets or ()), *(year.verdicts or ())))}" for year in told
    ]
    return seal_of([year.text or "" for year in told], [year.sha256 or "" for year in told], judged)


def say_if_line_changed(detail: LineDetail, scope: Scope) -> None:
    """Say what has changed in the years that were cited, and where only later years have come, that."""
    seal = read_seal(asked("cited"))
    told = [year for year in detail.years if year.text is not None]
    if seal is None or len(seal.texts) >= len(told):
        say_if_changed(seal_of_line(told), scope.words)
        return
    first = told[: len(seal.texts)]
    if "text" in differences(seal, seal_of_line(first)) or seal.texts != seal_of_line(first).texts:
        say(scope.words("cited.line_other"), "warning")
        return
    say_if_changed(seal_of_line(first), scope.words)
    say(scope.words("cited.line_longer", year=first[-1].year))


def show_line_citation(detail: LineDetail, scope: Scope) -> None:
    """Show how to cite every report that holds the line, each with the place of its words."""
    held = {text.witness_id: text for text in texts(scope.warehouse, scope.region.slug)}
    entries = []
    for year in detail.years:
        if year.witness_id is not None and year.unit_id is not None:
            found = places(scope.warehouse, year.witness_id, [year.unit_id])
            entries.append(cited(scope.region, held[year.witness_id], found[year.unit_id]))
    seal = str(seal_of_line(detail.years))
    query: Query = {"region": scope.region.slug, "line": detail.row.line_id, "cited": seal}
    show_citation(entries, permalink("line", query), scope.words)
