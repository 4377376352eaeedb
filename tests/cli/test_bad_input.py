"""Bad input gets one clear sentence that says what to do, an exit code, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

GOOD = "reports/sample/2024.txt"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))
RECIPE = "先把面粉倒进盆里，加水揉成面团。\n醒面半小时以后，擀成薄片，切成细条，下锅煮熟即可。\n" * 20


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "photo.txt").write_bytes(JPEG)
    (tmp_path / "recipe.txt").write_text(RECIPE, encoding="utf-8")
    return tmp_path


def contents(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*"))


def one_sentence(err: str) -> bool:
    return err.startswith("duizhang: ") and err.count("\n") == 1 and "Traceback" not in err


class BadFile(NamedTuple):
    """A file that is no report: the exit code, and a word of the sentence."""

    name: str
    code: int
    says: str


BAD_FILES = [
    BadFile("missing.txt", 2, "no file"),
    BadFile("empty.txt", 1, "empty"),
    BadFile("photo.txt", 1, "JPEG"),
    BadFile("recipe.txt", 1, "no government work report"),
]


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
@pytest.mark.parametrize("command", ["add", "read", "compare"])
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    command: str, bad: BadFile, files: Path, duizhang: Callable[..., Ran]
) -> None:
    home = files / "home"
    others = {"add": ["--region", "yunting", "--year", 2024], "read": [], "compare": [GOOD]}
    ran = duizhang(command, files / bad.name, *others[command], home=home)
    assert (ran.code, one_sentence(ran.err)) == (bad.code, True), ran.err
    assert bad.says.lower() in ran.err.lower()
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "yunting", "1999", "2000"],
        ["compare", "nowhere", "2021", "2022"],
    ],
)
def test_a_year_that_is_not_held_says_what_is_held(
    arguments: list[str], tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    ran = duizhang(*arguments, home=tmp_path)
    assert (ran.code, one_sentence(ran.err)) == (1, True), ran.err
    assert "held" in ran.err
    assert contents(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "one"],
        ["compare", "yunting", "2021", "soon"],
        ["add"],
        ["add", "x.txt"],
        ["read", "x.txt", "--year", "soon"],
        ["frobnicate"],
        ["add", "x.txt", "--region", "No Good!", "--year", "2024"],
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    arguments: list[str], tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    ran = duizhang(*arguments, home=tmp_path)
    assert (ran.code, one_sentence(ran.err)) == (2, True), ran.err


def test_an_index_with_one_wrong_row_adds_nothing(
    sample: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    index = tmp_path / "index.csv"
    rows = (sample / "index.csv").read_text(encoding="utf-8-sig").splitlines()
    for file in sample.glob("*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    index.write_text("\n".join([*rows, rows[-1].replace("202", "abc", 1)]), encoding="utf-8")
    home = tmp_path / "home"
    ran = duizhang("add", "--index", index, home=home)
    assert (ran.code, one_sentence(ran.err)) == (2, True), ran.err
    assert not home.exists()


def test_an_index_whose_file_was_altered_is_refused(
    sample: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    for file in sample.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "2021.txt").open("ab") as altered:
        altered.write("更好的明天。".encode())
    ran = duizhang("add", "--index", tmp_path / "index.csv", home=tmp_path / "home")
    assert (ran.code, one_sentence(ran.err)) == (2, True), ran.err
    assert "sha256" in ran.err
