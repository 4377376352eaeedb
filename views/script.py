"""The one script of the pages: it turns pages, brings a sentence into sight, steps through changes."""

from pathlib import Path
from typing import Final

import streamlit as st

SCRIPT: Final = f"<script>{Path(__file__).with_name('page.js').read_text(encoding='utf-8')}</script>"


def run_script() -> None:
    """Let the browser run the script; it does so once, however often the page is drawn."""
    with st.container(key="script"):
        # A file of ours as it stands: report text never reaches a script.
        st.html(SCRIPT, unsafe_allow_javascript=True)
