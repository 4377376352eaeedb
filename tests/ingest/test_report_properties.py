"""What any reading must keep to, whatever the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fictional_report import SPEECH, TITLE, hard_wrapped, report
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
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
