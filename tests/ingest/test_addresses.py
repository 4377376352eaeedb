from __future__ import annotations

import pytest

from ingest.web.addresses import check_host, full_address, may_connect, redirect_target
from ingest.web.page import Request
from warehouse.errors import FetchFailed

HOSTS = {"www.yunting.example"}


def test_parameters_join_the_query_and_the_fragment_goes() -> None:
    request = Request("https://www.yunting.example/list?act=ajax#top", params={"page": "1", "key": ""})
    assert full_address(request) == "https://www.yunting.example/list?act=ajax&page=1&key="


def test_an_address_is_sent_in_ascii_and_what_is_escaped_stays_so() -> None:
    request = Request("https://WWW.Yunting.example/报告%20a?x=年")
    assert full_address(request) == "https://www.yunting.example/%E6%8A%A5%E5%91%8A%20a?x=%E5%B9%B4"


def test_the_port_that_goes_without_saying_is_not_said() -> None:
    assert full_address(Request("https://a.example:443")) == "https://a.example/"
    assert full_address(Request("http://a.example:443")) == "http://a.example:443/"


def test_a_chinese_host_is_sent_as_its_ascii_form() -> None:
    assert full_address(Request("http://云汀.example/")) == "http://xn--9kqp73e.example/"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://www.yunting.example/", "/relative", "http://", "http://user@www.yunting.example/",
     "http://www.yunting.example:port/", "http://[::1/"],
)  # fmt: skip
def test_what_is_no_address_of_a_public_page_is_refused(url: str) -> None:
    with pytest.raises(FetchFailed) as raised:
        full_address(Request(url))
    assert raised.value.outcome == "no_address"


def test_a_host_that_only_looks_like_the_one_named_is_refused() -> None:
    check_host("https://www.yunting.example/ns_news/1", HOSTS)
    with pytest.raises(FetchFailed, match="no host of this source"):
        check_host("https://www.yunting.example.mirror.example/", HOSTS)


def test_a_look_alike_is_called_one_and_the_official_page_is_named() -> None:
    with pytest.raises(
        FetchFailed, match=r"official path; the page was published at https://www\.changzhou"
    ) as raised:
        check_host("https://mirror.example/ns_news/331167348393879", HOSTS)
    assert raised.value.outcome == "trust_refused"


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("http://www.yunting.example/a", "downgrade_refused"),
        ("https://mirror.example/a", "host_refused"),
        ("//169.254.169.254/latest", "host_refused"),
        ("https://mirror.example/ns_news/331167348393879", "trust_refused"),
        ("javascript:alert(1)", "no_address"),
        ("", "broken_redirect"),
    ],
)
def test_a_redirect_is_refused(location: str, outcome: str) -> None:
    with pytest.raises(FetchFailed) as raised:
        redirect_target("https://www.yunting.example/x/", location, HOSTS)
    assert raised.value.outcome == outcome


def test_a_redirect_may_be_relative_and_go_from_http_to_https() -> None:
    origin = "http://www.yunting.example/x/"
    assert redirect_target(origin, "../y?年", HOSTS) == "http://www.yunting.example/y?%E5%B9%B4"
    assert redirect_target(origin, "https://www.yunting.example/", HOSTS).startswith("https:")


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.100.100.200", "224.0.0.1",
     "0.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "fe80::1%eth0", "fc00::1", "ff02::1", "::",
     "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "2002:a00:1::", "::7f00:1", "fd00:ec2::254"],
)  # fmt: skip
def test_a_private_address_is_never_connected_in_whatever_form(address: str) -> None:
    assert not may_connect(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_connected_only_where_a_test_says_so(address: str) -> None:
    assert may_connect(address, allow_loopback=True)
    assert not may_connect(address, allow_loopback=False)


@pytest.mark.parametrize("address", ["58.216.0.10", "2400:3200::1", "64:ff9b::3ad8:a"])
def test_a_public_address_is_connected(address: str) -> None:
    assert may_connect(address, allow_loopback=False)
