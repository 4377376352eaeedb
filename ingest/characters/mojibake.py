"""UTF-8 that was read in another encoding, put back where that is certain.

A run is put back where its characters, written in the wrong encoding again, are exact UTF-8 of Chinese:
four characters of it do not come about by chance. Shorter runs are put back beside certain ones only.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from ingest.characters.repairs import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

_CERTAIN = 4
"""Chinese characters that make a run certain: proper text forms them once in 100,000 reports."""

_BYTE_OF = {byte: byte for byte in range(0x80, 0x100)} | {
    ord(char): byte for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))
}
"""Character code → the byte that was read as it, in Latin-1 or Windows-1252."""
_AS_BYTE = {code: chr(byte) for code, byte in _BYTE_OF.items()}
_TRAILS = "".join(re.escape(chr(code)) for code, byte in _BYTE_OF.items() if 0x80 <= byte <= 0xBF)  # noqa: PLR2004 — UTF-8
_LATIN_LEAD = re.compile("[\u00c2-\u00ef]")
_LATIN = re.compile(f"(?:[\u00c2-\u00df][{_TRAILS}]|[\u00e0-\u00ef][{_TRAILS}]{{2}})+")

_HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CHINESE_TEXT = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\u3000-\u303f\uff01-\uffe6\u2010-\u2044\u2100-\u2312\u2460-\u25ff\u00a0-\u00f70-~]+"
)
_GBK_RUN = re.compile("[^\x00-\x2f\ud800-\udfff\ufffd]+")
"""No byte below 0x30 was ever read as half of a character."""


def _characters(leads: range | bytes, trails: range | bytes) -> str:
    pairs = (bytes([lead, trail]).decode("gbk", "ignore") for lead in leads for trail in trails)
    return "".join(re.escape(char) for char in pairs if len(char) == 1)


_LEADS = bytes([*range(0xE3, 0xEA), 0xEF])
_FOLLOWING = range(0x81, 0xC0)
READ_AS_GBK = re.compile(
    f"[{_characters(_LEADS, range(0x80, 0xC0))}][{_characters(_FOLLOWING, _LEADS)}\ue000-\uf8ff]"
    f"[{_characters(_FOLLOWING, range(0x80, 0xC0))}\ue000-\uf8ff][{_characters(_LEADS, range(0x80, 0xC0))}]"
)
"""How UTF-8 of Chinese begins when it is read as GBK: rare characters that hardly ever stand together."""


def find_misread(text: str) -> list[Repair]:
    """Find the runs of UTF-8 that were read as Latin-1, Windows-1252 or GBK, and what they said."""
    return _certain([*_read_as_latin(text)]) or _certain([*_read_as_gbk(text)])


def _certain(repairs: list[Repair]) -> list[Repair]:
    """Return all repairs where one of them is certain, none otherwise."""
    if any(len(_HANZI.findall(repair.text)) >= _CERTAIN for repair in repairs):
        return repairs
    return []


def _read_as_latin(text: str) -> Iterator[Repair]:
    if not _LATIN_LEAD.search(text):  # one class of characters, which is far faster than the pattern
        return
    for run in _LATIN.finditer(text):
        data = run.group().translate(_AS_BYTE).encode("latin-1")
        if (meant := _chinese(data)) is not None:
            places = accumulate((len(char.encode()) for char in meant[:-1]), initial=run.start())
            yield Repair(run.start(), run.end(), meant, tuple(places))


def _read_as_gbk(text: str) -> Iterator[Repair]:
    if not READ_AS_GBK.search(text):
        return
    for run in _GBK_RUN.finditer(text):
        pieces = [_gbk_bytes(char) for char in run.group()]
        meant = _chinese(b"".join(pieces))
        if meant is not None and _HANZI.search(meant):
            starts = list(accumulate((len(piece) for piece in pieces), initial=0))
            places = _aligned(starts, meant, run.start())
            if places is not None:
                yield Repair(run.start(), run.end(), meant, places)


def _gbk_bytes(char: str) -> bytes:
    """Return the bytes that were read as a character: browsers read 0x80 as the euro sign."""
    return b"\x80" if char == "€" else char.encode("gb18030")


def _aligned(starts: list[int], meant: str, offset: int) -> tuple[int, ...] | None:
    """Return the misread character at which each meant one begins, where they can be told apart."""
    places: list[int] = []
    at, index = 0, 0
    for char in meant:
        while starts[index] < at:
            index += 1
        if places and offset + index <= places[-1]:
            return None
        places.append(offset + index)
        at += len(char.encode())
    return tuple(places) if index < len(starts) - 1 else None


def _chinese(data: bytes) -> str | None:
    """Decode bytes as UTF-8 where that is exact and gives Chinese text; plain ASCII is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if not text.isascii() and _CHINESE_TEXT.fullmatch(text) else None
