"""Targets that promise less than the same report says was reached the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from compare.same_report import below_last_result
from views.markup import quoted, safe
from views.said import said_html
from warehouse.read_figures import figures_of

if TYPE_CHECKING:
    from views.language import Words
    from warehouse.read import Warehouse


def show_below_last(warehouse: Warehouse, words: Words, witness_id: str, year: int) -> None:
    """Show the targets of one text that lie below its own results, with both sentences; else nothing."""
    figures = figures_of(warehouse, witness_id)
    found = below_last_result(figures.targets, figures.results, figures.units, year)
    if not found:
        return
    sentences = {unit.id: unit.text for unit in figures.units}
    with st.expander(words("outcomes.below_last", new=year, count=len(found))):
        st.html(f'<p class="dz-note">{safe(words("outcomes.below_last_note", new=year))}</p>')
        for each in found:
            st.html(
                f'<div class="dz-evidence">{said_html(each.reason, words)}'
                f'<p class="dz-note">{words("outcomes.promised")} {quoted(sentences[each.target.unit])}</p>'
                f'<p class="dz-note">{words("outcomes.told")} {quoted(each.told_by.text)}</p></div>'
            )
