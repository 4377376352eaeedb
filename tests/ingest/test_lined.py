"""Texts looked through together tell what each tells alone, line feeds within them or not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.quantities.lined import Lined, within_lines
from ingest.quantity import find_in_lines, find_quantities

_TEXTS = st.lists(st.text("增长5%年2个。\n 第项", max_size=12), max_size=6)
_PATTERN = r"\d\s*[^年]?\Z|增[^。]*长"


def test_a_line_feed_within_a_text_moves_no_figure_to_the_next_one() -> None:
    figures = find_in_lines(Lined.of(["新建\n学校3所", "扩建医院5家"]))
    assert [[quantity.value for quantity in found] for found in figures] == [[3.0], [5.0]]


@given(_TEXTS)
def test_figures_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    alone = [find_quantities(text.replace("\n", " ")) for text in texts]
    assert find_in_lines(Lined.of(texts))[: len(texts)] == alone


@given(_TEXTS)
def test_a_pattern_finds_in_a_line_what_it_finds_in_the_text_that_is_that_line(texts: list[str]) -> None:
    lines = Lined.of(texts)
    found = [(m.start(), m.end()) for m in re.finditer(within_lines(_PATTERN), lines.text)]
    flat = [text.replace("\n", " ") for text in texts]
    starts = zip(lines.starts, flat, strict=False)
    assert found == [(s + m.start(), s + m.end()) for s, t in starts for m in re.finditer(_PATTERN, t)]
