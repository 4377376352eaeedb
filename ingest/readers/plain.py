"""Plain text in any encoding that Chinese governments' sites use → decoded text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ingest.readers.limits import LIMITS
from ingest.readers.refusals import too_large, unreadable
from ingest.saying import say
from warehouse.records import Finding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = "的和在一是年工作發发展國国市全推進进設设，。、"
_OTHER_FORMATS = (
    (b"\xff\xd8\xff", "JPEG图片"),
    (b"\x89PNG\r\n", "PNG图片"),
    (b"GIF8", "GIF图片"),
    (b"%PDF", "PDF文档"),
    (b"\xd0\xcf\x11\xe0", "旧版Word文档"),
    (b"{\\rtf", "RTF文档"),
    (b"\x1f\x8b", "gzip压缩包"),
    (b"7z\xbc\xaf", "7-Zip压缩包"),
    (b"Rar!", "RAR压缩包"),
    (b"SQLite format 3", "SQLite数据库"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and what reading it had to put up with."""

    text: str
    """What the encoding gives for the bytes after the byte-order mark; newlines untouched."""
    encoding: str
    """Of a document that is not made of characters, its format: docx, pdf."""
    findings: tuple[Finding, ...] = ()
    title: str | None = None
    """What the head of a page calls itself."""
    published_on: str | None = None
    """The day in the head of a page, ISO 8601: of publishing, not of the speech."""


def decode(data: bytes) -> Decoded:
    """Decode a text file: byte-order mark, UTF-8, then GB18030 or Big5, whichever reads as Chinese.

    Offsets count characters of the returned text, to which a byte-order mark does not belong.
    Raises UnreadableSource for what is no text.
    """
    _refuse_other_formats(data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], encoding)
    if b"\x00" in data:
        raise unreadable("binary_file")
    decoded = [
        Decoded(t, e) for e in ("utf-8", "gb18030", "big5hkscs") if (t := _strictly(data, e)) is not None
    ]
    if decoded and decoded[0].encoding == "utf-8":
        return decoded[0]
    if decoded:
        return max(decoded, key=lambda candidate: _commonness(candidate.text))
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") > len(text) // 20:
        raise unreadable("unknown_encoding")
    return Decoded(text, "gb18030", lost_characters(text))


def _refuse_other_formats(data: bytes) -> None:
    if not data.strip(b" \t\r\n\x0b\x0c" + codecs.BOM_UTF8):
        raise unreadable("empty_file")
    if len(data) > LIMITS.text_bytes:
        raise too_large("too_many_bytes", count=f"{len(data):,}")
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise unreadable("other_format", format=what)
    if data.startswith(b"PK\x03\x04"):
        what = "Word文档" if b"word/" in data else "zip压缩包"
        raise unreadable("other_format", format=what)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, lost_characters(text))


def _commonness(text: str) -> float:
    """Return the share of characters that any report is full of: Big5 read as GB18030 has hardly one."""
    return sum(text.count(char) for char in _COMMON) / max(len(text), 1)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def lost_characters(text: str) -> tuple[Finding, ...]:
    """Return one finding where the decoding put replacement characters, at the first, else none."""
    lost = text.count("\ufffd")
    if not lost:
        return ()
    first = text.index("\ufffd")
    detail = say("undecodable", n=lost)
    return (Finding("lost_characters", first, first + 1, detail, "error"),)
