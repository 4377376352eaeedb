from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingest.web.answers import Answer, Asking, failure, headers_of, redirected, wait_wanted
from ingest.web.fetch_settings import load_settings
from ingest.web.page import Request
from warehouse.errors import BrokenAnswer, ComeBackLater, FetchFailed, Forbidden, NotThere, Unreachable

NOW = datetime(2026, 1, 26, 8, 0, 0, tzinfo=UTC)
PAGE = "https://www.yunting.example/ns_news/1"


def judged(
    status: int, passed: tuple[str, ...] = (), *, asked_if: bool = False, **headers: str
) -> FetchFailed | None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    condition = {"if-none-match": '"1"'} if asked_if else {}
    asking = Asking(Request(PAGE), passed, {"www.yunting.example"}, load_settings(), condition)
    return failure(Answer(status, named, b"", 0.1), asking, NOW)


@pytest.mark.parametrize(
    ("status", "kind", "outcome", "passing"),
    [
        (404, NotThere, "not_there", False),
        (410, NotThere, "not_there", False),
        (401, Forbidden, "site_refuses", False),
        (403, Forbidden, "site_refuses", False),
        (451, Forbidden, "site_refuses", False),
        (412, Forbidden, "challenge", False),
        (521, Forbidden, "challenge", False),
        (400, BrokenAnswer, "bad_status", False),
        (204, BrokenAnswer, "bad_status", False),
        (206, BrokenAnswer, "bad_status", False),
        (300, BrokenAnswer, "bad_status", False),
        (429, ComeBackLater, "come_back_later", True),
        (500, Unreachable, "server_fault", True),
        (503, Unreachable, "server_fault", True),
    ],
)
def test_each_status_is_the_error_that_a_caller_can_decide_by(
    status: int,
    kind: type[FetchFailed],
    outcome: str,
    passing: bool,  # noqa: FBT001
) -> None:
    error = judged(status)
    assert error is not None
    assert (type(error), error.outcome, error.passing) == (kind, outcome, passing)


def test_a_page_is_no_failure_and_a_confirmation_is_none_where_it_was_asked_for() -> None:
    assert judged(200) is None
    assert judged(304, asked_if=True) is None
    assert isinstance(judged(304), BrokenAnswer)


@pytest.mark.parametrize(("seconds", "passing"), [(5, True), (3600, False)])
@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_that_a_run_can_keep_is_kept_in_it(status: int, seconds: int, passing: bool) -> None:  # noqa: FBT001
    error = judged(status, retry_after=str(seconds))
    assert isinstance(error, ComeBackLater)
    assert error.passing is passing
    assert ("09:00:00 UTC" in str(error)) is not passing


def test_only_a_site_that_cannot_answer_is_left_alone_for_as_long_as_it_asks() -> None:
    headers = {"retry-after": "90"}
    assert wait_wanted(Answer(503, headers, b"", 0.1), NOW) == timedelta(seconds=90)
    assert wait_wanted(Answer(200, headers, b"", 0.1), NOW) == timedelta(0)


@pytest.mark.parametrize(
    ("location", "passed", "outcome"),
    [
        ("/ns_news/2", (), None),
        ("/ns_news/1#top", (), "redirect_loop"),
        ("/ns_news/0", ("https://www.yunting.example/ns_news/0",), "redirect_loop"),
        ("/ns_news/2", tuple("abcde"), "redirect_loop"),
        ("https://other.example/", (), "host_refused"),
        ("", (), "broken_redirect"),
    ],
)
def test_a_redirect_is_followed_to_a_new_address_of_the_site(
    location: str, passed: tuple[str, ...], outcome: str | None
) -> None:
    error = judged(302, passed, location=location)
    assert (error.outcome if error else None) == outcome


@pytest.mark.parametrize(
    ("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")]
)
def test_a_form_is_sent_on_only_where_the_status_says_so(status: int, method: str) -> None:
    request = redirected(
        Request(PAGE, method="POST", params={"a": "b"}, data={"q": "x"}), status, "https://a.example/"
    )
    assert (request.url, request.method, request.params) == ("https://a.example/", method, {})
    assert (request.data is None) is (method == "GET")


def test_headers_are_read_as_utf_8_where_they_can_be_and_joined_where_they_stand_twice() -> None:
    raw = [
        (b"Location", "/报告".encode()),
        (b"X-Old", "é".encode("latin-1")),
        (b"Vary", b"a"),
        (b"vary", b"b"),
    ]
    assert headers_of(raw) == {"location": "/报告", "x-old": "é", "vary": "a, b"}
