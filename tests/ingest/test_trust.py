"""Whose word a page is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.trust import check_source, judge
from warehouse.errors import UntrustedSource


@pytest.mark.parametrize(
    ("url", "trust"),
    [
        ("https://www.changzhou.gov.cn/ns_news/100000000000001", "official"),
        ("http://CHANGZHOU.GOV.CN./gi_news/100000000000001", "official"),
        ("https://ql.jscz.org.cn/html/ql/2015/ABCDEFGH_1223/1.html", "official"),
        ("https://www.jl.gov.cn/zcxx/gzbg/t1.html", "official"),
        ("https://epaper.cz001.com.cn/site1/czrb/html/2023-01/12/content_1.htm", "press"),
        ("http://district.ce.cn/zt/zlk/bg/201401/28/t20140128_1.shtml", "press"),
        ("https://ren.cz001.com.cn/index.php?c=Blog&id=1", "other"),
        ("https://zh.wikisource.org/wiki/x", "other"),
        ("http://210.14.65.66/_d3/c187/20240912/i1.phtml", "other"),
        ("notes of a colleague", "other"),
        ("http://127.0.0.1:8000/gi_news/100000000000001", "other"),
        ("http://localhost:8000/gi_news/100000000000001", "other"),
        ("http://[::1", "other"),
        (None, "given"),
        ("", "given"),
        ("http://xiuzhiben.com/", "refused"),
        ("http://www.gkcyc.com/wenshu/1.html", "refused"),
        ("http://lookalike.example/ns_news/100000000000001", "refused"),
        ("http://lookalike.example/%6es_news/100000000000001?id=x", "refused"),
        ("http://lookalike.example/html/rd/2018/ABCDEFGH_0107/1.html", "refused"),
        ("http://www.changzhou.gov.cn.example/report", "refused"),
        ("http://www.changzhou-gov-cn.example/report", "refused"),
        ("http://www.changzhou.gov.cn@lookalike.example/gi_news/100000000000001", "refused"),
        ("http://saaoao.cn\\@www.changzhou.gov.cn/gi_news/100000000000001", "refused"),
    ],
)
def test_a_page_is_judged_by_its_address(url: str | None, trust: str) -> None:
    assert judge(url).trust == trust


@pytest.mark.parametrize(
    ("url", "twin"),
    [
        (
            "http://xiuzhiben.com/ns_news/100000000000001",
            "https://www.changzhou.gov.cn/ns_news/100000000000001",
        ),
        (
            "http://new.example//gi_news/100000000000002?x=1",
            "https://www.changzhou.gov.cn/gi_news/100000000000002",
        ),
        (
            "https://www9599116.com/downxxgk.php?id=junk&fid=100000000000003",
            "https://www.changzhou.gov.cn/downxxgk.php?fid=100000000000003",
        ),
        (
            "http://baajob.com/html/rd/2018/ABCDEFGH_0107/13.html",
            "https://rd.changzhou.gov.cn/html/rd/2018/ABCDEFGH_0107/13.html",
        ),
        ("http://baajob.com/html/nobody/2018/ABCDEFGH_0107/13.html", None),
        ("http://gkcyc.com/wenshu/lianghui/1.html", None),
    ],
)
def test_the_official_twin_of_a_look_alike_is_proposed(url: str, twin: str | None) -> None:
    assert (judge(url).trust, judge(url).official_twin) == ("refused", twin)


@pytest.mark.parametrize("url", ["https://www.x.gov.cn/", "http://lookalike.example/ns_news/100000000000001"])
def test_a_twin_is_official_itself(url: str) -> None:
    twin = judge(url).official_twin
    assert twin is None or judge(twin).trust == "official"


def test_what_is_wrong_with_a_text_is_a_reason_on_a_page_that_nobody_vouches_for() -> None:
    assert "pronunciation letters" in judge("https://essays.example/1", {"ruby_letters"}).reason
    assert judge("https://www.x.gov.cn/1", {"mojibake"}).trust == "official"


def test_a_refusal_names_the_reason_and_where_to_get_the_page() -> None:
    with pytest.raises(
        UntrustedSource, match=r"reproduces .* https://www\.changzhou\.gov\.cn/ns_news/123456789012345 "
    ):
        check_source("http://saaoao.cn/ns_news/123456789012345", "report.txt")


@given(st.text(max_size=80), st.sampled_from(["", "http://", "https://"]))
def test_any_address_is_judged(rest: str, scheme: str) -> None:
    judgement = judge(scheme + rest)
    assert judgement.reason
