"""Real reports on a page of the replica: each is taken for its own year, and never for the next."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import replica_pages as pages
from replica_pages import Article

from ingest.readers.plain import decode
from ingest.sites.choosing import check_report, speaks_of_another
from ingest.sites.cutting import cut
from ingest.sites.families import family_named
from ingest.sources import Site, Source, SourceEntry
from ingest.web.page import Page
from warehouse.errors import NotAReport

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "http://gov.example/ns_news/100000000000001"


def is_taken(text: str, region: str, year: int) -> bool:
    page = Page(ADDRESS, ADDRESS, 200, {}, pages.news_page(Article("", text.splitlines())).encode(), "")
    entry = SourceEntry(region=region, year=year, site="gov", kind="full", witness="main")
    source = Source(entry, Site(adapter="changzhou_gov", trust="official"))
    try:
        report = check_report(source, cut(page, family_named("changzhou_gov"), "main"))
    except NotAReport:
        return False
    return not speaks_of_another(report)


@pytest.mark.corpus
def test_a_real_report_is_taken_for_its_year_and_no_other(corpus: Path) -> None:
    with (corpus / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].endswith(".txt")]
    wrong = []
    for row in rows[::3]:  # all 102 passed on 2026-11-24; a third keeps the run short
        text, year = decode((corpus / row["file"]).read_bytes()).text, int(row["year"])
        taken = [is_taken(text, row["region"], claimed) for claimed in (year, year + 1)]
        if taken != [True, False]:
            wrong.append((row["file"], taken))
    assert wrong == []
