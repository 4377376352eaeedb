from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from fictional_pdf import PICTURE, assembled, drawn, pdf, printed
from fictional_report import SPEECH, report
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import read_bytes_as_text
from ingest.readers.limits import LIMITS
from ingest.readers.ocr import can_recognise
from ingest.readers.pages import PlacedLine, in_reading_order
from ingest.report import read_decoded, read_report
from warehouse.errors import TooLarge, UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

scans_stay_unread = pytest.mark.skipif(can_recognise(), reason="the extra ocr is installed and reads scans")


@pytest.mark.parametrize("name", ["2021.txt", "2022.txt", "speech"])
def test_a_printed_report_gives_the_units_of_its_text(name: str, sample: Path) -> None:
    source = report() if name == "speech" else (sample / name).read_bytes().decode()
    pages = printed([line for line in source.splitlines() if line.strip()])
    read, wanted = read_decoded(read_bytes_as_text(pdf(*pages))), read_report(source)
    assert [(u.role, u.kind, u.text) for u in read.units] == [(u.role, u.kind, u.text) for u in wanted.units]
    assert read.coverage == wanted.coverage


def test_page_numbers_and_running_heads_are_dropped_and_wraps_stay() -> None:
    text = read_bytes_as_text(pdf(*printed(SPEECH, rows=9))).text
    assert "— 2 —" not in text
    assert "文件" not in text
    assert text.startswith("　　各位代表：\n　　现在，")


def test_figures_at_an_edge_that_do_not_count_pages_stay() -> None:
    pages = [
        drawn([(90, 700, first), (90, 680, figure)]) for first, figure in (("渡口", "17"), ("夜市", "3"))
    ]
    assert read_bytes_as_text(pdf(*pages)).text == "渡口\n17\n夜市\n3"


def test_lines_drawn_out_of_order_are_read_from_top_to_bottom() -> None:
    page = drawn([(90, 600, "夜市重新亮灯。"), (90, 700, "渡口经济回升，"), (90, 680, "码头修好，")])
    assert read_bytes_as_text(pdf(page)).text == "渡口经济回升，\n码头修好，\n夜市重新亮灯。"


def test_columns_are_read_one_after_the_other() -> None:
    page = drawn(
        [(60, 700, "渡口经济"), (60, 680, "稳步回升"), (300, 700, "山区道路"), (300, 680, "全线贯通")]
    )
    assert read_bytes_as_text(pdf(page)).text == "渡口经济\n稳步回升\n山区道路\n全线贯通"


@scans_stay_unread
def test_scanned_pages_among_others_are_one_finding_at_their_place() -> None:
    first, *_, last = printed(SPEECH, rows=9)
    decoded = read_bytes_as_text(pdf(first, PICTURE, PICTURE, last))
    (finding,) = decoded.findings
    assert (finding.kind, finding.severity) == ("scanned_pages", "error")
    assert "第2至3页" in finding.detail
    assert decoded.text[finding.start] == "\n"
    assert finding in read_decoded(decoded).findings


@scans_stay_unread
def test_a_scanned_document_names_the_extra_that_reads_it() -> None:
    with pytest.raises(UnreadableSource, match=r"scanned.*extra ocr"):
        read_bytes_as_text(pdf(PICTURE, PICTURE))


def test_an_empty_page_is_no_scan() -> None:
    assert read_bytes_as_text(pdf(b"", drawn([(90, 700, "渡口")]))).findings == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"%PDF-1.4\n", "damaged"), (pdf(drawn([(90, 700, "渡口")]))[:500], "damaged"), (pdf(b""), "no text")],
)
def test_a_broken_or_empty_pdf_says_so(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says):
        read_bytes_as_text(data)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(TooLarge, match="pages"):
        read_bytes_as_text(pdf(*[b""] * (LIMITS.pdf_pages + 1)))


def test_a_stream_that_unpacks_past_the_limit_is_refused() -> None:
    packed = zlib.compress(b" " * (LIMITS.pdf_stream_bytes + 1), 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed)
    with pytest.raises(TooLarge):
        read_bytes_as_text(assembled([b"<</Type/Catalog>>", stream]))


@settings(deadline=None)  # the first example waits for imports
@given(st.data())
def test_any_damage_to_a_pdf_gives_text_or_is_refused(data: st.DataObject) -> None:
    whole = pdf(*printed(SPEECH[:6], rows=9), PICTURE)
    start = data.draw(st.integers(0, len(whole) - 1))
    damaged = (
        whole[:start] + data.draw(st.binary(max_size=30)) + whole[start + data.draw(st.integers(0, 99)) :]
    )
    try:
        decoded = read_bytes_as_text(damaged)
    except UnreadableSource:
        return
    assert all(0 <= f.start < f.end <= len(decoded.text) for f in decoded.findings)


_PLACES = st.floats(0, 900, allow_nan=False)


@given(st.lists(st.builds(PlacedLine, st.text(min_size=1, max_size=9), _PLACES, _PLACES, _PLACES)))
def test_reading_order_loses_no_line(lines: list[PlacedLine]) -> None:
    assert sorted(map(id, in_reading_order(lines))) == sorted(map(id, lines))
