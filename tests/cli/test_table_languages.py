"""Tables on a terminal in Chinese and English, on the bundled sample."""

from __future__ import annotations

import json
import os
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from ingest.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

CHINESE = re.compile(r"[\u3400-\u9fff]+")
PLACEHOLDER = re.compile(r"\{\w+\}")
COMMANDS = ("status", "compare", "outcomes", "line", "read")


@pytest.fixture(scope="module")
def built(built_sample: Path) -> Path:
    return built_sample


@pytest.fixture(scope="module")
def commands(built: Path, sample: Path, duizhang: Callable[..., Ran]) -> dict[str, tuple[object, ...]]:
    rows = json.loads(duizhang("outcomes", "yunting", 2021, "--json", home=built).out)
    return {
        "status": ("status",),
        "compare": ("compare", "yunting", 2022, 2023),
        "outcomes": ("outcomes", "yunting", 2021),
        "line": ("line", "yunting", rows[0]["unit_id"]),
        "read": ("read", sample / "2022.txt"),
    }


@pytest.fixture(scope="module")
def of_reports(sample: Path) -> str:
    """All Chinese that reports and names of regions hold."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(sample.glob("*.txt"))]
    return "".join(CHINESE.findall("".join(texts))) + "云汀市虚构"


@pytest.mark.parametrize("name", COMMANDS)
def test_an_english_table_has_no_chinese_but_that_of_reports(
    built: Path,
    commands: dict[str, tuple[object, ...]],
    of_reports: str,
    duizhang: Callable[..., Ran],
    name: str,
) -> None:
    ran = duizhang(*commands[name], "--lang", "en", home=built)
    assert ran.code == 0, ran.err
    assert [run for run in CHINESE.findall(ran.out) if not stands_in(of_reports, run)] == []


def stands_in(texts: str, run: str) -> bool:
    """Say whether a run of characters is of the texts; an indicator is named without its figure."""
    parts = ((run[:place], run[place:]) for place in range(2, len(run) - 1))
    return run in texts or any(before in texts and after in texts for before, after in parts)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_table_is_chinese_unless_asked_otherwise(
    built: Path, commands: dict[str, tuple[object, ...]], duizhang: Callable[..., Ran], name: str
) -> None:
    plain, asked, english = (
        duizhang(*commands[name], *words, home=built).out
        for words in ((), ("--lang", "zh"), ("--lang", "en"))
    )
    assert plain == asked
    assert plain != english


@pytest.mark.parametrize("name", COMMANDS)
def test_json_is_the_same_in_any_language(
    built: Path, commands: dict[str, tuple[object, ...]], duizhang: Callable[..., Ran], name: str
) -> None:
    one, other = (
        duizhang(*commands[name], "--json", "--lang", each, home=built).out for each in ("zh", "en")
    )
    assert json.loads(one) == json.loads(other)


def test_the_environment_sets_the_language(
    built: Path, duizhang: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    english = duizhang("status", "--lang", "en", home=built).out
    monkeypatch.setitem(os.environ, "DUIZHANG_LANG", "en")
    assert duizhang("status", home=built).out == english


def test_every_word_of_a_table_is_there_in_both_languages(checkout: Path) -> None:
    told = tomllib.loads((checkout / "warehouse" / "table_words.toml").read_text(encoding="utf-8"))
    pairs = [each for table in told.values() for each in table.values()]
    assert len(pairs) > 100
    assert [each for each in pairs if CHINESE.search(each["en"]) or not each["zh"] or not each["en"]] == []
    assert [
        each for each in pairs if set(PLACEHOLDER.findall(each["zh"])) != set(PLACEHOLDER.findall(each["en"]))
    ] == []


def put_in_its_place(home: Path, data: bytes) -> None:
    """Let the log name other bytes, as if a laxer reader had taken them."""
    log, sha256 = home / "log.jsonl", Archive(home).keep(data)
    line = json.loads(log.read_text(encoding="utf-8"))
    log.write_text(json.dumps({**line, "sha256": sha256, "size": len(data)}) + "\n", encoding="utf-8")


def test_status_says_why_a_text_cannot_be_read_in_either_language(
    tmp_path: Path, duizhang: Callable[..., Ran], sample: Path
) -> None:
    home = tmp_path / "home"
    assert duizhang("add", sample / "2022.txt", "--region", "yunting", "--year", 2022, home=home).code == 0
    put_in_its_place(home, b"\xff\xd8\xff\xe0")
    ran = duizhang("build", home=home)
    assert ran.code == 0
    assert "not read: yunting-2022/main: The file is a JPEG image, not plain text" in ran.err
    for language, said in (("zh", "文件是JPEG图片，不是纯文本"), ("en", "The file is a JPEG image")):
        assert said in duizhang("status", "--lang", language, home=home).out
