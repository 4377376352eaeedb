"""Every page in every state, run without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from shown_links import shown_links
from small_texts import HOSTILE_LINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

PAGES = ("overview", "changes", "reader", "sources", "method")


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_shows_in_both_languages(opened_page: Opened, page: str, language: str) -> None:
    assert "<h1" in html_of(opened_page(page, region="yunting", lang=language))


@pytest.mark.parametrize("page", ["overview", "changes", "reader", "sources"])
def test_without_a_warehouse_a_page_says_what_to_do(opened_page: Opened, page: str, tmp_path: Path) -> None:
    assert "./duizhang up" in html_of(opened_page(page, home=tmp_path))


@pytest.mark.parametrize("page", ["overview", "changes", "reader", "sources"])
def test_an_unknown_region_is_named_and_nothing_breaks(opened_page: Opened, page: str) -> None:
    assert "没有地区“atlantis”" in html_of(opened_page(page, region="atlantis"))


@pytest.mark.parametrize("page", ["overview", "changes", "reader"])
def test_unknown_years_are_named(opened_page: Opened, page: str) -> None:
    assert "没有“1901-1902”" in html_of(opened_page(page, region="yunting", years="1901-1902"))


@pytest.mark.parametrize("page", ["changes"])
def test_an_unknown_change_is_named(opened_page: Opened, page: str) -> None:
    assert "没有编号为“nothing”" in html_of(opened_page(page, region="yunting", change="nothing"))


def test_unknown_filter_values_filter_nothing(opened_page: Opened) -> None:
    shown = html_of(opened_page("changes", region="yunting", kind="flying", page="minus", section="no:where"))
    assert "没有符合这些条件的变化" in shown


def test_an_invented_city_is_called_so(opened_page: Opened) -> None:
    assert "云汀市（虚构）是为演示编造的城市" in html_of(opened_page("overview", region="yunting"))


def test_what_cannot_be_told_is_not_counted_as_dropped(opened_page: Opened) -> None:
    shown = html_of(opened_page("overview", region="yunting", years="2024-2025"))
    assert "0 项未再出现，3 项无法判断" in shown


def test_headline_targets_stand_in_the_sources_words(opened_page: Opened) -> None:
    shown = html_of(opened_page("overview", region="yunting", years="2023-2024"))
    assert "<del>6%以上</del>" in shown
    assert "<ins>5.5%左右</ins>" in shown


def test_filters_of_the_address_choose_the_rows(opened_page: Opened) -> None:
    shown = html_of(opened_page("changes", region="yunting", years="2023-2024", kind="added"))
    assert "设立云汀科创基金" in shown
    assert "改造老旧小区" not in shown


def test_search_needs_every_word(opened_page: Opened) -> None:
    address = {"region": "yunting", "years": "2023-2024"}
    assert "共 1 项" in html_of(opened_page("changes", **address, q="轴承 45家"))
    assert "没有符合这些条件" in html_of(opened_page("changes", **address, q="轴承 车间"))


def test_choosing_a_kind_is_written_into_the_address(opened_page: Opened) -> None:
    app = opened_page("changes", region="yunting", years="2023-2024", page="2")
    app.button_group(key="kind-choice").set_value(["dropped"]).run()
    assert app.query_params["kind"] in ("dropped", ["dropped"])
    assert "page" not in app.query_params


def test_a_change_shows_its_exact_source(opened_page: Opened) -> None:
    shown = html_of(
        opened_page(
            "changes", region="yunting", years="2023-2024", change=change_of("开行云汀至海港", opened_page)
        )
    )
    assert "https://www.yunting.example/2023" in shown
    assert "SHA-256" in shown
    assert "无声消失" in shown


def change_of(words: str, opened_page: Opened) -> str:
    app = opened_page("changes", region="yunting", years="2023-2024", q=words)
    links = [link.query_string for link in shown_links(app) if "change=" in link.query_string]
    return parse_qs(links[0])["change"][0]


def test_the_reader_opens_the_section_of_a_change(opened_page: Opened) -> None:
    change = change_of("停车位", opened_page)
    shown = html_of(opened_page("reader", region="yunting", years="2023-2024", change=change))
    assert "dz-here" in shown
    assert "建设宜居水城" in shown


def test_the_reader_folds_what_did_not_change(opened_page: Opened) -> None:
    address = {"region": "yunting", "years": "2023-2024", "section": "tasks.3.2"}
    assert "<details class='dz-fold'>" in html_of(opened_page("reader", **address))
    assert "<details class='dz-fold'" not in html_of(opened_page("reader", **address, unchanged="True"))


def test_a_finding_shows_the_passage_in_its_place(opened_page: Opened) -> None:
    shown = html_of(opened_page("sources", region="yunting", text="yunting-2025/main"))
    assert "开头缺失" in shown
    assert "字符 0–12" in shown


@pytest.mark.parametrize("page", ["overview", "changes", "reader", "sources"])
def test_hostile_text_stays_text(opened_page: Opened, page: str) -> None:
    app = opened_page(page, region="hostile", section="tasks.2.1" if page == "reader" else "")
    shown = html_of(app)
    for markup in ("<script>document", "<img", "<u>$x$", "<i>", "<b>"):
        assert markup not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("page", ["overview", "changes", "reader", "sources"])
def test_no_text_of_a_report_is_given_to_markdown(opened_page: Opened, page: str) -> None:
    app = opened_page(page, region="hostile")
    assert not app.markdown
    assert not app.get("page_link"), "a label of Streamlit's own link is Markdown"


def test_a_line_of_ten_thousand_characters_is_shown(opened_page: Opened) -> None:
    assert "长" * 1000 in html_of(opened_page("changes", region="hostile", kind="revised"))
    assert len(HOSTILE_LINE) > 10_000


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "9" * 5000, "7"])
def test_a_page_number_out_of_range_shows_a_page(opened_page: Opened, number: str) -> None:
    assert "本页 1–8" in html_of(opened_page("changes", region="yunting", years="2023-2024", page=number))


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "公布后改动 1 处"), ("en", "Changed after publication: 1")]
)
def test_what_was_changed_after_publication_is_shown_as_a_redline_with_both_snapshots(
    opened_page: Opened, language: str, said: str
) -> None:
    shown = html_of(opened_page("sources", region="yunting", lang=language))
    assert said in shown
    assert "<del>1500个</del><ins>1000个</ins>" in shown
