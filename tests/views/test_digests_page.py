"""Digests of figures on the Sources page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest

from views.digests import digests_html, row_name
from views.language import LANGUAGES, Language, Words
from warehouse.read_facts import DigestShown, FactShown
from warehouse.records import Trust

FACT = FactShown(
    line=2, kind="target", indicator="地区生产总值增长", wording="增长…以上", value=6.0, value_high=None,
    unit_text="%", ref_year="2024", source="https://www.example.gov.cn/1", trust="official",
    confidence="high", disputed=False, note=None,
)  # fmt: skip


def shown(*facts: FactShown, language: Language = "zh", asked: str | None = None) -> str:
    digest = DigestShown("yunting-2024/digest", 2024, "a" * 64, datetime(2026, 1, 1), facts)  # noqa: DTZ001 - UTC without a zone, as the warehouse has it
    return digests_html([digest], Words(language), asked)


def test_a_figure_stands_in_its_wording_with_source_trust_and_line() -> None:
    html = shown(FACT)
    assert "增长6%以上" in html
    assert 'href="https://www.example.gov.cn/1"' in html
    assert ("官方" in html, "<td>2</td>" in html, "a" * 64 in html) == (True, True, True)


def test_a_disputed_figure_and_one_of_low_confidence_are_marked() -> None:
    assert "来源不一致" in shown(replace(FACT, disputed=True))
    assert "把握不大" in shown(replace(FACT, confidence="low"))


def test_a_text_without_address_is_named_by_its_hash_and_is_no_link() -> None:
    html = shown(replace(FACT, source="sha256:" + "b" * 64, trust="given"))
    assert "b" * 64 in html
    assert "href" not in html


def test_what_a_digest_says_is_shown_as_text() -> None:
    html = shown(replace(FACT, indicator="<script>x</script>", note="<img src=x>", wording="<b>…</b>"))
    assert ("<script" in html, "<img" in html, "<b>" in html) == (False, False, False)


def test_the_row_that_an_address_asks_for_is_unfolded_and_in_sight() -> None:
    other = replace(FACT, line=3, indicator="旅客吞吐量")
    here = shown(FACT, other, asked=row_name("a" * 64, 3))
    assert "<details open>" in here
    (row,) = re.findall(r'<tr[^>]*aria-current="location">(.*?)</tr>', here)
    assert "旅客吞吐量" in row
    assert "aria-current" not in shown(FACT, other)


def test_a_row_of_a_digest_that_was_replaced_is_said_to_be_gone() -> None:
    assert "可能已换成新版" in shown(FACT, asked=row_name("b" * 64, 2))
    assert "可能已换成新版" not in shown(FACT, asked=row_name("a" * 64, 2))


def test_no_digest_shows_nothing() -> None:
    assert digests_html([], Words("en")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trust", get_args(Trust))
def test_every_trust_has_a_name(trust: Trust, language: Language) -> None:
    assert shown(replace(FACT, trust=trust), language=language)
