"""PDF → text: every page's text layer in reading order; scanned pages are named, or recognised where OCR is.

Hard wraps stay as they are printed: ingest.outlining.blocks joins them again.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.limits import LIMITS, Deadline
from ingest.readers.ocr import can_recognise, recognise
from ingest.readers.pages import PlacedLine, page_texts
from ingest.readers.plain import Decoded, lost_characters
from ingest.readers.refusals import too_large, unreadable
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STREAM: Final = re.compile(rb"FlateDecode.{0,400}?stream\r?\n", re.DOTALL)
_PIECE: Final = 1 << 20
_HYPHENS: Final = {"\x02": "-", "\ufffe": "-"}
"""What PDFium gives for a hyphen at the end of a line; figures such as 2021-2025 need it."""
_NO_TEXT: Final = re.compile("[\ue000-\uf8ff\ufffd]")
"""Characters that a font without a table of its own gives; a page made of them says nothing."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as read: its lines, or that it shows something and yet has no text layer."""

    lines: tuple[PlacedLine, ...]
    scanned: bool = False
    recognised: bool = False


def read_pdf(data: bytes) -> Decoded:
    """Read the text layer of a PDF; pages without one give a finding, or their recognised text.

    Raises UnreadableSource where no page has text, TooLarge past a limit.
    """
    _refuse_bombs(data)
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > LIMITS.pdf_pages:
                raise too_large("pdf_pages", count=f"{len(document):,}")
            pages = _recognised(document, _pages(document))
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise unreadable("pdf_locked" if locked else "pdf_damaged") from error
    return _joined(pages)


def _refuse_bombs(data: bytes) -> None:
    """Raise TooLarge where a deflated stream unpacks to far more than a page can be."""
    deadline = Deadline(LIMITS.seconds)
    for start in _STREAM.finditer(data):
        if _unpacks_past(data, start.end(), LIMITS.pdf_stream_bytes, deadline):
            raise too_large("pdf_unpacked")


def _unpacks_past(data: bytes, at: int, limit: int, deadline: Deadline) -> bool:
    """Tell whether the deflated stream at `at` unpacks to more than `limit` bytes; nothing of it is kept."""
    unpacker, size, rest = zlib.decompressobj(), 0, b""
    try:
        while size <= limit and not unpacker.eof:
            deadline.check()
            if not rest:
                rest, at = data[at : at + _PIECE], at + _PIECE
            if not rest:
                break
            size += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size > limit
    return size > limit


def _pages(document: pypdfium2.PdfDocument) -> list[_Page]:
    deadline = Deadline(LIMITS.seconds)
    pages = []
    for number in range(len(document)):
        deadline.check()
        pages.append(_page(document, number))
    return pages


def _page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            lines = tuple(_lines(text))
            shows = pdfium.FPDFPage_CountObjects(page.raw) > 0
    except pypdfium2.PdfiumError:
        return _Page((), scanned=True)
    letters = "".join(line.text for line in lines)
    if 2 * len(_NO_TEXT.findall(letters)) > len(letters):
        return _Page((), scanned=True)
    return _Page(lines, scanned=shows and not letters)


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[PlacedLine]:
    codes = (pdfium.FPDFText_GetUnicode(text.raw, at) for at in range(text.count_chars()))
    characters = [(at, _character(code)) for at, code in enumerate(codes)]
    for ends, group in groupby(characters, key=lambda item: item[1] in {"\r", "\n"}):
        line = [] if ends else [(at, char) for at, char in group if char]
        while line and line[0][1].isspace():
            line = line[1:]
        content = "".join(char for _, char in line).rstrip()
        if content:
            left, baseline = _origin(text, line[0][0])
            right = text.get_charbox(line[len(content) - 1][0], loose=True)[2]
            yield PlacedLine(content, left, right, baseline)


def _character(code: int) -> str:
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004
    return _HYPHENS.get(char, char)


def _origin(text: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    """Return where the baseline of a character begins."""
    left, baseline = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, at, left, baseline)
    return left.value, baseline.value


def _recognised(document: pypdfium2.PdfDocument, pages: Sequence[_Page]) -> list[_Page]:
    """Return the pages, scanned ones with their recognised lines where OCR is installed."""
    scanned = [number for number, page in enumerate(pages) if page.scanned]
    if not scanned or not can_recognise():
        return list(pages)
    lines = recognise(document, scanned)
    return [
        _Page(lines[number], scanned=not lines[number], recognised=True) if page.scanned else page
        for number, page in enumerate(pages)
    ]


def _joined(pages: Sequence[_Page]) -> Decoded:
    """Join the pages' texts; the line of a page that could not be read stays empty and bears a finding."""
    texts = page_texts([page.lines for page in pages])
    text = "\n".join(texts)
    if not text.strip():
        raise unreadable("pdf_scanned" if any(page.scanned for page in pages) else "pdf_empty")
    starts = [0]
    for page in texts:
        starts.append(min(starts[-1] + len(page) + 1, len(text) - 1))
    findings = [*_scanned(pages, starts), *_from_pictures(pages, starts), *lost_characters(text)]
    return Decoded(text, "pdf", tuple(findings))


def _scanned(pages: Sequence[_Page], starts: Sequence[int]) -> Iterable[Finding]:
    for first, last in _runs(pages, "scanned"):
        detail = _said("scanned", first, last)
        yield Finding("scanned_pages", starts[first], starts[first] + 1, detail, "error")


def _from_pictures(pages: Sequence[_Page], starts: Sequence[int]) -> Iterable[Finding]:
    for first, last in _runs(pages, "recognised"):
        detail = _said("recognised", first, last)
        yield Finding("recognised_pages", starts[first], max(starts[last + 1], starts[first] + 1), detail)


def _runs(pages: Sequence[_Page], state: str) -> Iterator[tuple[int, int]]:
    numbered = [(number, getattr(page, state)) for number, page in enumerate(pages)]
    for wanted, group in groupby(numbered, key=lambda item: item[1]):
        numbers = [number for number, _ in group]
        if wanted:
            yield numbers[0], numbers[-1]


def _said(state: str, first: int, last: int) -> str:
    if first == last:
        return say(f"{state}_page", n=first + 1)
    return say(f"{state}_pages", n=first + 1, m=last + 1)
