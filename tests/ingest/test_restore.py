from __future__ import annotations

import codecs
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fictional_report import report
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from ingest.characters.restore import restore
from ingest.clean import clean
from ingest.readers.plain import decode
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

SAMPLE = Path(__file__).resolve().parents[2] / "reports" / "sample"
WHOLE = ["2021.txt", "2022.txt", "2024.txt"]
RUBY = {"报": "bào", "现": "xiàn", "发": "fā", "务": "wù", "绿": "lǜ", "们": "men"}
SCRAPS = [
    "渡口", "國", "發", "会", "(bào)", "（lǜ）", "(men)", "（甲）", "现", "\u200b", " ", "\n", "。", "5",
    "?", "□", "\ufffd",
    "渡船过江".encode().decode("latin-1"), "渡船过江码头".encode().decode("gb18030"), "é", "€",
]  # fmt: skip
MESSY = st.lists(st.sampled_from(SCRAPS)).map("".join)
TEXTS = st.one_of(st.text(), MESSY)


def essence(read: ReadReport) -> list[tuple[object, ...]]:
    units = [(u.id, u.role, u.kind, u.text, u.commitment) for u in read.units]
    return [*units, *((t.indicator, t.comparator, t.value, t.unit_text, t.headline) for t in read.targets)]


def sample(name: str) -> str:
    """Return a sample report; names in it that simplified script spells otherwise are spelled so."""
    text = decode((SAMPLE / name).read_bytes()).text
    return OpenCC("t2s").convert(text)


def with_ruby(text: str) -> str:
    return "".join(f"{char}({RUBY[char]})" if char in RUBY else char for char in text)


def read_as_gbk(text: str) -> str:
    """Read UTF-8 as browsers read GBK: 0x80, which GBK does not have, gives the euro sign."""

    def replace(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        return "€" if error.object[error.start] == 0x80 else "\ufffd", error.start + 1

    codecs.register_error("euro", replace)
    return text.encode().decode("gb18030", "euro")


def kinds(source: str) -> list[str]:
    return [finding.kind for finding in read_report(source).findings]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_a_traditional_copy_gives_the_same_units_and_targets(name: str, standard: str) -> None:
    text = sample(name)
    copy = read_report(OpenCC(standard).convert(text))
    assert essence(copy) == essence(read_report(text))
    assert [f.severity for f in copy.findings if f.kind == "traditional_script"] == ["info"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_copy_with_ruby_letters_gives_the_same_units_and_targets(name: str) -> None:
    text = sample(name)
    assert essence(read_report(with_ruby(text))) == essence(read_report(text))


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_copy_read_in_a_western_encoding_gives_the_same_units_and_targets(name: str, encoding: str) -> None:
    text = sample(name)
    garbled = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode()
    )  # browsers read the five bytes that Windows-1252 has no character for as controls
    read = read_report(garbled)
    assert essence(read) == essence(read_report(text))
    assert "mojibake_repaired" in kinds(garbled)
    assert "mojibake" not in kinds(garbled)


def test_lines_read_as_gbk_are_put_back() -> None:
    line = "渡口老街一一修旧如旧，新开夜市三处"
    garbled = read_as_gbk(line)
    restored, findings = restore(f"码头\n{garbled}\n渡船")
    assert restored.text == f"码头\n{line}\n渡船"
    assert [(f.kind, f.severity) for f in findings] == [("mojibake_repaired", "info")]


def test_what_lost_bytes_is_not_repaired_and_keeps_its_finding() -> None:
    garbled = read_as_gbk("渡口老街修旧如旧，新开夜市三处，疏浚航道")[1:]
    assert restore(garbled)[0].text == garbled
    assert "mojibake" in kinds(report() + "\n" + garbled)


@pytest.mark.parametrize(
    "text",
    [
        "Café（渡口店）开业。",
        "新建馆（PPP）三座。",
        "渡口（dukou）",
        "顾（Müller）同志",
        "航道(甲)",
        "县域（one）经济",
    ],
)
def test_real_brackets_stay(text: str) -> None:
    assert restore(text)[0].text == text


def test_ruby_letters_go_and_their_characters_keep_their_places() -> None:
    source = "市府報(bào)告（gào）。"
    restored, _ = restore(source)
    assert restored.text == "市府報告。"
    assert source[slice(*restored.span(2, 4))] == "報(bào)告（gào）"


def test_a_traditional_name_in_a_simplified_text_stays() -> None:
    assert restore("设备发展，业主陳國民。")[0].text == "设备发展，业主陳國民。"


def test_units_of_a_garbled_text_stand_where_their_characters_stand() -> None:
    source = with_ruby(OpenCC("s2t").convert(report()))
    read = read_report(source)
    assert read.length == len(source)
    assert all(restore(source[u.start : u.end])[0].text[:1] for u in read.units)
    assert all(a.end <= b.start for a, b in pairwise(read.units))


@given(TEXTS)
def test_bounds_rise_through_the_whole_source(source: str) -> None:
    restored, findings = restore(source)
    bounds = [restored.span(at, at)[0] for at in range(len(restored.text) + 1)]
    assert all(a < b for a, b in pairwise(bounds))
    assert bounds[-1] == len(source)
    assert all(0 <= finding.start < finding.end <= len(source) for finding in findings)


@given(TEXTS, st.data())
def test_every_span_leads_to_the_source_and_back(source: str, data: st.DataObject) -> None:
    restored, _ = restore(source)
    start = data.draw(st.integers(0, len(restored.text)))
    end = data.draw(st.integers(start, len(restored.text)))
    assert restored.place(*restored.span(start, end)) == (start, end)


@given(TEXTS)
def test_restoring_twice_changes_nothing_more(source: str) -> None:
    once = restore(source)[0].text
    assert restore(once)[0].text == once
    assert clean(clean(once).text).text == clean(once).text


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_reading_a_garbled_text_keeps_all_offsets_in_the_source(source: str) -> None:
    read = read_report(source)
    assert all(0 <= unit.start < unit.end <= len(source) for unit in read.units)
    assert all(a.end <= b.start for a, b in pairwise(read.units))


@pytest.mark.parametrize(
    "clause",
    [
        "地区生产总值增长5.□%以上", "地区生产总值增长\ufffd.5%以上", "地区生产总值增长5?5%",
        "货运量达到□3万吨", "货运量达到3\ufffd万吨", "货运量达到3,□00万吨",
        "新建学堂□十五所", "客运量增长5.□%—6%", "新建学堂3所\ufffd",
    ],
)  # fmt: skip
def test_no_target_is_read_from_a_figure_beside_a_lost_character(clause: str) -> None:
    text = report().replace("地区生产总值增长5.5%以上", clause)
    read = read_report(text)
    place = text.index(clause)
    assert not [t for t in read.targets if place <= t.start < place + len(clause)]
    assert "lost_characters" in [f.kind for f in read.findings]


def test_a_figure_beside_a_question_or_away_from_the_loss_is_read() -> None:
    for clause in ("地区生产总□增长5.5%以上", "地区生产总值增长5.5%以上"):
        text = report().replace("地区生产总值增长5.5%以上", clause)
        assert 5.5 in [target.value for target in read_report(text).targets]
