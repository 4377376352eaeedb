from __future__ import annotations

import pytest

from ingest.web.robots import RobotsFiles, is_robots, rules_of
from warehouse.errors import BrokenAnswer, FetchFailed, Unreachable

SITE = "https://www.yunting.example"


def allowed(text: str, path: str) -> bool:
    try:
        rules_of(text.encode()).check(SITE + path)
    except FetchFailed:
        return False
    return True


def test_a_site_without_the_file_allows_everything() -> None:
    rules_of(None).check(f"{SITE}/anything")


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /gi_news/\n", "/gi_news/1", False),
        ("User-agent: *\nDisallow: /gi_news/\n", "/ns_news/1", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: duizhang\nAllow: /\n", "/ns_news/1", True),
        ("User-agent: DuiZhang\nDisallow: /\n", "/ns_news/1", False),
        ("User-agent: *\nDisallow: /\nAllow: /ns_news/\n", "/ns_news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
        ("User-agent: *\nDisallow:\n", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        ("<html>没有找到</html>", "/a", True),
        ("User-agent: *\nDisallow: /%E6%8A%A5\n", "/%E6%8A%A5%E5%91%8A", False),
    ],
)
def test_rules_are_read_as_rfc_9309_says(text: str, path: str, expected: bool) -> None:  # noqa: FBT001
    assert allowed(text, path) is expected


def test_the_delay_is_the_one_for_us() -> None:
    assert rules_of(b"User-agent: *\nCrawl-delay: 7\n").delay == 7
    assert rules_of(b"User-agent: *\nCrawl-delay: 7\nUser-agent: duizhang\nCrawl-delay: 1.5").delay == 1.5


def test_only_the_file_itself_may_be_asked_for_unread() -> None:
    assert is_robots(f"{SITE}/robots.txt")
    assert not is_robots(f"{SITE}/a/robots.txt")


def test_a_file_that_cannot_be_had_forbids_everything_and_is_asked_for_once() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes | None:
        asked.append(address)
        raise Unreachable("a fault of its own", "server_fault", passing=True)

    robots = RobotsFiles(60)
    for path in ("/a", "/b"):
        with pytest.raises(Unreachable) as raised:
            robots.of(SITE + path, fetch)
        assert (raised.value.outcome, raised.value.passing) == ("robots_unreachable", False)
    assert asked == [f"{SITE}/robots.txt"]


def test_a_file_that_is_too_large_forbids_everything_too() -> None:
    def fetch(_: str) -> bytes | None:
        raise BrokenAnswer("too much", "too_large")

    with pytest.raises(BrokenAnswer, match=r"robots\.txt cannot be had"):
        RobotsFiles(60).of(f"{SITE}/a", fetch)


def test_a_site_that_wants_more_patience_than_we_have_is_left_alone() -> None:
    with pytest.raises(FetchFailed, match="wants 3600 seconds"):
        RobotsFiles(60).of(f"{SITE}/a", lambda _: b"User-agent: *\nCrawl-delay: 3600\n")
