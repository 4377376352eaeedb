"""The Sources, detail and reader pages of a report that several texts tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from collated_home import build_collated
from shown_links import shown_links

from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

REPRINT = "yunting-2022/reprint"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_collated(tmp_path_factory.mktemp("collated"))


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def links(app: AppTest) -> list[tuple[str, dict[str, list[str]]]]:
    return [(link.label, link.query) for link in shown_links(app)]


def test_the_differences_of_a_text_are_counted_by_class_the_figures_first(
    opened_page: Opened, home: Path
) -> None:
    shown = html_of(opened_page("sources", home=home, region="yunting"))
    counted = re.findall(r"dz-differ-(\w+)\">[^<]* (\d+)<", shown)
    assert counted[:2] == [("misread_figure", "2"), ("misread_words", "3")]


def test_the_differences_opened_show_both_quotes_in_brackets_the_figures_first(
    opened_page: Opened, home: Path
) -> None:
    app = opened_page("sources", home=home, region="yunting", text=REPRINT, differ="all")
    quotes = re.findall(r"【<mark><bdi[^>]*>([^<]*)</bdi></mark>", html_of(app))
    assert quotes[:4] == ["2.52%", "25.2%", "120个", "102个"]


def test_a_class_of_difference_is_a_link_and_shows_only_its_own(opened_page: Opened, home: Path) -> None:
    app = opened_page("sources", home=home, region="yunting", text=REPRINT, differ="splice")
    rows = [part for part in html_of(app).split("dz-evidence") if 'dz-both-texts"' in part]
    assert rows
    assert all("错接或移位" in row for row in rows)
    assert ("错接或移位 2", ["splice"]) in [(label, query.get("differ")) for label, query in links(app)]


@pytest.mark.parametrize("differ", ["all", "no such class", "punctuation"])
@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_an_address_of_differences_that_does_not_exist_shows_a_page(
    opened_page: Opened, home: Path, differ: str, page: str
) -> None:
    address = {"region": "yunting", "text": REPRINT, "differ": differ, "page": page}
    assert "与底本（对照所用文本）的不同" in html_of(opened_page("sources", home=home, **address))


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "由 2 份文本的 2 段拼成"), ("en", "Put together from 2 pieces of 2 texts")]
)
def test_a_text_put_together_shows_what_it_is_made_of(
    opened_page: Opened, home: Path, language: str, said: str
) -> None:
    shown = html_of(opened_page("sources", home=home, region="yunting", lang=language))
    assert said in shown
    assert re.search(r"<code>yunting-2021/page7</code></td><td><code>\d+–5567</code>", shown)


def test_the_day_of_the_speech_and_of_the_page_are_two_dates(opened_page: Opened, home: Path) -> None:
    shown = html_of(opened_page("sources", home=home, region="yunting"))
    assert "作报告日期" in shown
    assert "页面发布日期2022年1月15日" in re.sub(r"<[^>]+>", "", shown)


def change_from(home: Path, origin: str) -> str:
    with opened(home) as warehouse:
        sql = "SELECT min(change_id) FROM v_changes WHERE old_origin = $origin AND kind = 'revised'"
        return str(warehouse.rows(sql, {"origin": origin})[0][0])


@pytest.mark.parametrize("origin", ["page1", "page7"])
def test_a_change_leads_to_the_snapshot_of_the_page_it_stands_on(
    opened_page: Opened, home: Path, origin: str
) -> None:
    app = opened_page("changes", home=home, region="yunting", change=change_from(home, origin))
    shown = html_of(app)
    assert f"<code>yunting-2021/{origin}</code>" in shown
    assert f"https://www.yunting.example/2021/{origin}" in shown
    assert "yunting-2021/collated" not in shown


def test_a_section_of_the_reader_names_the_snapshots_it_stands_in(opened_page: Opened, home: Path) -> None:
    shown = html_of(opened_page("reader", home=home, region="yunting", section="tasks.3.1"))
    assert "<code>yunting-2021/page1</code>" in shown
    assert "<code>yunting-2022/main</code>" in shown
