from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_pages import FAMILIES, SELECTORS, TITLE, news_page
from fictional_report import SPEECH, report
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import read_bytes_as_text
from ingest.readers.limits import LIMITS
from ingest.report import read_decoded, read_report
from warehouse.errors import TooLarge, UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.records import ReadReport

SAMPLES = ("2021.txt", "2021.web.txt", "2022.txt", "2022.reprint.txt", "2023.newspaper.txt")


def seen(read: ReadReport) -> list[tuple[str, str, str]]:
    return [(unit.role, unit.kind, unit.text) for unit in read.units]


def text_of(page: str) -> str:
    return read_bytes_as_text(page.encode()).text


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("by_selector", [False, True], ids=["density", "selector"])
def test_a_page_gives_the_units_of_its_text(name: str, family: str, by_selector: bool, sample: Path) -> None:  # noqa: FBT001 - pytest's parameter
    source = (sample / name).read_bytes().decode()
    page = FAMILIES[family]([line for line in source.splitlines() if line.strip()])
    selector = SELECTORS[family] if by_selector else None
    decoded = read_bytes_as_text(page.encode("gb18030"), selector=selector)
    assert seen(read_decoded(decoded)) == seen(read_report(source))


def test_a_hard_wrapped_text_in_a_page_keeps_its_wraps(sample: Path) -> None:
    source = (sample / "2024.txt").read_bytes().decode()
    assert seen(read_report(text_of(f"<html><body><pre>{source}</pre></body></html>"))) == seen(
        read_report(source)
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_declared_charset_is_never_believed(encoding: str) -> None:
    page = news_page([*SPEECH, "渡口——山区"])
    assert 'charset="gb2312"' in page
    assert "渡口——山区" in read_bytes_as_text(page.encode(encoding)).text


def test_big5_is_read_by_what_it_says() -> None:
    page = "<html><body><p>全市的工作報告：渡口經濟和山區道路的發展，是一年的大事。</p></body></html>"
    assert "渡口經濟" in read_bytes_as_text(page.encode("big5")).text


def test_lost_bytes_are_found_where_the_text_has_them() -> None:
    page = news_page(SPEECH).encode("gb18030").replace("码头七座".encode("gb18030"), b"\xff\xff", 1)
    decoded = read_bytes_as_text(page)
    (finding,) = decoded.findings
    assert (finding.kind, decoded.text[finding.start]) == ("lost_characters", "\ufffd")


def test_title_and_day_are_those_of_the_head() -> None:
    decoded = read_bytes_as_text(news_page(SPEECH).encode())
    assert (decoded.title, decoded.published_on) == (TITLE, "2022-01-18")


def test_a_report_without_a_title_has_the_title_of_its_page() -> None:
    assert read_decoded(read_bytes_as_text(news_page(SPEECH).encode())).title == TITLE


def test_a_title_without_a_meta_line_loses_the_name_of_the_site() -> None:
    page = "<html><head><title>云汀市政府工作报告 - 云汀政务网</title></head><body>渡口，</body></html>"
    assert read_bytes_as_text(page.encode()).title == "云汀市政府工作报告"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>一<br>二</div>", "一\n二"),
        ("<div><p>一</p><p>二</p></div>", "一\n\n二"),
        ("<div>一<br><br>二</div>", "一\n\n二"),
        ("<table><tr><td>一</td><td>二</td></tr></table>", "一\n二"),
        ("<div>渡\r\n\t 口<b>经</b>济</div>", "渡 口经济"),
        ("<div><p>　　一&nbsp;二</p></div>", "　　一\xa0二"),
        ("<p>现<ruby>渡<rp>(</rp><rt>du</rt><rp>)</rp></ruby>口</p>", "现渡口"),
        ("<p>渡<span style='display: none'>junk</span><!-- x -->口<script>x</script></p>", "渡口"),
        ("<?xml version='1.0' encoding='gb2312'?><html><body><p>渡——口</p></body></html>", "渡——口"),
    ],
)
def test_elements_become_lines(page: str, text: str) -> None:
    assert text_of(page) == text


def test_a_body_that_is_not_there_once_is_named() -> None:
    with pytest.raises(UnreadableSource, match=r"0 elements td#zoom where one was expected"):
        read_bytes_as_text(news_page(SPEECH).encode(), selector="td#zoom")


def test_a_page_that_scripts_fill_says_so() -> None:
    with pytest.raises(UnreadableSource, match="shows no text"):
        text_of("<html><head><script>load()</script></head><body><div id='app'></div></body></html>")


@pytest.mark.parametrize(
    "page",
    [
        "<br>" * (LIMITS.html_tags + 1),
        "<div>" * (LIMITS.html_depth + 1) + report() + "</div>" * (LIMITS.html_depth + 1),
    ],
    ids=["tags", "depth"],
)
def test_a_page_past_a_limit_is_too_large(page: str) -> None:
    with pytest.raises(TooLarge):
        text_of(page)


@settings(deadline=None)  # the first example waits for imports
@given(st.text(alphabet=st.sampled_from("<>/&;!-=\"' \n\x00\x1d渡口，。pdivtbrs"), max_size=60))
def test_any_markup_gives_text_or_is_refused(markup: str) -> None:
    try:
        first, second = text_of("<div>" + markup), text_of("<div>" + markup)
    except UnreadableSource:
        return
    assert first == second
    assert not set(first) & {"\x1d", "\x1e"}
