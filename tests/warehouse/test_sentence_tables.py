from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.saying import SENTENCES as COMPARING
from ingest.quantities.measures import families
from ingest.saying import SENTENCES as READING
from warehouse.english_figures import figure_in_english, numeral_in_english, unit_in_english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.sentences import Sentences, Template

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TABLES = {"reading": READING, "comparing": COMPARING}
_ALL = [
    pytest.param(table, template, id=f"{name}.{template.key}")
    for name, table in _TABLES.items()
    for template in table
]
_ROOT = Path(__file__).resolve().parents[2]
_WRITERS = ("ingest", "compare")
_SENTENCE_END = re.compile(r"[\u3400-\u9fff].*。\s*$", re.DOTALL)
_SAID = st.text("甲乙丙丁，、“”《》 0123.%…", min_size=1, max_size=20)


def _values(table: Sentences, placeholder: str) -> st.SearchStrategy[str]:
    shapes = {
        "n": r"[1-9][0-9]{0,4}",
        "m": r"[1-9][0-9]{0,4}",
        "year": r"20[0-9]{2}",
        "other_year": r"20[0-9]{2}",
        "count": r"[1-9][0-9]{0,2}(,[0-9]{3}){0,2}",
        "percent": r"[1-9]?[0-9]%",
        "numeral": r"[一二三四五六七八九]",
        "numerals": r"[二三]",
        "years": r"20[0-9]{2}(、20[0-9]{2}){0,2}",
        "figure": r"(增长|不低于)?[1-9][0-9]?(\.[1-9])?(%|亿元|万人)",
        "now": r"(增长|不低于)?[1-9][0-9]?(\.[1-9])?(%|亿元|万人)",
        "gaps": r"(任务部分第[1-9]节、)?目标部分",
    }
    if words := table.words(placeholder):
        return st.sampled_from(sorted(words))
    if words := table.words(placeholder.removesuffix("s")):
        return st.lists(st.sampled_from(sorted(words)), min_size=1, max_size=3).map("、".join)
    return st.from_regex(shapes[placeholder], fullmatch=True) if placeholder in shapes else _SAID


def _written(table: Sentences, template: Template) -> st.SearchStrategy[str]:
    names = sorted(set(_PLACEHOLDER.findall(template.zh)))
    values = st.fixed_dictionaries({name: _values(table, name) for name in names})
    return values.map(lambda given: template.zh.format(**given))


@pytest.mark.parametrize(("table", "template"), _ALL)
def test_both_languages_of_a_sentence_hold_the_same_values(table: Sentences, template: Template) -> None:
    assert table is not None
    assert set(_PLACEHOLDER.findall(template.zh)) == set(_PLACEHOLDER.findall(template.en))


@pytest.mark.parametrize(("table", "template"), _ALL)
def test_no_english_sentence_holds_chinese_of_its_own(table: Sentences, template: Template) -> None:
    assert table is not None
    assert not _CHINESE.search(template.en)


@pytest.mark.parametrize("name", _TABLES)
@given(data=st.data())
def test_every_sentence_is_known_again_as_itself_and_nothing_else(name: str, data: st.DataObject) -> None:
    table = _TABLES[name]
    template = data.draw(st.sampled_from([t for t in table if not t.key.startswith("gap_")]))
    sentence = data.draw(_written(table, template))
    known = [t.key for one in _TABLES.values() for t in one if t.pattern.fullmatch(sentence)]
    assert template.key in known
    quoting = "“" in template.zh or "：" in template.zh
    assert known == [template.key] or quoting


@pytest.mark.parametrize("name", _TABLES)
@given(data=st.data())
def test_sentences_in_a_row_are_all_read_in_english(name: str, data: st.DataObject) -> None:
    table = _TABLES[name]
    ended = [t for t in table if t.zh.endswith("。") and not _PLACEHOLDER.search(t.zh)]
    first, second = data.draw(st.sampled_from(ended)), data.draw(st.sampled_from(ended))
    assert table.in_english(first.zh + second.zh) == f"{first.en} {second.en}"


def test_words_of_a_report_stay_and_values_are_translated() -> None:
    said = COMPARING.say("says", quote="甲桥建成")
    assert COMPARING.in_english(said) == "The review says “甲桥建成”."
    sum_in_words = COMPARING.say("arithmetic", figure="不低于3亿元", now="2.5亿元", outcome="未达到")
    expected = "Promised: at least 300 million yuan; reached: 250 million yuan. Verdict: missed."
    assert COMPARING.in_english(sum_in_words) == expected


def test_a_list_of_gaps_translates_numbers_and_keeps_titles() -> None:
    said = COMPARING.say("in_gap", text="新文本", gaps="任务部分第3节、修建甲桥、乙桥")
    expected = (
        "It may stand in what is missing from the newer text: section 3 of the tasks, “修建甲桥、乙桥”."
    )
    assert COMPARING.in_english(said) == expected


def test_what_is_not_of_the_table_has_no_english() -> None:
    assert READING.in_english("甲乙丙丁。") is None
    assert READING.in_english(READING.say("closing_here") + "甲乙丙丁。") is None


def test_an_unknown_key_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        READING.say("nothing_like_it")
    with pytest.raises(KeyError):
        READING.say("spliced")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("9700万千瓦", "97 million kW"),
        ("约1.5—2万亿元", "about 1.5–2 trillion yuan"),
        ("600元/月", "600 yuan per month"),
        ("0.5万户", "5,000 households"),
        ("2000个", "2,000"),
        ("增长0.6个百分点", "growth of 0.6 percentage points"),
        ("甲乙", "甲乙"),
    ],
)
def test_figures_are_told_in_english_steps_and_units(chinese: str, english: str) -> None:
    assert figure_in_english(chinese) == english


def test_numerals_up_to_99_become_digits() -> None:
    assert [numeral_in_english(each) for each in ("五", "十", "十二", "三十", "四十六", "百")] == [
        "5", "10", "12", "30", "46", "百",
    ]  # fmt: skip


def test_every_unit_that_is_read_has_an_english_name() -> None:
    assert [unit for unit in families() if _CHINESE.search(unit_in_english(unit))] == []


def _literals(tree: ast.Module) -> Iterator[str]:
    """Yield every string of a module that is no docstring, formatted ones with their values left out."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize("package", _WRITERS)
def test_no_sentence_for_people_is_written_outside_the_tables(package: str) -> None:
    tables = {"table.py", "line_table.py"}  # a terminal's own words
    found = {
        str(file.relative_to(_ROOT)): text
        for file in (_ROOT / package).rglob("*.py")
        if file.name not in tables
        for text in _literals(ast.parse(file.read_text(encoding="utf-8")))
        if _SENTENCE_END.search(text)
    }
    assert found == {}
