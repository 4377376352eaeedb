"""A text from a look-alike of an official site is refused when a person adds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

LOOK_ALIKE = "http://www9599116.com/gi_news/100000000000001?x=1"
TWIN = "https://www.changzhou.gov.cn/gi_news/100000000000001"


def test_a_text_from_a_look_alike_is_refused_and_its_twin_proposed(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    place = ("--region", "yunting", "--year", 2021, "--source-url", LOOK_ALIKE)
    ran = duizhang("add", sample / "2021.txt", *place, home=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "not to be trusted" in ran.err
    assert f"get the page from {TWIN} " in ran.err
    assert not (tmp_path / "log.jsonl").exists()


def test_an_index_with_one_row_from_a_look_alike_adds_nothing_and_names_the_line(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    rows = ["region,year,witness,file,source_url"]
    rows += [
        f"yunting,{year},main,{sample / f'{year}.txt'},{url}"
        for year, url in ((2021, ""), (2022, LOOK_ALIKE))
    ]
    index = tmp_path / "index.csv"
    index.write_text("\n".join(rows), encoding="utf-8")
    ran = duizhang("add", "--index", index, home=tmp_path)
    assert ran.code == 1
    assert f"{index}, line 3: " in ran.err
    assert not (tmp_path / "log.jsonl").exists()


def test_an_official_page_is_taken(tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]) -> None:
    place = ("--region", "yunting", "--year", 2021, "--source-url", TWIN)
    assert duizhang("add", sample / "2021.txt", *place, home=tmp_path).code == 0


def test_signs_of_a_copy_are_told_where_nobody_vouches_for_the_page(
    tmp_path: Path, sample: Path, duizhang: Callable[..., Ran]
) -> None:
    ruby = (sample / "2021.txt").read_text(encoding="utf-8").replace("发展", "发(fā)展(zhǎn)")
    copy = tmp_path / "copy.txt"
    copy.write_text(ruby, encoding="utf-8")
    place = ("--region", "yunting", "--year", 2021, "--source-url", "https://essays.example/1")
    ran = duizhang("add", copy, *place, home=tmp_path)
    assert ran.code == 0
    assert "pronunciation letters" in ran.err
