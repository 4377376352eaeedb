"""Another government's report under a region's name is said to be one: by add, read, and the build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from warehouse.read import findings, opened, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


@pytest.fixture
def other_city(tmp_path: Path, sample: Path) -> Path:
    """The sample's report of 2021, told of another fictional city."""
    path = tmp_path / "other.txt"
    text = (sample / "2021.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("云汀", "望岫"), encoding="utf-8")
    return path


def test_adding_another_citys_report_says_so_and_the_build_keeps_it_as_a_finding(
    tmp_path: Path, other_city: Path, duizhang: Callable[..., Ran]
) -> None:
    place = ("--region", "yunting", "--year", 2021)
    added = duizhang("add", other_city, *place, home=tmp_path)
    assert added.code == 0, added.err
    assert "文中的政府是“望岫市”" in added.err
    assert duizhang("build", home=tmp_path).code == 0
    with opened(tmp_path) as warehouse:
        assert [f.kind for f in findings(warehouse, "yunting-2021/main", limit=9)] == ["wrong_document"]


def test_another_citys_whole_report_neither_stands_for_the_year_nor_fills_its_gaps(
    tmp_path: Path, sample: Path, other_city: Path, duizhang: Callable[..., Ran]
) -> None:
    place = ("--region", "yunting", "--year", 2021)
    duizhang("add", other_city, *place, home=tmp_path)
    assert duizhang("add", sample / "2021.web.txt", *place, "--witness", "web", home=tmp_path).err == ""
    assert duizhang("build", home=tmp_path).code == 0
    with opened(tmp_path) as warehouse:
        held = {text.witness: text.is_base for text in texts(warehouse, "yunting")}
    assert held == {"main": False, "web": True}


def test_reading_a_file_under_another_regions_name_gives_the_finding(
    other_city: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    def kinds(file: Path) -> list[str]:
        ran = duizhang("read", file, "--region", "yunting", "--year", 2021, "--json")
        return [finding["kind"] for finding in json.loads(ran.out)["findings"]]

    assert kinds(other_city) == ["wrong_document"]
    assert kinds(sample / "2021.txt") == []


@pytest.mark.corpus
def test_every_report_of_the_corpus_is_added_under_its_own_name_without_a_doubt(
    tmp_path: Path, corpus: Path, duizhang: Callable[..., Ran]
) -> None:
    added = duizhang("add", "--index", corpus / "index.csv", home=tmp_path)
    assert (added.code, added.err) == (0, "")
