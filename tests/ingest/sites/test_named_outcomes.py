"""What is not the page that was asked for has its name: a challenge, another language, a new layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import replica_pages as pages
from finding import REPORT
from replica_pages import Article

from warehouse.errors import ChallengePage, EmptyPage, NotAReport, UnexpectedPage, WrongLanguage

if TYPE_CHECKING:
    from finding import Finds

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


def test_a_list_without_rows_is_an_error_and_not_an_empty_list(find: Finds) -> None:
    find.site.put("/class/KQWDNXAB", "<html><body><div class='new-list'>政府工作报告</div></body></html>")
    with pytest.raises(UnexpectedPage, match="found no row of a list"):
        find("rd")


def test_a_page_in_traditional_script_is_chinese(find: Finds) -> None:
    lines = ["雲汀市渡口新橋昨日正式通車，兩岸居民往來方便了許多，老碼頭的改造還在繼續。"] * 9
    find.site.put("/ns_news/100000000000010", pages.news_page(Article("二〇二一年民生實事", lines)))
    assert find("gov", "ns_news/100000000000010", kind="livelihood")
