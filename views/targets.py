"""Headline targets old → new, in the sources' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from views.markup import badge, quoted, safe
from views.redlines import redlined
from views.state import address_of_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from warehouse.answers import PairHeld, TargetPair, TargetWording

NumberMove = Literal["up", "down", "same", "none"]
_ARROWS: Final = {"up": "↑", "down": "↓", "same": "→", "none": "·"}


def number_move(target: TargetPair) -> NumberMove:
    """Say where the number alone went; `none` where the two sides have no comparable number."""
    old, new = target.old, target.new
    if old is None or new is None or old.value_si is None or new.value_si is None:
        return "none"
    if old.unit_base != new.unit_base:
        return "none"
    if old.value_si == new.value_si:
        return "same"
    return "up" if new.value_si > old.value_si else "down"


def show_targets(targets: Sequence[TargetPair], pair: PairHeld, words: Words) -> None:
    """Show the table of headline targets, each with a link to its evidence."""
    heads = (words("target.indicator"), str(pair.old_year), str(pair.new_year), words("target.move"))
    cells = "".join(f"<span>{safe(head)}</span>" for head in heads)
    with st.container(key="targets", gap=None):
        st.html(f'<div class="dz-target dz-target-head">{cells}</div>')
        for number, target in enumerate(targets):
            with st.container(key=f"target-{number}", horizontal=True, vertical_alignment="center"):
                st.html(_target_html(target, pair, words), width="stretch")
                if target.change_id:
                    st.page_link(
                        "views/changes.py",
                        label=words("target.detail"),
                        query_params=address_of_page(change=target.change_id),
                        width="content",
                    )


def _target_html(target: TargetPair, pair: PairHeld, words: Words) -> str:
    sides = (
        _side(target.old, target.new, "old", words("target.only_new", old=pair.old_year)),
        _side(target.new, target.old, "new", words("target.only_old", new=pair.new_year)),
    )
    return (
        f'<div class="dz-target"><strong>{quoted(target.name)}</strong>'
        f'<span data-year="{pair.old_year}">{sides[0]}</span>'
        f'<span data-year="{pair.new_year}">{sides[1]}</span>'
        f"<span>{_move(target, words)}</span></div>"
    )


def _side(
    wording: TargetWording | None, other: TargetWording | None, side: Literal["old", "new"], without: str
) -> str:
    if wording is None:
        return f'<em class="dz-note">{safe(without)}</em>'
    if other is None:
        return quoted(wording.wording)
    old, new = (wording, other) if side == "old" else (other, wording)
    return redlined(old.wording, new.wording, side)


def _move(target: TargetPair, words: Words) -> str:
    if target.old is None or target.new is None:
        fate = target.fate if target.fate in {"added", "dropped", "cannot_tell"} else None
        return badge(words.fate(fate), f"dz-{fate}") if fate else ""
    move = number_move(target)
    told = words(f"target.number_{move}")
    arrow = f'<span class="dz-arrow" role="img" aria-label="{told}" title="{told}">{_ARROWS[move]}</span>'
    facets = [
        badge(words.name("facet", facet)) for facet in target.facets if facet not in {"raised", "lowered"}
    ]
    ambition = badge(words.name("ambition", target.ambition), f"dz-ambition-{target.ambition}")
    return arrow + "".join(facets) + ambition
