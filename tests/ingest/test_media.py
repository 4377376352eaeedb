from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.media import DOCX, HTML, PDF, TEXT, ZIP, media_type


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "渡口")
    return stream.getvalue()


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html></html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
        "\r\n<!-- saved from a site -->\n<HTML lang='zh'>",
        "<table border=1><tr><td>渡口</td></tr></table>",
        "<div class='zoom'>渡口</div>",
        "<p>渡口</p>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_or_a_piece_of_one_is_html_in_any_encoding(page: str, encoding: str) -> None:
    assert media_type(page.encode(encoding)) == HTML


@pytest.mark.parametrize("text", ["", "渡口经济", "<渡口>", "《云汀》<p>", "< 5%", "<preface>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_stays_text(text: str, encoding: str) -> None:
    assert media_type(text.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4\n", PDF),
        (zipped("word/document.xml", "[Content_Types].xml"), DOCX),
        (zipped("report.txt"), ZIP),
        (b"PK\x03\x04 and nothing of an archive", ZIP),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    ],
)
def test_other_kinds_are_told_by_their_first_bytes(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


@given(st.sampled_from([b"", b"PK\x03\x04", b"<", b"\xff\xfe", b"%PDF-"]), st.binary())
def test_any_bytes_have_a_kind(magic: bytes, rest: bytes) -> None:
    assert "/" in media_type(magic + rest)
