"""Overview: what changed between two years, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from views.certificate import coverage_line, incomplete
from views.citing import sealed
from views.exports import offer_page
from views.frame import PairScope, say, show_pair_page
from views.links import href, link_to
from views.markup import html, joined, safe, show_html
from views.regions import region_name
from views.rows import MARKS, show_rows
from views.state import address_of_page
from views.targets import show_targets, targets_sentence
from warehouse.answers import ChangeFilter
from warehouse.read_changes import all_changes, change_count, fate_counts, verdict_counts
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
    show_html(html("<h1>{}</h1>{}", title, _sentence(scope, promised, counts, targets)))
    _show_texts(scope)
    show_html(
        html(
            "<h2>{}</h2><p class='dz-note'>{}</p>", words("overview.targets"), words("overview.targets_note")
        )
    )
    ranked = all_changes(scope.warehouse, pair.pair_id)
    if targets:
        seals = {
            target.change_id: sealed(ranked[target.change_id], scope)
            for target in targets
            if target.change_id
        }
        show_targets(targets, pair, words, seals)
    else:
        say(words("empty.no_targets"))
    _show_counts(scope, promised, counts)
    shown = {target.change_id for target in targets}
    _show_biggest(scope, [row for row in ranked.values() if row.change_id not in shown])
    with st.container(horizontal=True):
        total = sum(count for fate, count in counts.items() if fate in _EYE_FIRST)
        link_to("changes", words("overview.more", count=f"{total:,}"), kind=list(_EYE_FIRST))
        offer_page(scope)


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


def _show_texts(scope: PairScope) -> None:
    """Show whether both texts are complete, what follows if not, and the ways to read them."""
    words, pair = scope.words, scope.pair
    lines = joined(coverage_line(text, words) for text in (scope.old, scope.new))
    cautions = [
        words(f"coverage.caution_{side}", year=text.year)
        for side, text in (("old", scope.old), ("new", scope.new))
        if incomplete(text)
    ]
    if pair.gap:
        cautions.append(words("overview.gap", gap=pair.gap))
    with st.container(key="texts", horizontal=True, vertical_alignment="center"):
        show_html(
            html('<div class="dz-texts" aria-label="{}">{}</div>', words("overview.texts"), lines),
            width="content",
        )
        link_to("sources", words("overview.to_sources"))
        link_to("reader", words("overview.to_reader"))
    for caution in cautions:
        say(caution, "warning")


def _show_counts(scope: PairScope, promised: int, counts: Mapping[str, int]) -> None:
    words = scope.words
    show_html(
        html("<h2>{}</h2><p class='dz-note'>{}</p>", words("overview.counts"), words("overview.counts_note"))
    )
    tiles = joined(_tile(fate, count, words) for fate, count in counts.items())
    show_html(html('<div class="dz-tiles">{}</div>', tiles))
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
    show_html(html('<p class="dz-note">{}</p>', words("app.space").join(told)))
    _show_load(scope, sum(counts.values()))


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


def _show_load(scope: PairScope, total: int) -> None:
    """Say how many of all changes a person has to judge, and lead to them."""
    words = scope.words
    unsure = change_count(scope.warehouse, scope.pair.pair_id, ChangeFilter(certainties=("open",)))
    told = words("overview.load", open=f"{unsure:,}", total=f"{total:,}")
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(html('<p class="dz-load"><strong>{}</strong></p>', told), width="content")
        if unsure:
            link_to("changes", words("overview.to_open"), certainty="open")


def _show_biggest(scope: PairScope, ranked: Sequence[ChangeRow]) -> None:
    """Show the first commitments of a ranked list that did not just carry on."""
    words = scope.words
    rows = [row for row in ranked if row.commitment and row.fate in _EYE_FIRST][:_BIGGEST]
    if not rows:
        return
    show_html(
        html(
            "<h2>{}</h2><p class='dz-note'>{}</p>", words("overview.biggest"), words("overview.biggest_note")
        )
    )
    show_rows(rows, words, lambda row: address_of_page(change=row.change_id, cited=sealed(row, scope)))


if __name__ == "__main__":
    show_pair_page("overview", show)
