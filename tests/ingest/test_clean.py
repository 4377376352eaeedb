from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean, clean_spans, comparable

MESSY = st.text(
    alphabet=st.sampled_from("渡口 \u3000\u00a0\u200b\ufeff\u00ad\u200d\uff15．5%％\uff21a\n\r，,（(。12PM")
)


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("渡口\u200b经济\ufeff回升\u00ad。", "渡口经济回升。"),
        ("增长\uff15．\uff15％", "增长5.5%"),
        ("增长5 . 5%", "增长5.5%"),
        ("并 请各 位\u3000代表", "并请各位代表"),
        ("顾\u00a0泉", "顾泉"),
        ("Silver Ferry 计划", "Silver Ferry计划"),
        ("到2030 2031两年", "到2030 2031两年"),
        ("\uff27\uff24\uff30，", "GDP，"),
        ("PM 2.5", "PM2.5"),
        ("半角,全角，", "半角,全角，"),
    ],
)
def test_width_spaces_and_invisible_marks_are_cleaned_and_punctuation_is_kept(
    source: str, cleaned: str
) -> None:
    assert clean(source).text == cleaned


def test_a_figure_broken_over_two_lines_is_one_figure() -> None:
    assert clean_spans("增长1\n2.5%", [(0, 3), (4, 8)]).text == "增长12.5%"


def test_comparable_folds_half_and_full_width_punctuation_to_one_form() -> None:
    assert comparable("渡口(老渡),就业;") == comparable("渡口（老渡），就业；")


@given(st.text())
def test_every_cleaned_character_has_one_origin_in_rising_order(source: str) -> None:
    cleaned = clean(source)
    assert len(cleaned.text) == len(cleaned.origins)
    assert all(a < b for a, b in zip(cleaned.origins, cleaned.origins[1:], strict=False))
    assert all(0 <= origin < len(source) for origin in cleaned.origins)


@given(MESSY, st.data())
def test_a_span_of_the_cleaned_text_leads_back_to_source_that_cleans_to_it(
    source: str, data: st.DataObject
) -> None:
    cleaned = clean(source)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    a, b = cleaned.span(start, end)
    assert clean(source[a:b]).text == cleaned.text[start:end].strip(" ")


@given(MESSY)
def test_cleaning_twice_changes_nothing_more(source: str) -> None:
    once = clean(source).text
    assert clean(once).text == once


@given(st.text())
def test_comparable_keeps_the_length(text: str) -> None:
    assert len(comparable(text)) == len(text)
