"""Overview: what changed between two years, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from views.certificate import coverage_line, incomplete
from views.citing import sealed
from views.exports import offer_page
from views.frame import PairScope, show_pair_page
from views.links import href, link, link_to
from views.markup import html, joined, notice, safe, show_html
from views.regions import region_name
from views.rows import MARKS, rows_html
from views.state import address_of_page
from views.targets import targets_html, targets_sentence
from warehouse.answers import ChangeFilter
from warehouse.read_changes import (
    change_count,
    changes_by_id,
    fate_counts,
    ranked_changes,
    verdict_counts,
)
from warehouse.read_dropped import promised_count
from warehouse.read_targets import headline_targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import ChangeRow, TargetPair

_BIGGEST: Final = 8
_EYE_FIRST: Final = ("revised", "added", "dropped", "cannot_tell")


def show(scope: PairScope) -> None:
    """Show the overview of one pair of years: what moved, what it was read from, then what to look at."""
    words, pair = scope.words, scope.pair
    counts: dict[str, int] = {row.fate: row.count for row in fate_counts(scope.warehouse, pair.pair_id)}
    promised = promised_count(scope.warehouse, pair.pair_id)
    targets = headline_targets(scope.warehouse, pair)
    name = region_name(scope.region, words)
    title = words("overview.title", region=name, old=pair.old_year, new=pair.new_year)
    ranked = ranked_changes(scope.warehouse, pair.pair_id)
    told = {target.change_id for target in targets}
    biggest = [row for row in ranked if row not in told][:_BIGGEST]
    rows = changes_by_id(scope.warehouse, pair.pair_id, [*biggest, *filter(None, told)])
    # One piece: each of Streamlit's own takes a browser as long as ten lines of a table.
    show_html(
        joined(
            [
                html("<h1>{}</h1>{}", title, _sentence(scope, promised, counts, targets)),
                _texts_html(scope),
                _targets_html(scope, targets, rows),
                _counts_html(scope, promised, counts),
                _biggest_html(scope, [rows[change] for change in biggest]),
            ]
        )
    )
    with st.container(horizontal=True):
        total = sum(count for fate, count in counts.items() if fate in _EYE_FIRST)
        link_to("changes", words("overview.more", count=f"{total:,}"), kind=list(_EYE_FIRST))
        offer_page(scope)


def _titled(title: str, note: str) -> Html:
    return html('<h2>{}</h2><p class="dz-note">{}</p>', title, note)


def _targets_html(scope: PairScope, targets: Sequence[TargetPair], rows: Mapping[str, ChangeRow]) -> Html:
    words = scope.words
    head = _titled(words("overview.targets"), words("overview.targets_note"))
    if not targets:
        return head + notice(words("empty.no_targets"))
    seals = {
        target.change_id: sealed(rows[target.change_id], scope) for target in targets if target.change_id
    }
    return head + targets_html(targets, scope.pair, words, seals)


def _sentence(
    scope: PairScope, promised: int, counts: Mapping[str, int], targets: Sequence[TargetPair]
) -> Html:
    words, pair = scope.words, scope.pair
    told = {fate: f"{count:,}" for fate, count in counts.items()}
    old, new = _untold(promised, counts)
    years = {"old": pair.old_year, "new": pair.new_year}
    told |= {"promised": f"{promised:,}", "cannot_tell": f"{old:,}"}
    said = words("overview.sentence", **years, **told)
    if new:
        said += words("app.space") + words("overview.untold_new", **years, count=f"{new:,}")
    counted = safe(said)
    moved = targets_sentence(targets, words) + words("app.space") if targets else ""
    return html('<p class="dz-lead">{}{}</p>', moved, counted)


def _untold(promised: int, counts: Mapping[str, int]) -> tuple[int, int]:
    """Return how many old commitments may be gone or not, and how many new ones may be new or not."""
    old = promised - counts["carried"] - counts["revised"] - counts["dropped"]
    return old, counts["cannot_tell"] - old


def _texts_html(scope: PairScope) -> Html:
    """Return whether both texts are complete, what follows if not, and the ways to read them."""
    words, pair = scope.words, scope.pair
    lines = joined(coverage_line(text, words) for text in (scope.old, scope.new))
    cautions = [
        words(f"coverage.caution_{side}", year=text.year)
        for side, text in (("old", scope.old), ("new", scope.new))
        if incomplete(text)
    ]
    if pair.gap:
        cautions.append(words("overview.gap", gap=pair.gap))
    return html(
        '<div class="dz-ways"><div class="dz-texts" role="group" aria-label="{}">{}</div>{}{}</div>{}',
        words("overview.texts"),
        lines,
        link("sources", words("overview.to_sources"), address_of_page()),
        link("reader", words("overview.to_reader"), address_of_page()),
        joined(notice(caution, "warning") for caution in cautions),
    )


def _counts_html(scope: PairScope, promised: int, counts: Mapping[str, int]) -> Html:
    words = scope.words
    tiles = joined(_tile(fate, count, words) for fate, count in counts.items())
    verdicts = verdict_counts(scope.warehouse, scope.pair.pair_id)
    parts = [
        words("overview.part", verdict=words.name("verdict", verdict), count=f"{count:,}")
        for verdict, count in verdicts.items()
        if verdict != "cannot_tell"
    ]
    told = []
    if parts:
        dropped = f"{counts['dropped']:,}"
        told.append(words("overview.dropped_parts", dropped=dropped, parts=words.join(parts)))
    if counts["cannot_tell"]:
        old, new = (f"{count:,}" for count in _untold(promised, counts))
        told.append(words("overview.untold_parts", count=f"{counts['cannot_tell']:,}", old=old, new=new))
    return html(
        '{}<div class="dz-tiles">{}</div><p class="dz-note">{}</p>{}',
        _titled(words("overview.counts"), words("overview.counts_note")),
        tiles,
        words("app.space").join(told),
        _load_html(scope, sum(counts.values())),
    )


def _tile(fate: str, count: int, words: Words) -> Html:
    """Return a count of changes that leads to them."""
    told = f"{MARKS[fate]} {words.fate(fate)}"
    where = (
        href("dropped", address_of_page())
        if fate == "dropped"
        else href("changes", address_of_page(kind=fate))
    )
    return html(
        '<a class="dz-tile dz-tile-{}" href="{}"><strong>{}</strong> {}</a>', fate, where, f"{count:,}", told
    )


def _load_html(scope: PairScope, total: int) -> Html:
    """Say how many of all changes a person has to judge, and lead to them."""
    words = scope.words
    unsure = change_count(scope.warehouse, scope.pair.pair_id, ChangeFilter(certainties=("open",)))
    told = words("overview.load", open=f"{unsure:,}", total=f"{total:,}")
    where = address_of_page(certainty="open")
    way = link("changes", words("overview.to_open"), where) if unsure else html("")
    return html('<div class="dz-ways"><p class="dz-load"><strong>{}</strong></p>{}</div>', told, way)


def _biggest_html(scope: PairScope, rows: Sequence[ChangeRow]) -> Html:
    """Return the weightiest commitments that did not just carry on."""
    if not rows:
        return html("")
    words = scope.words
    return _titled(words("overview.biggest"), words("overview.biggest_note")) + rows_html(
        rows, words, lambda row: address_of_page(change=row.change_id, cited=sealed(row, scope))
    )


if __name__ == "__main__":
    show_pair_page("overview", show)
