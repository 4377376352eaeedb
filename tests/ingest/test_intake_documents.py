"""Documents on their way into the archive: checked like text, and scans kept where an index names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_pages import news_page
from fictional_pdf import PICTURE, pdf, printed
from fictional_report import SPEECH, TITLE

from ingest.archive import Archive
from ingest.holdings.held import held_years, read_year
from ingest.holdings.sides import side_of_file
from ingest.intake import Claim, add_file, add_index
from ingest.readers.ocr import can_recognise
from warehouse.errors import NotAReport, TooLarge, UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = Claim("yunting", 2031)
scans_stay_unread = pytest.mark.skipif(can_recognise(), reason="the extra ocr is installed and reads scans")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    first, *_, last = printed([TITLE, *SPEECH], rows=9)
    (tmp_path / "page.html").write_text(news_page([TITLE, *SPEECH]), encoding="gb18030")
    (tmp_path / "print.pdf").write_bytes(pdf(*printed([TITLE, *SPEECH])))
    (tmp_path / "gaps.pdf").write_bytes(pdf(first, PICTURE, last))
    (tmp_path / "scan.pdf").write_bytes(pdf(PICTURE))
    (tmp_path / "recipe.html").write_text("<p>先把面粉倒进盆里，加水揉成面团。</p>", encoding="utf-8")
    (tmp_path / "index.csv").write_text(
        "region,year,witness,file\nyunting,2031,page,page.html\nyunting,2031,print,print.pdf\n"
        "yunting,2031,scan,scan.pdf\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_document_without_a_report_is_refused(files: Path) -> None:
    with pytest.raises(NotAReport, match=r"recipe\.html"):
        add_file(files / "home", files / "recipe.html", CLAIM)
    assert Archive(files / "home").captures() == ()


@scans_stay_unread
def test_adding_one_scan_says_what_would_read_it(files: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"scan\.pdf: The PDF is scanned"):
        add_file(files / "home", files / "scan.pdf", CLAIM)


@scans_stay_unread
def test_an_index_keeps_a_scan_which_is_not_read_for_a_reason(files: Path) -> None:
    add_index(files / "home", files / "index.csv")
    archive = Archive(files / "home")
    (held,) = held_years(archive.captures())
    reasons = {reading.capture.witness: reading.reason for reading in read_year(archive, held)}
    assert (reasons["page"], reasons["print"]) == (None, None)
    assert "扫描件" in (reasons["scan"] or "")


def test_an_index_with_a_file_past_a_limit_adds_nothing(files: Path) -> None:
    with (files / "scan.pdf").open("ab") as file:
        file.truncate(100_000_000)
    with pytest.raises(TooLarge, match=r"scan\.pdf"):
        add_index(files / "home", files / "index.csv")
    assert Archive(files / "home").captures() == ()


@scans_stay_unread
def test_what_a_reader_found_comes_first_in_the_report(files: Path) -> None:
    report = side_of_file(files / "gaps.pdf").report
    assert report.findings[0].kind == "scanned_pages"


def test_a_page_and_a_print_of_one_report_are_the_same_to_compare(files: Path) -> None:
    page, printed_page = (side_of_file(files / name).report for name in ("page.html", "print.pdf"))
    assert [unit.text for unit in page.units] == [unit.text for unit in printed_page.units]
