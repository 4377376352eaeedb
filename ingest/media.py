"""What kind of file some bytes are, by their first bytes and never by their name."""

from __future__ import annotations

import codecs
import io
import re
import struct
import zipfile
import zlib
from typing import Final

TEXT: Final = "text/plain"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP: Final = "application/zip"
CSV: Final = "text/csv"
"""Never recognised by its bytes: a digest of figures, which is added as one."""

DOCUMENTS: Final = frozenset({HTML, PDF, DOCX, ZIP})
"""Kinds that may hold a report: worth keeping in an archive even where this one cannot be read."""

_MAGIC: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
)
_BEFORE_PDF: Final = b"\xef\xbb\xbf\x00\t\n\x0c\r "
_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_HEAD: Final = 4096
_MARKUP: Final = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    r"<(?:!doctype\s+html|(?:html|head|meta|link|title|style|script|body|base|table|tbody|tr|td|div|p|span|font"
    r"|center|article|section|main|form|ul|ol|h[1-6]|br|b|strong)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
"""A page or a piece of one: what comes first, after comments, is an element of HTML."""
BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    OverflowError,
)
"""What zipfile raises on damaged or unusual archives."""


def media_type(data: bytes) -> str:
    """Return the media type of `data`; whatever is not recognised counts as plain text."""
    if data[:1024].lstrip(_BEFORE_PDF).startswith(b"%PDF-"):
        return PDF
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return HTML if _MARKUP.match(_head(data)) else TEXT


def _head(data: bytes) -> str:
    """Return the first characters of what may be text; all that counts in them is ASCII."""
    encoding = _UTF16.get(data[:2], "latin-1")
    return data[:_HEAD].removeprefix(codecs.BOM_UTF8).decode(encoding, errors="replace").lstrip("\ufeff")


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            return DOCX if "word/document.xml" in members.namelist() else ZIP
    except BROKEN_ZIP:
        return ZIP
