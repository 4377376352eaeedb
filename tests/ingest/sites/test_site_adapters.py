"""Adapters at the replica: the right page by title and content, halves of a newspaper, named outcomes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import replica_pages as pages
from finding import ENTRY, LINES, REPORT, Finds, place
from replica import LISTED, SAMPLE, Replica
from replica_getter import getter_of
from replica_pages import Article

from ingest.archive import Archive
from ingest.fetch import Fetcher
from ingest.fetching import fetch
from ingest.holdings.held import base_of, held_years, read_year
from ingest.sites import adapter_named
from ingest.sources import load_sources
from ingest.web.fetch_settings import load_settings
from warehouse.errors import NotPublishedYet, NotThere, UsageError

if TYPE_CHECKING:
    from pathlib import Path

BREAK = next(n for n, line in enumerate(LINES) if line.startswith("三、"))
FRONT = "/czrbpaper/pc/con/202101/20/content_11.html"
INNER = "/czrbpaper/pc/con/202101/20/content_31.html"


def test_of_three_pages_that_show_a_report_one_is_taken_and_the_others_are_twins(find: Finds) -> None:
    (found,) = find("gov", year=2024)
    assert place(found) == "/ns_news/100170579900040"
    assert {twin.rsplit("/", 1)[1] for twin in found.twins} == {
        "100170580100041",
        "downxxgk.php?fid=100170580100041",
    }


def test_the_full_page_is_taken_where_another_family_has_it_abridged(find: Finds) -> None:
    abridged = Article(
        "2024年云汀市政府工作报告", (SAMPLE / "2024.txt").read_text(encoding="utf-8").splitlines()[:60]
    )
    find.site.put("/ns_news/100170579900040", pages.news_page(abridged))
    assert place(find("gov", year=2024)[0]) == "/gi_news/100170580100041"


def test_a_page_without_a_year_in_its_title_is_of_the_year_that_its_text_says(find: Finds) -> None:
    find.site.listed = [row for row in LISTED if row[1] == "政府工作报告"]  # published in 2024, of 2022
    assert place(find("gov", year=2022)[0]) == "/ns_news/100170590000050"
    with pytest.raises(NotPublishedYet):
        find("gov", year=2024)


def test_a_report_that_no_list_announces_is_not_published_yet(find: Finds) -> None:
    with pytest.raises(NotPublishedYet, match=r"announces no full text of the report of yunting 2025"):
        find("gov", year=2025)


def test_a_status_other_than_10_means_that_there_is_nothing(find: Finds) -> None:
    find.site.listed = []
    with pytest.raises(NotPublishedYet):
        find("gov", year=2024)


def test_a_list_is_read_until_a_page_brings_nothing_new(find: Finds) -> None:
    find("gov", year=2021)
    asked = [row.place for row in find.site.asked if "zwgk_18" in row.place]
    assert [re.findall(r"page=(\d)", row) for row in asked] == [["1"], ["2"], ["3"]]


def test_a_list_ends_where_there_is_no_further_page(find: Finds) -> None:
    rows = [("/html/rd/2021/KQWDNXAB_0120/2101.html", "云汀市2021年政府工作报告", "2021-01-20")]
    find.site.put("/class/KQWDNXAB", pages.list_page(rows))
    assert find("rd")
    find.site.put("/class/KQWDNXAB/2", "<html><body><table class='border2'></table></body></html>")
    assert find("rd")


def test_a_page_that_is_gone_and_not_listed_is_told_as_gone(find: Finds) -> None:
    with pytest.raises(NotThere, match="100000000000000"):
        find("gov", "ns_news/100000000000000", 2025)


def test_a_page_that_is_gone_is_looked_up_in_the_list(find: Finds) -> None:
    assert place(find("gov", "ns_news/100000000000000", 2024)[0]) == "/ns_news/100170579900040"


def test_a_page_that_is_gone_from_a_site_without_lists_is_told(find: Finds, tmp_path: Path) -> None:
    entry = f'{ENTRY}\nyear = 2022\nsite = "ce"\nkind = "full"\nurl = "newarea/x"'
    path = tmp_path / "sources.toml"
    path.write_text(f'[site.ce]\nadapter = "ce_cn"\ntrust = "press"\n{entry}', encoding="utf-8")
    source = load_sources(path, base=find.site.base)[0]
    with pytest.raises(NotThere):
        adapter_named("ce_cn")(source, getter_of(find.site))


def test_a_congress_page_is_found_in_its_list(find: Finds) -> None:
    rows = [("/html/rd/2021/KQWDNXAB_0120/2101.html", "云汀市2021年政府工作报告", "2021-01-20")]
    find.site.put("/class/KQWDNXAB", pages.list_page(rows))
    find.site.put("/class/KQWDNXAB/2", pages.list_page(rows))
    assert find("rd")[0].selector == "td#czfxcontent"


def printed_on_two_pages(site: Replica) -> None:
    site.put(FRONT, pages.new_article(Article("政府工作报告", [*LINES[:BREAK], "（下转3版）"])))
    site.put(INNER, pages.new_article(Article("政府工作报告", ["（上接1版）", *LINES[BREAK:]])))
    picture = "/czrbpaper/pc/con/202101/20/content_30.html"
    site.put(picture, "<html><body><img src='x.jpg'></body></html>")
    folder = "../../../con/202101/20/"
    site.put(
        "/czrbpaper/pc/layout/202101/20/node_A01.html",
        pages.issue_page([(folder + "content_11.html", "政府工作报告")]),
    )
    site.put(
        "/czrbpaper/pc/layout/202101/20/node_A03.html",
        pages.issue_page([(folder + "content_30.html", "图片"), (folder + "content_31.html", "（上接1版）")]),
    )


@pytest.mark.parametrize(("known", "other"), [(FRONT, INNER), (INNER, FRONT)])
def test_the_other_half_of_a_report_is_found_in_the_issue(find: Finds, known: str, other: str) -> None:
    printed_on_two_pages(find.site)
    found = find("daily", known[1:])
    assert [(place(half), half.witness) for half in found] == [(known, "main"), (other, "main-2")]


def test_halves_that_were_fetched_are_one_full_text(find: Finds, tmp_path: Path) -> None:
    printed_on_two_pages(find.site)
    sources = (find.source("daily", FRONT[1:]),)
    outcomes = fetch(tmp_path, sources, getter_of(find.site), lambda *_: None)
    assert [outcome.outcome for outcome in outcomes] == ["got", "got"]
    (held,) = held_years(Archive(tmp_path).captures())
    base = base_of(read_year(Archive(tmp_path), held))
    assert base
    assert base.report
    assert base.report.coverage.verdict == "full"
    assert {piece.origin for piece in base.pieces} == {"main", "main-2"}


def test_a_newspaper_is_searched_where_its_address_is_not_known(find: Finds) -> None:
    printed_on_two_pages(find.site)
    find.site.found = [
        ("/czrbpaper/pc/con/202101/22/content_5.html", "代表审议政府工作报告", "2021-01-22"),
        (FRONT, "政府工作报告", "2021-01-20"),
    ]
    assert [half.witness for half in find("daily")] == ["main", "main-2"]


def test_a_newspaper_is_searched_over_the_wire(tmp_path: Path) -> None:
    with Replica() as site:
        printed_on_two_pages(site)
        site.found = [(INNER, "政府工作报告", "2021-01-20")]
        sources = (Finds(site, tmp_path).source("daily"),)
        settings = replace(load_settings(), delay=0.0)
        with Fetcher(tmp_path, hosts={"127.0.0.1"}, settings=settings, allow_loopback=True) as fetcher:
            outcomes = fetch(tmp_path, sources, fetcher.get, lambda *_: None)
    assert [(row.witness, row.outcome) for row in outcomes] == [("main", "got"), ("main-2", "got")]
    assert [asked.place for asked in site.asked if asked.method == "POST"] == ["/xy/Search.do"] * 2


def test_half_a_report_is_kept_with_a_note_where_the_other_half_cannot_be_had(find: Finds) -> None:
    printed_on_two_pages(find.site)
    del find.site.pages["/czrbpaper/pc/layout/202101/20/node_A03.html"]
    (found,) = find("daily", FRONT[1:])
    assert found.note
    assert "下转3版" in found.note


def test_a_plain_page_needs_no_more_than_facts(find: Finds) -> None:
    find.site.put("/zwgk/bg", '<ul class="news"><li><a href="bg/7.html">2021年政府工作报告</a></li></ul>')
    find.site.put(
        "/zwgk/bg/2", '<ul class="news"><li><a href="/zwgk/bg/7.html">2021年政府工作报告</a></li></ul>'
    )
    body = pages.paragraphs(REPORT)
    find.site.put(
        "/zwgk/bg/7.html", f"<html><body><h1>报告</h1><div class='article'>{body}</div></body></html>"
    )
    assert find("plain")[0].selector == "div.article"


def test_an_adapter_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(UsageError, match="known are ce_cn, changzhou_gov, czrb_epaper, page, rd_subsite"):
        adapter_named("changzhou")


def test_every_site_of_the_registry_has_an_adapter() -> None:
    assert all(adapter_named(source.site.adapter) for source in load_sources())


def test_a_list_of_information_disclosure_is_read_too(find: Finds) -> None:
    rows = '<tr><td><a href="/gi_news/100161144000010">2021年政府工作报告</a></td><td>2021-01-24</td></tr>'
    find.site.put("/gi_class/a", f'<table class="box3">{rows}</table>')
    find.site.put("/gi_class/a/2", f'<table class="box3">{rows}</table>')
    assert place(find("disclosure")[0]) == "/gi_news/100161144000010"


def test_a_list_of_projects_needs_no_report_s_form(find: Finds) -> None:
    lines = [
        "一、新建幼儿园8所。",
        "二、改造老旧小区35个，惠及居民9000户。",
        "三、新增停车位3000个。",
        "四、建成口袋公园12个。",
    ] * 3
    html = pages.news_page(Article("2021年云汀市民生实事项目", lines))
    find.site.put("/ns_news/100000000000009", html)
    find.site.listed.insert(0, ("/ns_news/100000000000009", "2021年云汀市民生实事项目", "2021-01-20"))
    assert place(find("gov", kind="livelihood")[0]) == "/ns_news/100000000000009"
