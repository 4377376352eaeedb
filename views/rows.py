"""One change as a row of a list: its marks, its place, its redline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.links import link, with_links
from views.markup import badge, html, joined, quoted
from views.redlines import redlined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from views.language import Words
    from views.markup import Html
    from views.state import Query
    from warehouse.answers import ChangeRow

MARKS: Final = {"carried": "＝", "revised": "～", "added": "＋", "dropped": "－", "cannot_tell": "？"}
"""A sign for each fate, so that colour is never alone."""


def fate_badge(fate: str, words: Words) -> Html:
    """Return a fate's sign and name."""
    return badge(f"{MARKS[fate]} {words.fate(fate)}", f"dz-{fate}")


def row_badges(row: ChangeRow, words: Words) -> Html:
    """Return all that is said of a change in one line of labels."""
    labels = [fate_badge(row.fate, words)]
    if row.verdict and row.verdict != "cannot_tell":
        labels.append(badge(words.name("verdict", row.verdict)))
    labels += [badge(words.name("facet", facet)) for facet in row.facets]
    if row.ambition in {"up", "down"}:
        labels.append(badge(words.name("ambition", row.ambition), f"dz-ambition-{row.ambition}"))
    if row.certainty != "certain":
        labels.append(badge(words.name("certainty", row.certainty), f"dz-{row.certainty}"))
    if row.boilerplate:
        labels.append(badge(words("changes.shared"), "dz-shared"))
    return joined(labels)


def row_html(row: ChangeRow, words: Words) -> Html:
    """Return a change as a row of a list."""
    place = row.new_section or row.old_section
    where = html('<span class="dz-place">{}</span>', quoted(place)) if place else ""
    return html(
        '<div class="dz-row dz-row-{}">'
        '<div class="dz-row-head">{}{}</div>'
        '<div class="dz-row-text">{}</div></div>',
        row.fate,
        row_badges(row, words),
        where,
        change_redline(row),
    )


def change_redline(row: ChangeRow) -> Html:
    """Return the text of a change: redlined where both years have it, plain where nothing differs."""
    if row.fate == "carried" and row.old_text == row.new_text:
        return quoted(row.new_text)
    if row.fate == "cannot_tell":
        return quoted(row.new_text or row.old_text)
    return redlined(row.old_text, row.new_text)


def rows_html(rows: Sequence[ChangeRow], words: Words, where: Callable[[ChangeRow], Query]) -> Html:
    """Return changes one below the other, each with a link to its detail at the address `where` gives."""
    return joined(
        with_links(row_html(row, words), link("changes", words("changes.open"), where(row))) for row in rows
    )
