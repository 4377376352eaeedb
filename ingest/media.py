"""What kind of file some bytes are, by their first bytes and never by their name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

TEXT: Final = "text/plain"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP: Final = "application/zip"

DOCUMENTS: Final = frozenset({HTML, PDF, DOCX, ZIP})
"""Kinds that may hold a report: worth keeping even where no reader for them exists."""

_MAGIC: Final = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
)
_MARKUP: Final = re.compile(
    rb"\s*(<!doctype\s+html|<html[\s>]|<\?xml[^>]*\?>\s*<(!doctype\s+)?html)", re.IGNORECASE
)


def media_type(data: bytes) -> str:
    """Return the media type of `data`; whatever is not recognised counts as plain text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return HTML if _MARKUP.match(data[:2048].removeprefix(b"\xef\xbb\xbf")) else TEXT


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            return DOCX if "word/document.xml" in members.namelist() else ZIP
    except (zipfile.BadZipFile, ValueError, OSError):
        return ZIP
