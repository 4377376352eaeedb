"""What a widget's change writes into the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def _chosen() -> None:
    import streamlit as st

    from views.state import edit

    put = edit("choice", "shanghai", "region", ("page",), {"shanghai": 1, "jiangsu": 2})
    st.session_state["choice"] = st.session_state["sent"]
    put()


@pytest.mark.parametrize(
    ("sent", "region", "page"),
    [
        ("jiangsu", "jiangsu", None),
        (["jiangsu", "shanghai"], ["jiangsu", "shanghai"], None),
        (None, None, None),
        ("上海市", "shanghai", "3"),
        (["jiangsu", "上海市"], "shanghai", "3"),
    ],
)
def test_a_label_of_the_other_language_is_no_choice(
    sent: object, region: str | list[str] | None, page: str | None
) -> None:
    app = AppTest.from_function(_chosen)
    app.query_params["region"] = "shanghai"
    app.query_params["page"] = "3"
    app.session_state["sent"] = sent
    app.run()
    assert not app.exception
    assert (app.query_params.get("region"), app.query_params.get("page")) == (region, page)
