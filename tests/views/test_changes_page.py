"""The list of changes: what narrows it, and what marks a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import pytest
from small_warehouse import build_small

from views.language import Words
from views.rows import row_badges
from warehouse.answers import ChangeRow
from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

PLACE = {"region": "yunting", "years": "2023-2024"}
ROW = ChangeRow(
    "c", "revised", "revised", (), None, "same", "certain", 0.5, commitment=True, reason="",
    old_text="旧", new_text="新", role="tasks", old_section=None, new_section=None,
)  # fmt: skip


@pytest.fixture(scope="module")
def told_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small warehouse with topics at its targets and shared wording at what was added."""
    home = build_small(tmp_path_factory.mktemp("told"))
    connection = duckdb.connect(current_file(home))
    connection.execute("UPDATE targets SET topic = '就业' WHERE canonical = '新增就业'")
    connection.execute("UPDATE changes SET boilerplate = true WHERE kind = 'added'")
    connection.close()
    return home


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def unfolded(app: AppTest) -> AppTest:
    app.session_state["more-filters"] = True
    return app.run()


def test_filters_that_are_folded_are_not_made(opened_page: Opened, told_home: Path) -> None:
    app = opened_page("changes", home=told_home, **PLACE)
    assert not app.multiselect
    assert unfolded(app).multiselect


def test_the_title_names_the_years(opened_page: Opened) -> None:
    assert "2023 年 → 2024 年的变化" in html_of(opened_page("changes", **PLACE))


def test_a_topic_keeps_what_sets_a_target_for_one_of_its_indicators(
    opened_page: Opened, told_home: Path
) -> None:
    app = opened_page("changes", home=told_home, **PLACE, topic="就业")
    assert "共 1 项" in html_of(app)
    assert app.multiselect(key="topic-choice").options == ["就业 1"]


def test_topics_have_english_names(opened_page: Opened, told_home: Path) -> None:
    app = unfolded(opened_page("changes", home=told_home, **PLACE, lang="en"))
    assert app.multiselect(key="topic-choice").options == ["employment 1"]


def test_an_unknown_topic_is_shown_as_chosen_and_holds_nothing(opened_page: Opened, told_home: Path) -> None:
    app = opened_page("changes", home=told_home, **PLACE, topic="天气")
    assert "没有符合这些条件" in html_of(app)
    assert app.multiselect(key="topic-choice").value == ["天气"]


def test_shared_wording_is_marked_and_can_be_left_out(opened_page: Opened, told_home: Path) -> None:
    address = {"home": told_home, **PLACE}
    shown = html_of(opened_page("changes", **address))
    assert shown.count("多地通用表述</span>") == 1
    assert "设立云汀科创基金" in shown
    assert "设立云汀科创基金" not in html_of(opened_page("changes", **address, own="1"))


def test_what_a_region_says_by_itself_bears_no_mark() -> None:
    assert "dz-shared" not in row_badges(ROW, Words("en"))
    assert "shared wording" in row_badges(replace(ROW, boilerplate=True), Words("en"))


def test_leaving_out_shared_wording_is_written_into_the_address(opened_page: Opened, told_home: Path) -> None:
    app = unfolded(opened_page("changes", home=told_home, **PLACE, page="2"))
    app.checkbox(key="own-choice").check().run()
    assert "own" in app.query_params
    assert "page" not in app.query_params
