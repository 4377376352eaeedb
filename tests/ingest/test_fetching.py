"""Fetching a region: one outcome a text, a failing source stops no other, nothing is stored twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import replica_pages as pages
from replica import LISTED, SAMPLE, Replica
from replica_getter import getter_of
from replica_pages import Article

from ingest.archive import Archive
from ingest.fetch import Fetcher
from ingest.fetched import FetchOutcome, check_anything_had
from ingest.fetching import fetch, hosts_of, plan, planned_sources
from ingest.holdings.held import held_years, read_year
from ingest.web.fetch_settings import load_settings
from warehouse.errors import FetchFailed, NotHeld, Unreachable, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.web.page import Getter, Page, Request

NEWEST = "/ns_news/100170579900040"
SECOND = "/ns_news/100164289000022"


@pytest.fixture
def site() -> Iterator[Replica]:
    replica = Replica()
    yield replica
    replica.close()


def fetched(
    home: Path, site: Replica, year: int | None = None, get: Getter | None = None
) -> dict[str, FetchOutcome]:
    sources = planned_sources("sample-on-replica", year, site.base)
    outcomes = fetch(home, sources, get or getter_of(site), lambda *_: None)
    return {f"{row.year} {row.witness}": row for row in outcomes}


def words(outcomes: dict[str, FetchOutcome]) -> dict[str, str]:
    return {name: row.outcome for name, row in outcomes.items()}


def test_every_text_of_the_sample_is_got(tmp_path: Path, site: Replica) -> None:
    assert words(fetched(tmp_path, site)) == dict.fromkeys(
        ["2021 main", "2021 web", "2022 main", "2022 reprint", "2023 newspaper", "2024 main"], "got"
    )


def test_a_text_is_kept_with_its_address_trust_and_place_on_the_page(tmp_path: Path, site: Replica) -> None:
    fetched(tmp_path, site, 2024)
    (capture,) = Archive(tmp_path).captures()
    assert capture.source_url == site.base + NEWEST[1:]
    assert capture.selector == "td#czfxfontzoom.NewsContent"
    assert capture.note == "trust: official; published_on: 2024-01-21"


def test_a_second_fetch_changes_nothing(tmp_path: Path, site: Replica) -> None:
    fetched(tmp_path, site)
    log = Archive(tmp_path).log_path.read_bytes()
    assert set(words(fetched(tmp_path, site)).values()) == {"unchanged"}
    assert Archive(tmp_path).log_path.read_bytes() == log


def test_over_the_wire_a_second_fetch_only_asks_whether_anything_changed(tmp_path: Path) -> None:
    settings = replace(load_settings(), delay=0.0)
    with Replica() as site:
        hosts = hosts_of(planned_sources("sample-on-replica", None, site.base))
        for _ in range(2):
            first = site.asked.copy()
            with Fetcher(tmp_path, hosts=hosts, settings=settings, allow_loopback=True) as fetcher:
                outcomes = words(fetched(tmp_path, site, get=fetcher.get))
    again = site.asked[len(first) :]
    assert set(outcomes.values()) == {"unchanged"}
    assert {asked.place for asked in again} == {asked.place for asked in first} - {"/robots.txt"}
    assert all(asked.conditional and asked.status == 304 for asked in again)


def test_a_view_counter_that_went_on_is_no_change(tmp_path: Path, site: Replica) -> None:
    fetched(tmp_path, site, 2024)
    site.edit(NEWEST, '<span id="hits">1208</span>', '<span id="hits">1300</span>')
    assert words(fetched(tmp_path, site, 2024)) == {"2024 main": "unchanged"}


def test_a_report_that_was_edited_is_a_newer_version_with_the_edit(tmp_path: Path, site: Replica) -> None:
    fetched(tmp_path, site, 2022)
    site.edit(SECOND, "办复率达到100%", "办复率达到98%")
    assert words(fetched(tmp_path, site, 2022))["2022 main"] == "changed"
    (held,) = held_years(Archive(tmp_path).captures())
    readings = {reading.capture.witness: reading for reading in read_year(Archive(tmp_path), held)}
    assert len(readings["main"].silent_edits) == 1
    assert "浏览次数" not in readings["main"].source


def test_the_same_text_under_another_address_is_a_twin_and_kept_once(tmp_path: Path, site: Replica) -> None:
    lines = (SAMPLE / "2021.txt").read_text(encoding="utf-8").splitlines()
    site.put("/html/rd/2021/KQWDNXAB_0120/2101.html", pages.congress_page(Article("报告", lines)))
    assert words(fetched(tmp_path, site, 2021)) == {"2021 main": "got", "2021 web": "twin"}
    assert words(fetched(tmp_path, site, 2021)) == {"2021 main": "unchanged", "2021 web": "twin"}
    assert len(Archive(tmp_path).captures()) == 1


def test_a_source_that_fails_stops_no_other(tmp_path: Path, site: Replica) -> None:
    site.put(SECOND, pages.challenge_page())
    del site.pages["/gi_news/100161144000010"]
    site.listed = [row for row in LISTED if row[0] != "/gi_news/100161144000010"]
    outcomes = words(fetched(tmp_path, site))
    assert {name: word for name, word in outcomes.items() if word != "got"} == {
        "2021 main": "not_there",
        "2022 main": "challenge",
    }


def test_a_fetch_that_was_stopped_goes_on_where_it_was(tmp_path: Path, site: Replica) -> None:
    asks = getter_of(site)

    def stopped(request: Request) -> Page:
        if "reprint" in request.url or "newarea" in request.url:
            raise KeyboardInterrupt
        return asks(request)

    with pytest.raises(KeyboardInterrupt):
        fetched(tmp_path, site, get=stopped)
    outcomes = words(fetched(tmp_path, site))
    assert list(outcomes.values()) == ["unchanged"] * 3 + ["got"] * 3


def test_nothing_is_asked_twice_in_a_run(tmp_path: Path, site: Replica) -> None:
    sources = planned_sources("sample-on-replica", 2024, site.base) * 2
    fetch(tmp_path, sources, getter_of(site), lambda *_: None)
    places = [asked.place for asked in site.asked]
    assert len(places) == len(set(places))


def test_a_host_that_does_not_answer_is_asked_once(tmp_path: Path, site: Replica) -> None:
    asked: list[str] = []

    def dead(request: Request) -> Page:
        asked.append(request.url)
        raise Unreachable(f"{request.url} could not be reached.", "no_connection")

    outcomes = fetched(tmp_path, site, get=dead)
    assert set(words(outcomes).values()) == {"no_connection"}
    assert len(asked) == 1


def test_where_nothing_could_be_had_one_sentence_says_what_is_held(tmp_path: Path, site: Replica) -> None:
    fetched(tmp_path, site, 2021)

    def dead(request: Request) -> Page:
        raise Unreachable(f"{request.url} could not be reached.", "no_connection")

    outcomes = fetched(tmp_path, site, get=dead)
    with pytest.raises(FetchFailed) as caught:
        check_anything_had(tmp_path, [*outcomes.values()])
    assert str(caught.value) == (
        f"127.0.0.1:{site.port} could not be reached; held already: yunting 2021 (main), yunting 2021 (web), "
        "and nothing was changed: check the connection and run this again."
    )


def test_what_is_not_held_is_an_outcome_offline(tmp_path: Path, site: Replica) -> None:
    def offline(request: Request) -> Page:
        raise NotHeld(f"{request.url} is not held; run this again without --offline.")

    assert set(words(fetched(tmp_path, site, get=offline)).values()) == {"not_held"}


def test_a_plan_asks_nobody(site: Replica) -> None:
    rows = plan(planned_sources("sample-on-replica", None, site.base))
    assert {row.outcome for row in rows} == {"planned"}
    assert site.asked == []


def test_a_report_that_is_not_out_yet_is_no_failure(tmp_path: Path, site: Replica) -> None:
    site.listed = []
    outcomes = fetched(tmp_path, site, 2024)
    assert words(outcomes) == {"2024 main": "not_published"}
    check_anything_had(tmp_path, [*outcomes.values()])


@pytest.mark.parametrize(
    ("name", "year", "sentence"),
    [
        ("sample-on-replica", None, "Where the sites of sample-on-replica stand is not known: start"),
        ("changzhou", 1999, "No source of changzhou 1999 is registered; there are 20"),
        ("atlantis", None, "No source of atlantis is registered; add one"),
    ],
)
def test_what_cannot_be_fetched_is_told_with_the_remedy(name: str, year: int | None, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        planned_sources(name, year)
