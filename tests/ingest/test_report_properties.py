"""What any reading must keep to, whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fictional_report import SPEECH, TITLE, hard_wrapped, report
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.characters.restore import restore
from ingest.clean import clean
from ingest.genre import GENRE
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

SCRAPS = st.sampled_from(
    [
        *SPEECH, TITLE,
        "各位代表！", "一、", "（三）", "（下转7版）", "附件", "名词解释", "[1]学堂：课堂。", "“未闭合",
        "1.", "\n", "\n\n", " ", "　　", "。", "；", "\u200b", "\ufffd", "锟斤拷", "增长5 . 5%",
        "现在，我代表市人民政府报告工作。", "让我们努力奋斗！", "\r\n",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(SCRAPS, max_size=25).map("".join))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_string_gives_a_report_whose_units_rise_without_overlap(text: str) -> None:
    units = read_report(text).units
    assert all(0 <= unit.start < unit.end <= len(text) for unit in units)
    assert all(a.end <= b.start for a, b in pairwise(units))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_ids_are_unique_and_sections_exist(text: str) -> None:
    read = read_report(text, region="yunting", year=2031)
    ids = {unit.id for unit in read.units}
    keys = {section.key for section in read.sections}
    assert len(ids) == len(read.units)
    assert len(keys) == len(read.sections)
    assert {unit.section for unit in read.units} <= keys
    assert {section.parent for section in read.sections if section.parent} <= keys
    assert {unit.repeat_of for unit in read.units if unit.repeat_of} <= ids


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_findings_and_targets_stay_within_the_text(text: str) -> None:
    read = read_report(text)
    assert read.length == len(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in read.findings)
    assert all(0 <= target.start < target.end <= len(text) for target in read.targets)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_reading_is_deterministic(text: str) -> None:
    assert read_report(text) == read_report(text)


def letters(text: str) -> str:
    return "".join(char for char in clean(text).text if char.isalnum())


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_unit_says_what_its_span_of_the_source_says_and_nothing_else(text: str) -> None:
    assume(restore(text)[0].bounds is None)
    for unit in read_report(text).units:
        said, rest = letters(unit.text), iter(letters(text[unit.start : unit.end]))
        assert all(char in rest for char in said), unit
        assert letters(text[unit.start]) == said[:1] or not text[unit.start].isalnum()
        assert letters(text[unit.end - 1]) == said[-1:] or not text[unit.end - 1].isalnum()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_targets_value_stands_within_it_and_it_within_its_unit(text: str) -> None:
    read = read_report(text)
    units = {unit.id: unit for unit in read.units}
    for target in (*read.targets, *read.results):
        unit = units[target.unit]
        assert unit.start <= target.start < target.end <= unit.end
        if target.value_start is not None and target.value_end is not None:
            assert target.start <= target.value_start < target.value_end <= target.end
            assert any(char.isnumeric() for char in text[target.value_start : target.value_end])


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_chinese_letter_of_the_speech_is_lost(text: str) -> None:
    assume(restore(text)[0].bounds is None)
    read = read_report(text)
    around = [(s.start, s.end) for s in read.sections if s.role in {"furniture", "annex"}]
    spans = sorted([*around, *((unit.start, unit.end) for unit in read.units)])
    gaps = "".join(
        text[a:b]
        for a, b in zip([0, *(end for _, end in spans)], [*(at for at, _ in spans), None], strict=True)
    )
    assert not re.search("[\u4e00-\u9fff]", GENRE.patterns["furniture.jump"].sub("", gaps))


def test_a_units_text_is_the_cleaned_source_of_its_span() -> None:
    source = report(TITLE, *SPEECH, between="\r\n　　")
    assert all(unit.text == clean(source[unit.start : unit.end]).text for unit in read_report(source).units)


def essence(read: ReadReport) -> list[tuple[str, str, str, bool]]:
    return [(unit.id, unit.role, unit.text, unit.commitment) for unit in read.units]


def test_the_line_structure_changes_nothing_but_offsets() -> None:
    plain = essence(read_report(report()))
    for source in (report(between="　　"), report(between=" "), hard_wrapped(), report(between="\n\n")):
        assert essence(read_report(source)) == plain


def test_half_width_punctuation_gives_the_same_units() -> None:
    half = report().translate(str.maketrans("，；：（）！", ",;:()!"))
    plain = [(unit.id, unit.role, unit.kind, unit.commitment) for unit in read_report(report()).units]
    assert [(unit.id, unit.role, unit.kind, unit.commitment) for unit in read_report(half).units] == plain
