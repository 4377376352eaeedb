"""The app's router: which page lies at which address."""

import streamlit as st

from views.frame import page_title
from views.style import apply_style

apply_style()
st.navigation(
    [
        st.Page("views/start.py", title=page_title("overview"), default=True),
        st.Page("views/overview.py", title=page_title("overview"), url_path="overview"),
        st.Page("views/changes.py", title=page_title("changes"), url_path="changes"),
        st.Page("views/dropped.py", title=page_title("dropped"), url_path="dropped"),
        st.Page("views/outcomes.py", title=page_title("outcomes"), url_path="outcomes"),
        st.Page("views/indicators.py", title=page_title("indicators"), url_path="indicators"),
        st.Page("views/priorities.py", title=page_title("priorities"), url_path="priorities"),
        st.Page("views/line.py", title=page_title("line"), url_path="line"),
        st.Page("views/reader.py", title=page_title("reader"), url_path="reader"),
        st.Page("views/search.py", title=page_title("search"), url_path="search"),
        st.Page("views/sentence.py", title=page_title("sentence"), url_path="sentence"),
        st.Page("views/sources.py", title=page_title("sources"), url_path="sources"),
        st.Page("views/method.py", title=page_title("method"), url_path="method"),
    ],
    position="hidden",
).run()
