"""Adapters at the replica: the right page by title and content, halves of a newspaper, named outcomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import replica_pages as pages
from replica import LISTED, SAMPLE, Replica
from replica_getter import getter_of
from replica_pages import Article

from ingest.sites import FoundPage, adapter_named
from ingest.sources import Source, load_sources
from warehouse.errors import (
    ChallengePage,
    EmptyPage,
    NotAReport,
    NotPublishedYet,
    NotThere,
    UnexpectedPage,
    UsageError,
    WrongLanguage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITES = """
[site.gov]
adapter = "changzhou_gov"
trust = "official"
[[site.gov.lists]]
url = "ns_class/zwgk_18"
page_parameter = "page"
parameters = { act = "ajax", gi = "w2w7sv77" }

[site.disclosure]
adapter = "changzhou_gov"
trust = "official"
[[site.disclosure.lists]]
url = "gi_class/a"

[site.rd]
adapter = "rd_subsite"
trust = "official"
[[site.rd.lists]]
url = "class/KQWDNXAB"

[site.daily]
adapter = "czrb_epaper"
trust = "press"
[[site.daily.lists]]
url = "xy/Search.do"
method = "POST"
page_parameter = "pageNo"
parameters = { q = "政府工作报告", pageSize = "20" }

[site.plain]
adapter = "page"
trust = "official"
body = "div.article"
rows = "ul.news li"
[[site.plain.lists]]
url = "zwgk/bg"
"""
ENTRY = '[[source]]\nregion = "yunting"\nwitness = "main"'
LINES = (SAMPLE / "2021.txt").read_text(encoding="utf-8").splitlines()
REPORT = Article("云汀市2021年政府工作报告", LINES)
BREAK = next(n for n, line in enumerate(LINES) if line.startswith("三、"))
FRONT = "/czrbpaper/pc/con/202101/20/content_11.html"
INNER = "/czrbpaper/pc/con/202101/20/content_31.html"


@pytest.fixture
def site() -> Iterator[Replica]:
    replica = Replica()
    yield replica
    replica.close()


@pytest.fixture
def find(site: Replica, tmp_path: Path) -> Finds:
    return Finds(site, tmp_path)


class Finds:
    """Finds what one entry of a registry names."""

    def __init__(self, site: Replica, folder: Path) -> None:
        self.site = site
        self.folder = folder

    def source(self, site: str, url: str = "", year: int = 2021, kind: str = "full") -> Source:
        entry = f'{ENTRY}\nyear = {year}\nsite = "{site}"\nkind = "{kind}"'
        path = self.folder / "sources.toml"
        path.write_text(f"{SITES}\n{entry}\n" + (f'url = "{url}"' if url else ""), encoding="utf-8")
        return load_sources(path, base=self.site.base)[0]

    def __call__(
        self, site: str, url: str = "", year: int = 2021, kind: str = "full"
    ) -> tuple[FoundPage, ...]:
        source = self.source(site, url, year, kind)
        return adapter_named(source.site.adapter)(source, getter_of(self.site))


def place(found: FoundPage) -> str:
    return "/" + found.page.url.split("/", 3)[3]


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


def test_a_page_that_is_gone_is_looked_up_in_the_list(find: Finds) -> None:
    assert place(find("gov", "ns_news/100000000000000", 2024)[0]) == "/ns_news/100170579900040"


def test_a_page_that_is_gone_from_a_site_without_lists_is_told(find: Finds, tmp_path: Path) -> None:
    entry = f'{ENTRY}\nyear = 2022\nsite = "ce"\nkind = "full"\nurl = "newarea/x"'
    path = tmp_path / "sources.toml"
    path.write_text(f'[site.ce]\nadapter = "ce_cn"\ntrust = "press"\n{entry}', encoding="utf-8")
    source = load_sources(path, base=find.site.base)[0]
    with pytest.raises(NotThere):
        adapter_named("ce_cn")(source, getter_of(find.site))


ENGLISH = Article(
    "Report on the Work of the Government", ["We built roads, schools and bridges along the river."] * 9
)
JAPANESE = Article("政府活動報告", ["これは市政府の活動についての報告であり、道路と学校を建設しました。"] * 9)
KOREAN = Article("정부사업보고", ["이것은 시정부의 사업보고이며 도로와 학교를 건설하였습니다."] * 9)


@pytest.mark.parametrize(
    ("article", "language"), [(ENGLISH, "Latin"), (JAPANESE, "Japanese"), (KOREAN, "Korean")]
)
def test_another_language_is_told_by_the_script_of_the_body(
    find: Finds, article: Article, language: str
) -> None:
    find.site.put("/ns_news/100000000000001", pages.news_page(article))
    with pytest.raises(WrongLanguage, match=language):
        find("gov", "ns_news/100000000000001")


def test_a_challenge_has_its_name(find: Finds) -> None:
    find.site.put("/ns_news/100000000000002", pages.challenge_page())
    with pytest.raises(ChallengePage, match=r"/ns_news/100000000000002: .* expected the page; save"):
        find("gov", "ns_news/100000000000002")


def test_a_challenge_in_place_of_a_list_has_its_name(find: Finds) -> None:
    find.site.put("/class/KQWDNXAB", pages.challenge_page())
    with pytest.raises(ChallengePage):
        find("rd")


def test_an_empty_page_has_its_name(find: Finds) -> None:
    find.site.put("/ns_news/100000000000003", pages.news_page(Article("云汀市2021年政府工作报告", [])))
    with pytest.raises(EmptyPage):
        find("gov", "ns_news/100000000000003")


def test_a_changed_layout_names_page_found_and_expected(find: Finds) -> None:
    html = pages.news_page(REPORT).replace('id="czfxfontzoom" class="NewsContent"', 'class="article-text"')
    find.site.put("/ns_news/100000000000004", html)
    with pytest.raises(UnexpectedPage, match=r"/ns_news/100000000000004: found none of .* expected td#czfx"):
        find("gov", "ns_news/100000000000004")


def test_two_bodies_where_one_is_expected_are_an_error(find: Finds) -> None:
    html = pages.disclosure_page(REPORT).replace("</body>", '<td class="GovInfoContent">x</td></body>')
    find.site.put("/gi_news/100000000000005", html.replace("<td class", "<table><tr><td class"))
    with pytest.raises(UnexpectedPage, match=r"found 2 elements td\.GovInfoContent, expected one"):
        find("gov", "gi_news/100000000000005")


def test_a_redirect_to_the_front_page_is_no_report(find: Finds) -> None:
    find.site.moved["/ns_news/100000000000006"] = "/"
    find.site.put("/", "<html><body>" + "云汀市人民政府门户网站" * 80 + "</body></html>")
    with pytest.raises(UnexpectedPage, match="none of the kinds"):
        find("gov", "ns_news/100000000000006")


def test_a_redirect_to_where_the_page_is_now_is_followed(find: Finds) -> None:
    find.site.moved["/ns_news/100000000000007"] = "/gi_news/100161144000010"
    assert find("gov", "ns_news/100000000000007")[0].selector == "td.GovInfoContent"


def test_a_page_that_is_no_report_is_refused(find: Finds) -> None:
    find.site.put(
        "/ns_news/100000000000008",
        pages.news_page(Article("渡口新桥通车", ["渡口新桥昨日正式通车，市民往来方便了许多。"] * 9)),
    )
    with pytest.raises(NotAReport):
        find("gov", "ns_news/100000000000008")


def test_the_report_of_another_year_is_refused(find: Finds) -> None:
    with pytest.raises(NotAReport, match="not the report of yunting 2023"):
        find("gov", "ns_news/100164289000022", 2023)


def test_a_congress_page_is_found_in_its_list(find: Finds) -> None:
    rows = [("/html/rd/2021/KQWDNXAB_0120/2101.html", "云汀市2021年政府工作报告", "2021-01-20")]
    find.site.put("/class/KQWDNXAB", pages.list_page(rows))
    find.site.put("/class/KQWDNXAB/2", pages.list_page(rows))
    assert find("rd")[0].selector == "td#czfxcontent"


def test_a_list_without_rows_is_an_error_and_not_an_empty_list(find: Finds) -> None:
    find.site.put("/class/KQWDNXAB", "<html><body><div class='new-list'>政府工作报告</div></body></html>")
    with pytest.raises(UnexpectedPage, match="found no row of a list"):
        find("rd")


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


def test_a_newspaper_is_searched_where_its_address_is_not_known(find: Finds) -> None:
    printed_on_two_pages(find.site)
    find.site.found = [
        ("/czrbpaper/pc/con/202101/22/content_5.html", "代表审议政府工作报告", "2021-01-22"),
        (FRONT, "政府工作报告", "2021-01-20"),
    ]
    assert [half.witness for half in find("daily")] == ["main", "main-2"]


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


def test_a_page_in_traditional_script_is_chinese(find: Finds) -> None:
    lines = ["雲汀市渡口新橋昨日正式通車，兩岸居民往來方便了許多，老碼頭的改造還在繼續。"] * 9
    find.site.put("/ns_news/100000000000010", pages.news_page(Article("二〇二一年民生實事", lines)))
    assert find("gov", "ns_news/100000000000010", kind="livelihood")
