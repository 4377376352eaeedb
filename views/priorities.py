"""Priorities: the sections of the tasks part over the years, where they came from and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views.frame import show_region_page

if TYPE_CHECKING:
    from views.frame import Scope


def show(scope: Scope) -> None:
    """Show the sections of the years that the address asks for as a flow and as a table."""
    st.html(f"<h1>{scope.words('priorities.title')}</h1>")


if __name__ == "__main__":
    show_region_page("priorities", show)
