"""What a reader types, and how it is found and marked in cleaned text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.search_terms import marked, search_terms


def typed(query: str) -> list[str]:
    return [term.typed for term in search_terms(query)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("湖面 清洁", ["湖面", "清洁"]),
        ("湖面\u3000清洁", ["湖面", "清洁"]),
        ('"湖面 清洁"', ["湖面清洁"]),
        ("“new lake”清洁", ["new lake", "清洁"]),
        ("「湖面」 湖面", ["湖面"]),
        ("\uff15\uff27", ["5G"]),
        ("  ", []),
        ('""', []),
        ('"湖面', ["湖面"]),
    ],
)
def test_words_are_parted_and_phrases_kept(query: str, words: list[str]) -> None:
    assert typed(query) == words


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("發電", "发电"),
        ("gdp", "GDP"),
        ("\uff27\uff24\uff30", "gdp"),
        ("湖,河", "湖，河"),
        ("湖，河", "湖,河"),
        ("著名", "著名"),
    ],
)
def test_a_word_is_looked_for_in_the_forms_of_cleaned_text(query: str, form: str) -> None:
    (term,) = search_terms(query)
    assert form in term.forms


def test_marks_stand_around_the_words_and_hostile_text_stays_text() -> None:
    shown = marked("<b>湖面</b>与GDP", search_terms("湖面 gdp"))
    assert "&lt;b&gt;<mark>湖面</mark>&lt;/b&gt;与<mark>GDP</mark>" in shown


@given(st.text(), st.text(max_size=20))
def test_marking_adds_and_loses_no_character(text: str, query: str) -> None:
    plain = marked(text, ())
    assert re.sub("</?mark>", "", marked(text, search_terms(query))) == plain
