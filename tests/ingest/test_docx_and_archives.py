from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from fictional_report import SPEECH, report

from ingest.readers import read_bytes_as_text
from ingest.readers.limits import LIMITS
from ingest.report import read_decoded, read_report
from warehouse.errors import TooLarge, UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str) -> bytes:
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{content}</w:p>"


UNITS = [(unit.role, unit.text) for unit in read_report(report()).units]


@pytest.mark.parametrize(
    "body",
    [
        "".join(paragraph(run(text)) for text in SPEECH),
        paragraph("<w:r><w:br/></w:r>".join(map(run, SPEECH))),
        "<w:tbl><w:tr><w:tc>" + "".join(paragraph(run(text)) for text in SPEECH) + "</w:tc></w:tr></w:tbl>",
    ],
    ids=["paragraphs", "line breaks in one paragraph", "table cell"],
)
def test_a_word_document_gives_the_units_of_its_text(body: str) -> None:
    read = read_decoded(read_bytes_as_text(docx(body)))
    assert [(unit.role, unit.text) for unit in read.units] == UNITS


def test_deleted_and_moved_text_and_field_codes_are_not_read() -> None:
    body = paragraph(
        run("渡口")
        + f"<w:del><w:r><w:delText>夜市</w:delText></w:r></w:del><w:moveFrom>{run('山林')}</w:moveFrom>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:noBreakHyphen/></w:r>"
    )
    assert read_bytes_as_text(docx(body)).text == "渡口\t-"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx(paragraph("")), "no text"),
        (zipped({"word/document.xml": "<w:p>"}), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}), "entities"),
        (docx("<w:p>" * 5000 + "</w:p>" * 5000), "damaged|deep"),
        (docx(paragraph(run("渡口")))[:-30], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (zipped({"空文件夹/": ""}), "no document"),
        (zipped({"a.jpg": b"\xff\xd8\xff"}), "no document"),
    ],
)
def test_what_holds_no_text_says_why_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as refused:
        read_bytes_as_text(data)
    assert "\n" not in str(refused.value)


def test_a_zip_with_one_document_is_read_as_that_document() -> None:
    inner = zipped(
        {"报告/2031年.txt": report().encode("gb18030"), "__MACOSX/._x.txt": "x", "图.jpg": b"\xff\xd8\xff"}
    )
    assert read_bytes_as_text(inner).text == report()
    assert read_bytes_as_text(zipped({"内.zip": inner})).text == report()


def zipped_on_a_chinese_system(members: dict[str, bytes]) -> bytes:
    """Return an archive whose names are GBK without the mark of UTF-8."""
    data = zipped({f"{n:08}": content for n, content in enumerate(members.values())})
    for n, name in enumerate(members):
        data = data.replace(f"{n:08}".encode(), name.encode("gb18030").ljust(8, b"!"))
    return data


def test_a_zip_with_several_documents_names_them_so_that_one_can_be_picked() -> None:
    data = zipped_on_a_chinese_system({"云汀.md": report().encode(), "附件.md": b"PM2.5"})
    with pytest.raises(UnreadableSource, match=r"2 documents \(云汀\.md!, 附件\.md!\)"):
        read_bytes_as_text(data)


def test_archives_in_archives_have_an_end() -> None:
    data = zipped({"报告.txt": report()})
    for _ in range(LIMITS.zip_depth):
        data = zipped({"内.zip": data})
    with pytest.raises(TooLarge):
        read_bytes_as_text(data)


@pytest.mark.parametrize("name", ["report.txt", "word/document.xml"])
def test_a_bomb_is_refused_whatever_its_header_says(name: str) -> None:
    data = bytearray(zipped({name: b" " * (LIMITS.zip_bytes + 1)}))
    with pytest.raises(TooLarge):
        read_bytes_as_text(bytes(data))
    true, false = (LIMITS.zip_bytes + 1).to_bytes(4, "little"), (9).to_bytes(4, "little")
    with pytest.raises(UnreadableSource):
        read_bytes_as_text(bytes(data).replace(true, false))


def test_many_members_are_too_many() -> None:
    with pytest.raises(TooLarge, match="members"):
        read_bytes_as_text(zipped({f"{n}.txt": "渡" for n in range(LIMITS.zip_members + 1)}))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("document", "text"),
    [("shanghai/2024.docx", "shanghai/2024.txt"), ("hailar/2012.gb18030.txt", "hailar/2012.txt")],
)
def test_another_format_of_a_real_report_gives_the_same_units(document: str, text: str, corpus: Path) -> None:
    one, other = (read_decoded(read_bytes_as_text((corpus / name).read_bytes())) for name in (document, text))
    assert [(u.role, u.kind, u.text) for u in one.units] == [(u.role, u.kind, u.text) for u in other.units]
