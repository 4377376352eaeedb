"""Years of whose targets only digests of figures tell: their verdicts stand on the Outcomes page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.intake import Claim, add_facts, add_file
from pipeline import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

PAGE = "https://www.changzhou.gov.cn/gi_news/1"
FACTS = f"""region,year,kind,indicator,wording,value,unit,ref_year,source,trust,confidence,block,note
yunting,2025,outcome,地区生产总值增长,增长,0.4,%,2024,{PAGE},official,high,bulletin,
yunting,2031,target,城镇新增就业,…左右,3,万人,2031,{PAGE},official,high,headline,
yunting,2032,outcome,城镇新增就业,…,3.4,万人,2031,{PAGE},official,high,bulletin,
"""


def shown(app: AppTest) -> str:
    assert not app.exception
    labels = [expander.label for expander in app.expander]
    return "\n".join([*labels, *(element.proto.body for element in app.get("html"))])


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    place = tmp_path / "facts.csv"
    place.write_text(FACTS, encoding="utf-8")
    return place


@pytest.fixture
def home(copy_of_sample: Callable[[], Path], facts: Path) -> Path:
    place = copy_of_sample()
    add_facts(place, facts)
    build(place, lambda *_: None)
    return place


@pytest.mark.parametrize(
    ("language", "title", "verdict"),
    [
        ("zh", "2024 年的 1 项目标：没有下一年的报告", "未达到"),
        ("en", "Targets of 2024 without a later report", "missed"),
    ],
)
def test_targets_without_a_later_report_show_the_verdict_of_digests_and_whose_word_it_is(
    opened_page: Callable[..., AppTest], home: Path, language: str, title: str, verdict: str
) -> None:
    found = shown(opened_page("outcomes", home=home, region="yunting", years="2022-2023", lang=language))
    assert title in found
    assert verdict in found
    assert PAGE in found
    assert "2031" in found


def test_a_region_of_one_report_shows_what_is_known_of_its_targets(
    opened_page: Callable[..., AppTest], sample: Path, tmp_path: Path, facts: Path
) -> None:
    home = tmp_path / "home"
    add_file(home, sample / "2024.txt", Claim("yunting", 2024, region_name="云汀市"))
    add_facts(home, facts)
    build(home, lambda *_: None)
    found = shown(opened_page("outcomes", home=home, region="yunting"))
    assert "低于同一报告所称的上年结果" in found
    assert "2024 年的 1 项目标：没有下一年的报告" in found
