"""The app's root leads to the overview, which has an address of its own."""

import streamlit as st

from views.state import address

st.switch_page("views/overview.py", query_params=address())
