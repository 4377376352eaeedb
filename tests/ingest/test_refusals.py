"""Why a text could not be read: Chinese in the warehouse, English on the command line, both on pages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from fictional_report import SPEECH, TITLE

from ingest.archive import Archive
from ingest.holdings.held import held_years, read_year
from ingest.intake import Claim, intake_file
from ingest.readers import read_bytes_as_text
from ingest.readers.refusals import too_large, unreadable
from warehouse.errors import TooLarge, UnreadableSource

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = b"\xff\xd8\xff\xe0"
CHINESE = re.compile(r"[\u3400-\u9fff]")
TABLE = tomllib.loads((files("ingest") / "saying.toml").read_text(encoding="utf-8"))
RAISED = re.compile(r'(?:unreadable|too_large)\(\s*"(\w+)"(?: if \w[^"]*else "(\w+)")?')
VALUES = {
    "format": "PDF文档", "count": "64,000,000", "files": "a.txt、b（1）.txt", "n": 9, "m": 4,
    "selector": "div.con > p",
}  # fmt: skip


def keys() -> set[str]:
    code = (file.read_text(encoding="utf-8") for file in files("ingest.readers").iterdir() if file.is_file())
    return {key for text in code for found in RAISED.findall(text) for key in found if key}


def test_every_refusal_of_the_readers_has_its_sentence() -> None:
    assert len(keys()) > 20
    assert keys() <= set(TABLE["sentence"])


@pytest.mark.parametrize("key", sorted(keys()))
def test_a_refusal_is_said_wholly_in_either_language(key: str) -> None:
    error = unreadable(key, **VALUES)
    assert CHINESE.search(error.recorded)
    assert not CHINESE.search(str(error))
    assert "{" not in f"{error}{error.recorded}"


def test_a_limit_is_told_apart() -> None:
    assert isinstance(too_large("pdf_pages", count="9,999"), TooLarge)


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        (b"", "The file is empty", "文件是空的"),
        (b"%PDF-1.7 broken", "The PDF is damaged", "PDF已损坏"),
        (b"Rar!\x1a\x07\x00", "The file is a RAR archive", "文件是RAR压缩包"),
        (PICTURE, "The file is a JPEG image", "文件是JPEG图片"),
    ],
)
def test_the_error_is_english_and_what_is_recorded_chinese(data: bytes, english: str, chinese: str) -> None:
    with pytest.raises(UnreadableSource, match=english) as refused:
        read_bytes_as_text(data)
    assert refused.value.recorded.startswith(chinese)


def test_a_held_text_that_is_read_no_more_has_its_reason_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "2031.txt"
    file.write_text("\n".join([TITLE, *SPEECH]), encoding="utf-8")
    checked = intake_file(file, Claim("yunting", 2031))
    archive = Archive(tmp_path / "home")
    archive.add([(PICTURE, replace(checked.capture, sha256=sha256(PICTURE).hexdigest()))])
    (reading,) = read_year(archive, held_years(archive.captures())[0])
    assert reading.reason == "文件是JPEG图片，不是纯文本：请把报告存为文本再添加。"
