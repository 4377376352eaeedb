"""The day on which a page was read: told by whoever gives a file, known of a fetched page, else unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from fictional_report import SPEECH, TITLE

from ingest.archive import Archive, day_of_access, make_capture
from ingest.intake import Added, Claim, add_file, add_index
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://www.yunting.gov.cn/2031.html"
CLAIM = Claim("yunting", 2031, source_url=URL)
TO_COME = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "2031.txt"
    file.write_text("\n".join([TITLE, *SPEECH]), encoding="utf-8")
    return file


def days(home: Path) -> list[str | None]:
    return [day_of_access(capture) for capture in Archive(home).captures()]


def test_a_file_keeps_the_day_that_its_giver_names(tmp_path: Path, report: Path) -> None:
    add_file(tmp_path, report, replace(CLAIM, accessed="2024-02-01"))
    assert days(tmp_path) == ["2024-02-01"]


def test_of_a_file_whose_giver_names_none_no_day_is_known(tmp_path: Path, report: Path) -> None:
    add_file(tmp_path, report, CLAIM)
    assert days(tmp_path) == [None]


def test_a_day_told_later_is_a_line_of_its_own_and_telling_it_twice_is_not(
    tmp_path: Path, report: Path
) -> None:
    told = replace(CLAIM, accessed="2024-02-01")
    added = [add_file(tmp_path, report, claim) for claim in (CLAIM, told, told, CLAIM)]
    assert [one.new for one in added] == [1, 1, 0, 0]
    assert days(tmp_path) == [None, "2024-02-01"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-02-30", "is no day; write it as 2024-02-01"),
        ("1.2.2024", "is no day"),
        ("20240201", "is no day"),
        (TO_COME, "is yet to come"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_added(
    tmp_path: Path, report: Path, day: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        add_file(tmp_path / "home", report, replace(CLAIM, accessed=day))
    assert Archive(tmp_path / "home").captures() == ()


def test_a_day_without_the_address_that_was_read_is_refused(tmp_path: Path, report: Path) -> None:
    with pytest.raises(UsageError, match="name its source URL"):
        add_file(tmp_path / "home", report, replace(CLAIM, source_url=None, accessed="2024-02-01"))


@pytest.mark.parametrize(
    ("columns", "cells", "known"),
    [("accessed", "2024-02-01", "2024-02-01"), ("accessed", "", None), ("notes", "2024-02-01", None)],
)
def test_an_index_may_have_the_column(
    tmp_path: Path, report: Path, columns: str, cells: str, known: str | None
) -> None:
    index = tmp_path / "index.csv"
    index.write_text(
        f"region,year,file,source_url,{columns}\nyunting,2031,{report.name},{URL},{cells}\n", "utf-8"
    )
    assert add_index(tmp_path / "home", index) == Added(1, 0, ())
    assert days(tmp_path / "home") == [known]


def test_an_index_with_a_day_to_come_names_the_line(tmp_path: Path, report: Path) -> None:
    index = tmp_path / "index.csv"
    index.write_text(
        f"region,year,file,source_url,accessed\nyunting,2031,{report.name},{URL},{TO_COME}\n", "utf-8"
    )
    with pytest.raises(UsageError, match=r"index\.csv, line 2: .* is yet to come"):
        add_index(tmp_path / "home", index)


@pytest.mark.parametrize(("selector", "day"), [("div#zoom", "2031-03-04"), (None, None)])
def test_a_line_of_before_the_day_was_kept_is_read_as_far_as_it_tells(
    tmp_path: Path, selector: str | None, day: str | None
) -> None:
    fields = {
        "at": "2031-03-04T05:06:07Z", "sha256": "0" * 64, "size": 1, "media_type": "text/html",
        "region": "yunting", "year": 2031, "witness": "main", "file_name": "a.html", "source_url": URL,
        "region_name": None, "region_level": None, "note": None, "selector": selector,
    }  # fmt: skip
    (tmp_path / "log.jsonl").write_text(json.dumps(fields) + "\n", "utf-8")
    assert days(tmp_path) == [day]


def test_a_page_fetched_again_unchanged_is_no_new_line(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for day in ("2031-03-04", "2031-03-05"):
        capture = make_capture(
            b"page", media_type="text/html", region="yunting", year=2031, witness="main",
            file_name="a.html", source_url=URL, selector="div", accessed_on=day,
        )  # fmt: skip
        archive.add([(b"page", capture)])
    assert days(tmp_path) == ["2031-03-04"]
