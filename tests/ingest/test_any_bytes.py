"""Whatever bytes come in: text that reads the same twice, or one of our errors."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from fictional_pages import news_page
from fictional_pdf import pdf, printed
from fictional_report import SPEECH, report
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.intake import read_bytes
from ingest.readers import read_bytes_as_text
from ingest.readers.limits import LIMITS
from ingest.report import read_decoded
from warehouse.errors import DuizhangError, TooLarge

if TYPE_CHECKING:
    from pathlib import Path

MAGICS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html>",
    b"<div>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe<\0",
)


def archive(name: str, text: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr(name, text)
    return stream.getvalue()


WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in SPEECH)
    + "</w:body></w:document>"
)
WHOLE = {
    "word": archive("word/document.xml", WORD),
    "zip": archive("渡口.txt", "渡口经济" * 40),
    "zip in a zip": archive("内.zip", archive("渡口.txt", "渡口经济" * 40)),
    "pdf": pdf(*printed(SPEECH[:8])),
    "html": news_page([*SPEECH]).encode("gb18030"),
    "text": report().encode("gb18030"),
}


@settings(deadline=None)  # the first example waits for imports
@given(st.sampled_from(MAGICS), st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error_of_ours(magic: bytes, rest: bytes) -> None:
    try:
        first = read_bytes_as_text(magic + rest)
    except DuizhangError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the error is one of two good outcomes
        return
    assert first == read_bytes_as_text(magic + rest)
    first.text.encode()


@pytest.mark.parametrize("kind", WHOLE)
def test_every_kind_that_is_damaged_below_is_read_when_it_is_whole(kind: str) -> None:
    assert "渡口" in read_bytes_as_text(WHOLE[kind]).text


@pytest.mark.parametrize("kind", WHOLE)
@settings(deadline=None, max_examples=40)  # the first example waits for imports
@given(share=st.floats(0, 1, exclude_max=True), damage=st.binary(max_size=6), lost=st.integers(0, 40))
def test_any_damage_to_a_document_gives_the_same_text_twice_or_an_error_of_ours(
    kind: str, share: float, damage: bytes, lost: int
) -> None:
    whole = WHOLE[kind]
    start = int(share * len(whole))
    damaged = whole[:start] + damage + whole[start + lost :]
    try:
        first = read_bytes_as_text(damaged)
    except DuizhangError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the error is one of two good outcomes
        return
    assert first == read_bytes_as_text(damaged)
    read = read_decoded(first)
    assert all(0 <= unit.start < unit.end <= len(first.text) for unit in read.units)
    assert read == read_decoded(first)


@settings(deadline=None, max_examples=40)
@given(share=st.floats(0, 1, exclude_max=True), damage=st.text(max_size=6), lost=st.integers(0, 40))
def test_any_damage_to_the_xml_of_a_word_document_gives_text_or_an_error_of_ours(
    share: float, damage: str, lost: int
) -> None:
    start = int(share * len(WORD))
    document = archive("word/document.xml", WORD[:start] + damage + WORD[start + lost :])
    try:
        read_bytes_as_text(document)
    except DuizhangError as error:
        assert "\n" not in str(error)  # noqa: PT017 - the error is one of two good outcomes


def test_a_file_past_the_limit_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(TooLarge, match=r"big\.txt: The file has 100,000,000 bytes"):
        read_bytes(path)


# VmHWM, not ru_maxrss: the latter still counts the parent that this process was forked from.
_LIMITED = """
import re, sys
from pathlib import Path
from zipfile import ZipExtFile
from ingest.readers import read_bytes_as_text
from warehouse.errors import TooLarge
unpacked = 0
def counted(member, size, read=ZipExtFile.read):
    global unpacked
    piece = read(member, size)
    unpacked += len(piece)
    return piece
ZipExtFile.read = counted
try:
    read_bytes_as_text(Path(sys.argv[1]).read_bytes())
except TooLarge:
    print(unpacked, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.parametrize("unpacked", [1, 8], ids=["just past the limit", "far past the limit"])
def test_a_bomb_is_refused_in_little_memory_before_much_of_it_is_unpacked(
    unpacked: int, tmp_path: Path, checkout: Path
) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as members,
        members.open("report.txt", "w") as member,
    ):
        for _ in range(unpacked * LIMITS.zip_bytes // 1_000_000 + 1):
            member.write(bytes(1_000_000))
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, path], cwd=checkout, capture_output=True, text=True, check=True
    )
    bytes_unpacked, most_kilobytes = map(int, done.stdout.split())
    assert bytes_unpacked <= LIMITS.zip_bytes + 1_000_000
    assert most_kilobytes * 1024 < 3 * LIMITS.zip_bytes
