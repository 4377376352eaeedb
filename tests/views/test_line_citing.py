"""A line that was cited: a later year is no change of it, another word is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_outcome_pages import html_of, linked

from views.line_citing import seal_of_line
from warehouse.line_answers import LineYearRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

FIRST = LineYearRow(
    2031, "there", "first", None, (), (), ("met",), 2032, None, "yunxi-2031/tasks.1/s1", "tasks", None,
    "新建湖桥一座。", "yunxi-2031/main", "main", 0, "a" * 64, None,
)  # fmt: skip


def test_a_year_without_words_is_no_part_of_the_seal() -> None:
    gap = replace(FIRST, year=2032, state="not_held", text=None, sha256=None)
    assert seal_of_line([FIRST, gap]) == seal_of_line([FIRST])


def test_an_outcome_told_otherwise_is_another_judgement() -> None:
    told = seal_of_line([replace(FIRST, verdicts=("not_met",))])
    assert told.texts == seal_of_line([FIRST]).texts
    assert told.judgement != seal_of_line([FIRST]).judgement


@pytest.fixture
def line(page: Opened) -> str:
    return linked(page("line"), "line")


def test_a_line_is_cited_with_each_of_its_reports(page: Opened, line: str) -> None:
    app = page("line", line=line)
    chinese = app.code[0].value
    years = html_of(app).count("dz-line-year'") + html_of(app).count('dz-line-year"')
    assert chinese.count("[虚构示例，请勿引用]") == years
    assert f"line={line}" in app.code[2].value


def test_a_line_opened_at_its_own_address_is_silent(page: Opened, line: str) -> None:
    seal = page("line", line=line).code[2].value.rpartition("cited=")[2]
    shown = html_of(page("line", line=line, cited=seal))
    assert 'class="dz-notice warning"' not in shown
    assert "以后的年份" not in shown


def test_a_line_that_went_on_is_not_said_to_have_changed(page: Opened, line: str) -> None:
    texts, *marks = page("line", line=line).code[2].value.rpartition("cited=")[2].split("-")
    shorter = texts.rpartition(".")[0]
    shown = html_of(page("line", line=line, cited="-".join((shorter, marks[0]))))
    assert "以后的年份是后来加上的" in shown
    assert "这条沿革在被引用以后变了" not in shown


def test_a_line_with_other_words_is_said_to_have_changed(page: Opened, line: str) -> None:
    shown = html_of(page("line", line=line, cited="00000000-11111111-22222222"))
    assert "这条沿革在被引用以后变了" in shown
