"""The choice of a section by which a list is narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from views.state import asked, edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.language import Words


def choose_section(
    label: str, titles: Mapping[str, str], words: Words, width: int | Literal["stretch"] = "stretch"
) -> None:
    """Offer sections by their titles; an address that names another is shown as none."""
    section = asked("section")
    st.selectbox(
        label,
        list(titles),
        index=None,
        placeholder=words("changes.all_sections"),
        format_func=titles.__getitem__,
        key="section-choice",
        on_change=edit(
            "section-choice", section if section in titles else None, "section", ("page",), titles
        ),
        width=width,
    )
