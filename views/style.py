"""How pages look: one style sheet for both themes."""

from pathlib import Path

import streamlit as st


def apply_style() -> None:
    """Set the width of pages and load the style sheet."""
    st.set_page_config(page_icon="⚖️", layout="wide", initial_sidebar_state="collapsed")
    st.html(Path(__file__).with_name("style.css"))
