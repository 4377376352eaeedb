"""The body of an answer as it streams in: unpacked within limits, complete or refused."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from warehouse.errors import BrokenAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ACCEPTED: Final = "gzip, deflate"
"""What we say we can unpack."""
_PIECE: Final = 1_000_000
_MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """The most bytes that are taken, as they come and unpacked."""

    wire: int
    decoded: int


def read_body(address: str, chunks: Iterable[bytes], coding: str, limits: BodyLimits) -> bytes:
    """Return a body unpacked; raise BrokenAnswer where it is too large, cut off or cannot be unpacked."""
    decoder = _decoder(address, coding.strip().lower())
    body = bytearray()
    wire = 0
    try:
        for chunk in chunks:
            wire += len(chunk)
            _check(address, wire, limits.wire)
            for piece in decoder.feed(chunk):
                body += piece
                _check(address, len(body), limits.decoded)
    except zlib.error as error:
        raise BrokenAnswer(f"{address} is damaged: it cannot be unpacked ({error}).", "bad_coding") from error
    if wire and not decoder.is_complete():
        raise BrokenAnswer(f"{address} is cut off: its packed body has no end.", "truncated", passing=True)
    return bytes(body)


def _check(address: str, size: int, limit: int) -> None:
    if size > limit:
        raise BrokenAnswer(
            f"{address} gives more than {limit:,} bytes, more than any report has; it was not kept.",
            "too_large",
        )


def _decoder(address: str, coding: str) -> _Plain | _Packed:
    if coding in {"", "identity"}:
        return _Plain()
    if coding in {"gzip", "x-gzip"}:
        return _Packed(lambda _: _GZIP)
    if coding == "deflate":
        return _Packed(_deflate_window)
    raise BrokenAnswer(f"{address} is packed as {coding[:40]!a}, which was not asked for.", "bad_coding")


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def is_complete(self) -> bool:
        return True


class _Packed:
    """A stream of zlib; of gzip one or more members (RFC 1952, 2.2), padding after the last left out."""

    def __init__(self, window: Callable[[bytes], int]) -> None:
        """Choose the format (`wbits` of zlib) by the first bytes."""
        self._window = window
        self._stream: zlib._Decompress | None = None
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._rest = self._rest + data, b""
        while data:
            if self._stream is None or self._stream.eof:
                if len(data) < len(_MAGIC):
                    self._rest = data
                    return
                if self._stream is not None and not data.startswith(_MAGIC):
                    return
                self._stream = zlib.decompressobj(self._window(data))
            yield from self._unpacked(self._stream, data)
            data = self._stream.unused_data

    def is_complete(self) -> bool:
        return self._stream is not None and self._stream.eof

    @staticmethod
    def _unpacked(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
        """Unpack in pieces of a bounded size, so that a bomb is noticed before it is held."""
        piece = stream.decompress(data, _PIECE)
        while piece:
            yield piece
            piece = stream.decompress(stream.unconsumed_tail, _PIECE)


def _deflate_window(data: bytes) -> int:
    """Tell the zlib format (RFC 1950: method 8, a head divisible by 31) from the bare stream some send."""
    is_zlib = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
