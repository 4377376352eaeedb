"""A page that is fetched again with another report text: seen in the warehouse, with both snapshots."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from warehouse.read import opened, texts
from warehouse.read_silent_edits import silent_edits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from warehouse.read_silent_edits import SilentEditShown

PLACE = ("--region", "yunting", "--year", 2021, "--source-url", "https://www.yunting.example/ns_news/1")


def built_from(
    versions: list[str], home: Path, duizhang: Callable[..., Ran], *, build_each: bool = False
) -> tuple[SilentEditShown, ...]:
    """Add the versions of one page one after another and return the silent edits that the build knows."""
    for number, text in enumerate(versions):
        page = home / f"page{number}.txt"
        page.write_text(text, encoding="utf-8")
        assert duizhang("add", page, *PLACE, home=home).code == 0
        if build_each:
            assert duizhang("build", home=home).code == 0
    assert duizhang("build", home=home).code == 0
    with opened(home) as warehouse:
        return silent_edits(warehouse, "yunting-2021/main")


def test_a_changed_figure_is_kept_with_both_snapshots_and_the_newer_text_stands(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    text = (sample / "2021.txt").read_text(encoding="utf-8")
    edited = text.replace("5.5%左右", "5%左右", 1)
    assert edited != text
    (edit,) = built_from([text, edited], tmp_path, duizhang, build_each=True)
    assert ("5.5%" in edit.old_text, "5%" in edit.new_text) == (True, True)
    with opened(tmp_path) as warehouse:
        (held,) = texts(warehouse, "yunting")
    assert held.sha256 == edit.new_sha256 != edit.old_sha256
    assert (tmp_path / "snapshots" / edit.old_sha256[:2] / edit.old_sha256).exists()


def test_an_edit_is_kept_by_a_build_that_reads_nothing_again(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    text = (sample / "2021.txt").read_text(encoding="utf-8")
    before = built_from([text, text.replace("5.5%左右", "5%左右", 1)], tmp_path, duizhang)
    duizhang("add", sample / "2022.txt", "--region", "yunting", "--year", 2022, home=tmp_path)
    assert duizhang("build", home=tmp_path).code == 0
    with opened(tmp_path) as warehouse:
        assert silent_edits(warehouse, "yunting-2021/main") == before


def test_a_page_with_other_furniture_has_no_silent_edit(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    text = (sample / "2021.txt").read_text(encoding="utf-8")
    counted = [f"浏览次数：{visits}　字号：大 中 小\n\n{text}" for visits in (3, 4711)]
    assert built_from(counted, tmp_path, duizhang) == ()


def test_a_comparison_warns_of_a_text_that_was_changed_after_publication(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    text = (sample / "2021.txt").read_text(encoding="utf-8")
    built_from([text, text.replace("5.5%左右", "5%左右", 1)], tmp_path, duizhang)
    duizhang("add", sample / "2022.txt", "--region", "yunting", "--year", 2022, home=tmp_path)
    pair = ("compare", "yunting", 2021, 2022)
    assert "公布后改动 1 处" in duizhang(*pair, home=tmp_path).out
    assert len(json.loads(duizhang(*pair, "--json", home=tmp_path).out)["silent_edits"]) == 1
    page = tmp_path / "page.html"
    assert duizhang(*pair, "--html", page, home=tmp_path).code == 0
    assert "公布后改动过：1 处" in page.read_text(encoding="utf-8")
