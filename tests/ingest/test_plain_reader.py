from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.limits import LIMITS
from ingest.readers.plain import decode
from warehouse.errors import UnreadableSource

TEXT = "各位代表：\r\n　　渡口经济稳步回升。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_text_is_decoded_without_its_byte_order_mark_and_with_its_newlines(
    data: bytes, encoding: str
) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.findings) == (TEXT, encoding, ())


def test_big5_is_told_from_gb18030_by_what_reads_as_chinese() -> None:
    text = "全市的工作報告：渡口經濟和山區道路的發展，是一年的大事。"
    assert decode(text.encode("big5")).text == text
    assert decode(text.encode("gb18030")).text == text


def test_the_characters_that_hong_kong_added_to_big5_are_read() -> None:
    text = "全市的工作報告：渡口經濟和山區道路的發展，是一年的大事。鰂魚涌的渡口，𨋢口的夜市。"
    data = text.encode("big5hkscs")
    assert (decode(data).text, decode(data).encoding) == (text, "big5hkscs")


def test_a_dash_in_gbk_stays_a_dash() -> None:
    data = "渡口——山区".encode("gbk")
    assert decode(data).text == "渡口——山区"
    assert data.decode("gb2312") != decode(data).text  # why that codec is never used


def test_a_few_bad_bytes_are_replaced_and_reported() -> None:
    decoded = decode(("渡口经济" * 40).encode("gb18030") + b"\xff\xff" + "回升。".encode("gb18030"))
    assert [finding.kind for finding in decoded.findings] == ["lost_characters"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04....word/document.xml", "a Word document"),
        (b"PK\x03\x04....a.txt", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document"),
        (b"abc\x00def", "binary"),
        (b"a" * (LIMITS.text_bytes + 1), "more than any report"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_that_names_it(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableSource, match=what) as refused:
        decode(data)
    assert "\n" not in str(refused.value)


@given(
    st.text(
        alphabet=st.characters(exclude_characters="\x00\ufeff\ufffe", exclude_categories=("Cs",)), min_size=1
    )
)
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(("渡" + text).encode()).text == "渡" + text
    except UnreadableSource as refused:
        pytest.fail(str(refused))
