"""Search: all texts of all regions by words, with hits in their context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views.frame import show_library_page

if TYPE_CHECKING:
    from views.frame import Library


def show(library: Library) -> None:
    """Show what the address asks for."""
    st.html(f"<h1>{library.words('search.title')}</h1>")


if __name__ == "__main__":
    show_library_page("search", show)
