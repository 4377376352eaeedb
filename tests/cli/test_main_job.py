"""The main job through the real program: add, build, compare, read, in a temporary home."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


@pytest.fixture(scope="module")
def built(copy_of_sample: Callable[[], Path]) -> Path:
    """A home with the bundled sample added and built."""
    return copy_of_sample()


def test_adding_twice_changes_nothing(built: Path, sample: Path, duizhang: Callable[..., Ran]) -> None:
    before = (built / "log.jsonl").read_bytes()
    ran = duizhang("add", "--index", sample / "index.csv", home=built)
    assert "Added 0" in ran.out
    assert (built / "log.jsonl").read_bytes() == before


def test_a_second_build_computes_nothing(built: Path, duizhang: Callable[..., Ran]) -> None:
    before = (built / "warehouse" / "duizhang.duckdb").resolve()
    ran = duizhang("build", home=built)
    assert "0 read now" in ran.out
    assert (built / "warehouse" / "duizhang.duckdb").resolve() == before


def test_one_file_more_reads_and_compares_only_what_hangs_on_it(
    built: Path, sample: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    text = (sample / "2024.txt").read_text(encoding="utf-8")
    (tmp_path / "later.txt").write_text(
        text.replace("2024", "2025").replace("2023", "2024"), encoding="utf-8"
    )
    added = duizhang("add", tmp_path / "later.txt", "--region", "yunting", "--year", 2025, home=built)
    assert added.code == 0, added.err
    ran = duizhang("build", home=built)
    assert "(2 read now)" in ran.out, ran.out
    assert "(1 compared now)" in ran.out, ran.out


def test_read_prints_one_json_document_by_the_contract(sample: Path, duizhang: Callable[..., Ran]) -> None:
    document = json.loads(duizhang("read", sample / "2022.txt", "--json").out)
    assert document.keys() >= {"report", "coverage", "units", "targets", "findings"}
    assert document["coverage"]["verdict"] == "full"


def test_every_unit_lies_where_it_says(sample: Path, duizhang: Callable[..., Ran]) -> None:
    """The text of 2024 is wrapped like print, with page-number lines within sentences."""
    source = (sample / "2024.txt").read_bytes().decode()
    units = json.loads(duizhang("read", sample / "2024.txt", "--json").out)["units"]
    slices = [re.sub(r"(?m)^\s*— \d+ —\s*$", "", source[unit["start"] : unit["end"]]) for unit in units]
    assert ["".join(found.split()) for found in slices] == ["".join(u["text"].split()) for u in units]


@pytest.fixture(scope="module")
def compared(built: Path, duizhang: Callable[..., Ran]) -> dict[str, Any]:
    ran = duizhang("compare", "yunting", 2021, 2022, "--json", home=built)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_compare_prints_one_json_document_by_the_contract(compared: dict[str, Any]) -> None:
    assert compared.keys() >= {"old", "new", "links", "changes", "sections", "outcomes"}
    assert {change["kind"] for change in compared["changes"]} == {"carried", "revised", "added", "dropped"}


def test_two_files_compare_like_two_held_years(
    compared: dict[str, Any], sample: Path, duizhang: Callable[..., Ran]
) -> None:
    files = json.loads(duizhang("compare", sample / "2021.txt", sample / "2022.txt", "--json").out)
    kinds = [change["kind"] for change in compared["changes"]]
    assert [change["kind"] for change in files["changes"]] == kinds


def test_compare_writes_a_page_that_asks_for_nothing_outside(
    built: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    page = tmp_path / "page.html"
    ran = duizhang("compare", "yunting", 2021, 2022, "--html", page, home=built)
    assert ran.code == 0, ran.err
    html = page.read_text(encoding="utf-8")
    assert "虚构" in html
    assert "src=" not in html
    assert '<link rel="stylesheet"' not in html


def test_nothing_is_dropped_that_may_stand_in_the_missing_half(
    built: Path, duizhang: Callable[..., Ran]
) -> None:
    """The report of 2023 exists only as the second half of a newspaper page, from task section 4 on."""
    document = json.loads(duizhang("compare", "yunting", 2022, 2023, "--json", home=built).out)
    gone = [change for change in document["changes"] if change["kind"] == "dropped" and change["commitment"]]
    assert document["new"]["coverage"]["verdict"] == "partial"
    assert {change["verdict"] for change in gone} == {"cannot_tell"}


def test_status_lists_every_text(built: Path, duizhang: Callable[..., Ran]) -> None:
    rows = json.loads(duizhang("status", "--json", home=built).out)
    assert {(row["year"], row["witness"]) for row in rows} >= {(2021, "main"), (2023, "newspaper")}


def test_doctor_names_a_damaged_snapshot(tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]) -> None:
    duizhang("add", sample / "2021.txt", "--region", "yunting", "--year", 2021, home=tmp_path)
    (snapshot,) = (tmp_path / "snapshots").glob("??/*")
    snapshot.write_bytes(b"altered")
    ran = duizhang("doctor", home=tmp_path)
    assert ran.code == 1
    assert snapshot.name in ran.out
