"""Readers: the bytes of one kind of file → text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.media import DOCX, HTML, PDF, ZIP, media_type
from ingest.readers.limits import LIMITS
from ingest.readers.plain import decode
from ingest.readers.refusals import too_large

if TYPE_CHECKING:
    from ingest.readers.plain import Decoded


def read_bytes_as_text(data: bytes, *, selector: str | None = None) -> Decoded:
    """Read the text out of the bytes of a file of any kind that may hold a report.

    `selector` is a CSS selector of the element that holds the report, where the bytes are a page.
    Offsets count characters of the returned text. Raises UnreadableSource where there is no text to
    read, TooLarge (one of them) where reading would go past a limit.
    """
    LIMITS.check_size(len(data))
    return _read(data, selector, zips=0)


def _read(data: bytes, selector: str | None, *, zips: int) -> Decoded:
    kind = media_type(data)
    if kind == HTML:
        from ingest.readers.html import read_html

        return read_html(decode(data), selector)
    if kind == PDF:
        from ingest.readers.pdf import read_pdf

        return read_pdf(data)
    if kind == DOCX:
        from ingest.readers.docx import read_docx

        return read_docx(data)
    if kind == ZIP:
        from ingest.readers.archives import only_document

        if zips >= LIMITS.zip_depth:
            raise too_large("archive_in_archive")
        return _read(only_document(data).data, selector, zips=zips + 1)
    return decode(data)
