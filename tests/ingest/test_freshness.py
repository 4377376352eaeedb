from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.web.freshness import age, is_fresh, lifetime, renewed, retry_after, validators

RECEIVED = datetime(2026, 1, 26, 8, 0, 0, tzinfo=UTC)
DATE = "Mon, 26 Jan 2026 08:00:00 GMT"
HOUR = "Mon, 26 Jan 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "max-age=60"}, 60),
        ({"cache-control": 'public, Max-Age="60"'}, 60),
        ({"cache-control": "max-age=60", "expires": HOUR, "date": DATE}, 60),
        ({"expires": HOUR, "date": DATE}, 3600),
        ({"expires": HOUR}, 3600),
        ({"expires": "0", "date": DATE}, 0),
        ({"expires": DATE, "date": HOUR}, 0),
        ({"cache-control": "max-age=60, no-cache"}, 0),
        ({"cache-control": "no-store, max-age=60"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"pragma": "no-cache", "expires": HOUR, "date": DATE}, 0),
        ({"cache-control": "max-age=60", "vary": "*"}, 0),
        ({"last-modified": "Mon, 26 Jan 2015 08:00:00 GMT", "date": DATE}, 0),
        ({}, 0),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_the_site_says(headers: dict[str, str], seconds: int) -> None:
    assert lifetime(headers, RECEIVED) == timedelta(seconds=seconds)


def test_age_counts_what_the_answer_had_before_it_came() -> None:
    headers = {"date": "Mon, 26 Jan 2026 07:59:30 GMT", "age": "40"}
    now = RECEIVED + timedelta(seconds=5)
    assert age(headers, RECEIVED, now, timedelta(seconds=2)) == timedelta(seconds=47)


def test_an_answer_is_stale_at_the_end_of_its_lifetime() -> None:
    headers = {"cache-control": "max-age=60", "date": DATE}
    assert is_fresh(headers, RECEIVED, RECEIVED + timedelta(seconds=59))
    assert not is_fresh(headers, RECEIVED, RECEIVED + timedelta(seconds=60))


def test_nothing_is_fresh_once_the_clock_was_set_back() -> None:
    headers = {"cache-control": "max-age=60"}
    assert not is_fresh(headers, RECEIVED, RECEIVED - timedelta(seconds=1))


def test_a_page_is_asked_for_by_both_its_validators() -> None:
    headers = {"etag": 'W/"a"', "last-modified": DATE, "content-type": "text/html"}
    assert validators(headers) == {"if-none-match": 'W/"a"', "if-modified-since": DATE}


def test_a_confirmed_answer_keeps_what_tells_of_its_bytes() -> None:
    held = {"etag": '"1"', "content-length": "900", "content-type": "text/html", "date": DATE}
    confirming = {
        "content-length": "0",
        "content-type": "text/plain",
        "date": HOUR,
        "cache-control": "max-age=9",
    }
    assert renewed(held, confirming) == held | {"date": HOUR, "cache-control": "max-age=9"}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120), (HOUR, 3600), ("Mon, 26 Jan 2026 07:00:00 GMT", 0), ("soon", None), ("", None)],
)
def test_retry_after_is_seconds_or_a_date(text: str, seconds: int | None) -> None:
    found = retry_after({"retry-after": text}, RECEIVED)
    assert found == (None if seconds is None else timedelta(seconds=seconds))


@given(
    st.dictionaries(
        st.sampled_from(["cache-control", "expires", "date", "age", "retry-after", "vary"]), st.text()
    )
)
def test_no_header_whatever_it_holds_is_an_error(headers: dict[str, str]) -> None:
    is_fresh(headers, RECEIVED, RECEIVED + timedelta(seconds=1))
    retry_after(headers, RECEIVED)
