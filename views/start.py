"""The app's root leads to the overview, which has an address of its own; a page that is none shows it here.

Streamlit says there that the page is none. To lead on at once would drop that word before it is sent.
"""

from urllib.parse import urlsplit

import streamlit as st

from views.frame import show_pair_page
from views.overview import show
from views.state import address


def _is_root() -> bool:
    path = urlsplit(st.context.url or "").path
    return path.strip("/") == str(st.get_option("server.baseUrlPath")).strip("/")


if _is_root():
    st.switch_page("views/overview.py", query_params=address())
show_pair_page("overview", show)
