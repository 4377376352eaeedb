"""Plain text in any encoding that Chinese governments' sites use → decoded text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from warehouse.errors import UnreadableSource
from warehouse.records import Finding

MAX_BYTES = 20_000_000
"""The longest report seen has 80 kB; what is larger is something else."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = "的和在一是年工作發发展國国市全推進进設设，。、"
_OTHER_FORMATS = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a SQLite database"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and what the decoding had to put up with."""

    text: str
    """What the encoding gives for the bytes after the byte-order mark; newlines untouched."""
    encoding: str
    findings: tuple[Finding, ...] = ()


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
        raise UnreadableSource(
            "The file is binary, not text: save the report as plain text and add that file."
        )
    decoded = [
        Decoded(t, e) for e in ("utf-8", "gb18030", "big5hkscs") if (t := _strictly(data, e)) is not None
    ]
    if decoded and decoded[0].encoding == "utf-8":
        return decoded[0]
    if decoded:
        return max(decoded, key=lambda candidate: _commonness(candidate.text))
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") > len(text) // 20:
        raise UnreadableSource(
            "The file is neither UTF-8 nor GB18030 nor Big5: save it as UTF-8 and add it again."
        )
    first = text.index("\ufffd")
    return Decoded(text, "gb18030", (_lossy(first, text),))


def _refuse_other_formats(data: bytes) -> None:
    if not data.strip(b" \t\r\n\x0b\x0c" + codecs.BOM_UTF8):
        raise UnreadableSource("The file is empty: get it again from its source.")
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"The file has {len(data):,} bytes, more than any report has: give the report's text alone."
        )
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise UnreadableSource(
                f"The file is {what}, not plain text: save the report as text and add that file."
            )
    if data.startswith(b"PK\x03\x04"):
        what = "a Word document" if b"word/" in data else "a zip archive"
        raise UnreadableSource(
            f"The file is {what}, not plain text: save the report as text and add that file."
        )


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" not in text:
        return Decoded(text, encoding)
    return Decoded(text, encoding, (_lossy(text.index("\ufffd"), text),))


def _commonness(text: str) -> float:
    """Return the share of characters that any report is full of: Big5 read as GB18030 has hardly one."""
    return sum(text.count(char) for char in _COMMON) / max(len(text), 1)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lossy(first: int, text: str) -> Finding:
    lost = text.count("\ufffd")
    return Finding(
        "lost_characters", first, first + 1, f"解码时有{lost}处字节无法识别，以\ufffd代替。", "error"
    )
