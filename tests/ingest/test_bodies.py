from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.web.bodies import BodyLimits, read_body
from warehouse.errors import BrokenAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

AMPLE = BodyLimits(10_000_000, 10_000_000)
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "X-GZIP": lambda body: gzip.compress(body[:5]) + gzip.compress(body[5:]) + b"\0\0\0",
    "deflate": zlib.compress,
    " deflate ": lambda body: zlib.compress(body)[2:-4],
}


@given(st.binary(max_size=400), st.sampled_from(sorted(PACKED)), st.integers(1, 50))
def test_a_body_is_the_same_however_it_is_packed_and_cut(body: bytes, coding: str, size: int) -> None:
    packed = PACKED[coding](body)
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert read_body("a", chunks, coding, AMPLE) == body


def test_a_long_repetition_comes_out_whole() -> None:
    body = b"x" * 5_000_000
    assert read_body("a", [gzip.compress(body)], "gzip", AMPLE) == body


@given(st.binary(min_size=1, max_size=400), st.sampled_from(["gzip", "deflate"]), st.data())
def test_a_packed_body_that_is_cut_off_is_refused(body: bytes, coding: str, data: st.DataObject) -> None:
    packed = PACKED[coding](body)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(BrokenAnswer) as raised:
        read_body("a", [packed[:cut]], coding, AMPLE)
    assert raised.value.outcome in {"truncated", "bad_coding"}


@pytest.mark.parametrize(("wire", "decoded"), [(99, 1000), (1000, 99)])
def test_both_limits_are_counted(wire: int, decoded: int) -> None:
    with pytest.raises(BrokenAnswer, match="more than 99 bytes"):
        read_body("a", [b"x" * 100], "", BodyLimits(wire, decoded))


def test_a_bomb_is_refused_before_it_is_held() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with pytest.raises(BrokenAnswer, match="more than 2,000,000 bytes"):
        read_body("a", [bomb], "gzip", BodyLimits(1_000_000, 2_000_000))


def test_a_coding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(BrokenAnswer, match="packed as 'br'"):
        read_body("a", [b"x"], "br", AMPLE)


def test_an_empty_body_is_empty_whatever_its_coding() -> None:
    assert read_body("a", [], "gzip", AMPLE) == b""
