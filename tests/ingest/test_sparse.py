"""Patterns made faster find what they found before: at every place, and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.genre import GENRE
from ingest.quantities.lexicon import lexicon
from ingest.quantities.measures import figure_pattern, index_pattern
from ingest.quantities.sparse import Ending
from ingest.quantities.spelled import Occurrence, by_first_character, spelled_out

WORDS = tomllib.loads(
    (Path(__file__).parents[2] / "ingest" / "quantities" / "target_words.toml").read_text(encoding="utf-8")
)
SPARSE = dict(lexicon().spans)
PIECES = st.sampled_from([
    "一半以上", "百分之三", "三分之二", "1:1", "超百亿元", "过千亿", "3.5亿元", "三五个", "几十条",
    "数百万吨", "12,000人", "12345", "《云间集》", "“三横”", "A级", "近6亿人口", "[3]", "三级", "Ⅱ类",
    "新20条", "落实惠渔12条", "、", "。", ",", "二",
])  # fmt: skip
TEXTS = st.lists(
    PIECES | st.text("0123456789.一二三十百千万亿半数几个元“”《》A", max_size=6), max_size=8
).map("".join)


def spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


@given(TEXTS)
def test_figures_are_looked_for_only_where_they_can_begin_and_all_are_found(text: str) -> None:
    assert figure_pattern().spans(text) == spans(re.finditer(figure_pattern().pattern, text))


@given(TEXTS, st.from_regex(index_pattern().pattern), TEXTS)
def test_figures_without_a_unit_are_found_behind_every_measure(before: str, shown: str, after: str) -> None:
    text = before + shown + after
    assert index_pattern().spans(text) == spans(re.finditer(index_pattern().pattern, text))


@pytest.mark.parametrize("kind", SPARSE)
@settings(max_examples=50)  # a draw from a long pattern takes longer than what is tested
@given(st.data())
def test_spans_that_hold_no_target_are_found_wherever_one_of_their_patterns_matches(
    kind: str, data: st.DataObject
) -> None:
    shown = st.sampled_from(WORDS["negative"]["spans"][kind]).flatmap(
        lambda word: st.from_regex(word, alphabet=st.characters(codec="gb18030", exclude_characters="\n"))
    )
    text = data.draw(TEXTS) + data.draw(shown) + data.draw(TEXTS)
    expected = spans(re.finditer("|".join(WORDS["negative"]["spans"][kind]), text))
    assert SPARSE[kind].spans(text) == expected


@pytest.mark.parametrize(
    ("pattern", "spelled"),
    [
        ("(?:事实|历史)表明", ["事实表明", "历史表明"]),
        ("“?(?:两个|四个)渡口", ["“(?:两个|四个)渡口", "两个渡口", "四个渡口"]),
        ("[上下]游(?:甲|乙)", ["上游(?:甲|乙)", "下游(?:甲|乙)"]),
        ("(?:(?:上|下)接|转)第", ["上接第", "下接第", "转第"]),
        ("(?:渡口)+|桥{2}", ["(?:渡口)+", "桥{2}"]),
        ("[一-三]是|[^。]|\\d?年", ["[一-三]是", "[^。]", "\\d年", "年"]),
        ("^(?:今|明)年", ["^(?:今|明)年"]),
        ("(?<!不)可|a??b", ["(?<!不)可", "a??b"]),
    ],
)
def test_what_an_alternative_begins_with_is_spelled_out(pattern: str, spelled: list[str]) -> None:
    assert spelled_out(pattern) == spelled


@pytest.mark.parametrize("name", GENRE.patterns)
@settings(max_examples=50)  # likewise
@given(st.data())
def test_a_pattern_of_the_genre_occurs_where_it_is_found(name: str, data: st.DataObject) -> None:
    pattern = GENRE.patterns[name]
    text = data.draw(
        st.from_regex(pattern) | st.text("今年上下接转第3版各位代表：任务目标是“（。", max_size=12)
    )
    assert GENRE.has(name, text) == (pattern.search(text) is not None)


def test_a_pattern_that_may_be_empty_occurs_everywhere() -> None:
    assert Occurrence.of("渡?")("山")


@given(st.text("甲乙丙丁", max_size=8), st.sampled_from(["(?:甲|乙)丙", "甲?乙|丁{2}", "[甲乙]?(?:丙丁|丁)"]))
def test_spelled_out_alternatives_find_the_same_spans(text: str, pattern: str) -> None:
    assert spans(re.finditer("|".join(spelled_out(pattern)), text)) == spans(re.finditer(pattern, text))


@given(
    st.text("甲乙丙丁新建", max_size=8),
    st.sampled_from([
        ["(?<![乙丙])甲(?!丁)", "甲乙", "丙?丁", "(?<!(?<!甲)乙)丙", "[甲乙]丙", "甲"],
        ["新建", "(?<=甲)新", "新", "[^甲]建", "新建丁", "(?:建|丁)甲", "建{2}", "建"],
    ]),
)  # fmt: skip
def test_alternatives_joined_by_their_first_characters_match_what_they_matched(
    text: str, alternatives: list[str]
) -> None:
    joined = re.finditer(by_first_character(alternatives), text)
    assert spans(joined) == spans(re.finditer("|".join(alternatives), text))


@given(st.text("甲乙丙丁,", max_size=6), st.integers(0, 3), st.integers(0, 3))
def test_an_ending_is_told_where_a_search_up_to_the_end_finds_one(text: str, start: int, cut: int) -> None:
    words = ["乙丙", "丁(?!甲)", "^甲乙?", "(?<=丙)甲", ",乙"]
    pattern, end = re.compile(f"(?:{'|'.join(words)})\\Z"), len(text) - cut
    expected = pattern.search(text, start, end) is not None
    assert Ending(words).ends(text, start, end) == expected


@given(
    st.lists(st.sampled_from(["茶园", "每立方米", "预计", "到", "新改扩建", "3", " ", "每亩", "的"])).map(
        "".join
    )
)
def test_links_at_the_end_of_a_phrase_are_found_as_by_a_search_from_its_beginning(phrase: str) -> None:
    tail = lexicon().tail
    found, searched = tail.search(phrase), tail.pattern.search(phrase)
    assert (found and found.span()) == (searched and searched.span())
    assert tail.cut_off(phrase) == tail.pattern.sub("", phrase)
