"""Outcomes on which a digest and the report disagree: both stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.intake import add_facts
from pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

FACTS = """region,year,kind,indicator,wording,value,unit,ref_year,source,trust,confidence,block,note
yunting,2022,outcome,地区生产总值增长,增长,0.4,%,2021,https://www.changzhou.gov.cn/gi_news/1,official,high,bulletin,
"""


@pytest.mark.parametrize(("language", "mark"), [("zh", "来源不一致"), ("en", "sources disagree")])
def test_a_disputed_outcome_shows_both_sources_and_whose_word_each_is(
    opened_page: Callable[..., AppTest],
    copy_of_sample: Callable[[], Path],
    tmp_path: Path,
    language: str,
    mark: str,
) -> None:
    facts = tmp_path / "facts.csv"
    facts.write_text(FACTS, encoding="utf-8")
    home = copy_of_sample()
    add_facts(home, facts)
    build(home, lambda *_: None)
    app = opened_page(
        "outcomes", home=home, region="yunting", years="2021-2022", q="地区生产总值", lang=language
    )
    assert not app.exception
    shown = "\n".join(element.proto.body for element in app.get("html"))
    assert mark in shown
    assert "0.4%" in shown
    assert "https://www.changzhou.gov.cn/gi_news/1" in shown
