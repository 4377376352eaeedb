"""`duizhang export`: the files are read back, and the descriptor is held to them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from small_warehouse import build_small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

FORMULA = re.compile(r"(?s)^\s*(?:[+\-@\t\r]|=.)")
"""The comparator = stands alone in its cell and is none."""
PYTHON_OF = {"integer": int, "number": float, "boolean": bool, "string": str}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("export"), hostile=True)


@pytest.fixture(scope="module")
def dataset(home: Path, duizhang: Callable[..., Ran]) -> Path:
    folder = home / "dataset"
    ran = duizhang("export", folder, home=home)
    assert ran.code == 0, ran.err
    return folder


def package(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return told


def rows_of(folder: Path, resource: dict[str, Any]) -> pl.DataFrame:
    file = folder / resource["path"]
    if resource["format"] == "csv":
        return pl.read_csv(file, infer_schema=False)
    return pl.read_parquet(file)


def test_every_file_is_described_by_its_hash_and_size(dataset: Path) -> None:
    told = {r["path"]: (r["bytes"], r["hash"]) for r in package(dataset)["resources"]}
    held = {
        str(file.relative_to(dataset)): (
            file.stat().st_size,
            f"sha256:{sha256(file.read_bytes()).hexdigest()}",
        )
        for file in dataset.rglob("*")
        if file.is_file() and file.name != "datapackage.json"
    }
    assert told == held


def test_every_file_has_the_rows_and_fields_that_are_described(dataset: Path) -> None:
    for resource in package(dataset)["resources"]:
        frame = rows_of(dataset, resource)
        assert frame.height == resource["rows"]
        assert frame.columns == [field["name"] for field in resource["schema"]["fields"]]


def test_every_public_view_is_there_in_both_formats(dataset: Path, checkout: Path) -> None:
    views = {file.stem for file in (checkout / "warehouse" / "schema").glob("v_*.sql")}
    assert {file.stem for file in (dataset / "csv").iterdir()} == views
    assert {file.stem for file in (dataset / "parquet").iterdir()} == views


def test_cells_keep_to_the_words_and_keys_of_their_schema(dataset: Path) -> None:
    for resource in package(dataset)["resources"]:
        frame, schema = rows_of(dataset, resource), resource["schema"]
        for field in schema["fields"]:
            if allowed := field.get("constraints", {}).get("enum"):
                found = set(frame[field["name"]].drop_nulls()) - {""}
                plain = {value.removeprefix("'") if resource["format"] == "csv" else value for value in found}
                assert plain <= set(allowed), (resource["name"], field["name"])
        if keys := schema.get("primaryKey"):
            assert not frame.select(keys).is_duplicated().any(), resource["name"]


def test_both_formats_hold_the_same_texts_but_for_the_guard_of_formulas(dataset: Path) -> None:
    csv = pl.read_csv(dataset / "csv" / "v_units.csv", infer_schema=False)
    parquet = pl.read_parquet(dataset / "parquet" / "v_units.parquet")
    assert [(text or "").removeprefix("'") for text in csv["text"]] == [
        (text or "").removeprefix("'") for text in parquet["text"]
    ]


def test_no_cell_of_a_csv_begins_like_a_formula(dataset: Path) -> None:
    for file in (dataset / "csv").iterdir():
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        schema = pl.read_parquet_schema(dataset / "parquet" / f"{file.stem}.parquet")
        frame = pl.read_csv(file, infer_schema=False)
        texts = [name for name, kind in schema.items() if kind == pl.String]
        assert [c for name in texts for c in frame[name].drop_nulls() if FORMULA.match(c)] == []


def test_every_reason_stands_beside_its_english(dataset: Path) -> None:
    reasons = pl.read_parquet(dataset / "parquet" / "v_changes.parquet")["reason", "reason_en"].drop_nulls()
    assert set(reasons.iter_rows()) == {
        (
            "同一事项在新报告中继续出现，文字有改动。",
            "The same matter goes on in the newer report, in other words.",
        )
    }
    details = pl.read_parquet(dataset / "parquet" / "v_findings.parquet")["detail", "detail_en"]
    assert details.height > 0
    assert details.null_count().row(0) == (0, 0)


def test_invented_regions_are_marked_in_every_row_and_named(dataset: Path) -> None:
    assert package(dataset)["fictional_regions"] == ["hostile", "yunting"]
    for file in (dataset / "parquet").iterdir():
        assert pl.read_parquet(file)["fictional"].all()


def test_the_codebook_tells_every_column_in_both_languages(dataset: Path) -> None:
    book = pl.read_csv(dataset / "codebook.csv")
    assert set(book["table"]) == {file.stem for file in (dataset / "csv").iterdir()}
    assert book.select("列名", "meaning", "含义").null_count().row(0) == (0, 0, 0)


def test_a_region_and_two_years_narrow_every_table(
    home: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    target = tmp_path / "narrow"
    ran = duizhang("export", target, "--region", "yunting", "--years", 2023, 2024, "--lang", "zh", home=home)
    assert ran.code == 0, ran.err
    changes = pl.read_parquet(target / "parquet" / "v_changes.parquet")
    assert set(changes["年份对编号"]) == {"yunting-2023-2024"}
    assert set(pl.read_parquet(target / "parquet" / "v_reports.parquet")["年份"]) == {2023, 2024}


def test_a_second_export_replaces_the_first_and_leaves_nothing_beside_it(
    home: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    for _ in range(2):
        assert duizhang("export", tmp_path / "data", "--region", "yunting", home=home).code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


def test_what_is_no_export_is_not_overwritten(
    home: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    ran = duizhang("export", tmp_path, home=home)
    assert (ran.code, [file.name for file in tmp_path.iterdir()]) == (2, ["letters.txt"])
    assert "is no earlier export" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2, 1.6])
def test_a_killed_export_leaves_no_half_dataset(
    home: Path, tmp_path: Path, checkout: Path, duizhang: Callable[..., Ran], seconds: float
) -> None:
    target = tmp_path / "data"
    command = [sys.executable, "-m", "cli", "export", str(target), "--home", str(home)]
    running = subprocess.Popen(command, cwd=checkout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not target.exists() or package(target)["resources"]
    assert duizhang("export", target, home=home).code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("data", "--region", "atlantis"), "No report of atlantis is held"),
        (("x.csv", "--years", 1901, 1902), "No comparison 1901 → 1902"),
        (("x.csv", "--table", "v_nothing"), "There is no view v_nothing"),
        (("x.csv", "--table", "v_units", "--table", "v_pairs"), "holds one table"),
        (("x.html", "--region", "yunting"), "two years of a region"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_sentence(
    home: Path, tmp_path: Path, duizhang: Callable[..., Ran], words: tuple[object, ...], said: str
) -> None:
    ran = duizhang("export", tmp_path / str(words[0]), *words[1:], home=home)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_has_the_tables_and_their_codebook_and_no_formula(
    home: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    target = tmp_path / "pair.xlsx"
    ran = duizhang("export", target, "--region", "yunting", "--years", 2023, 2024, home=home)
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(target) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        cells = "".join(book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
    assert {"v_changes", "v_outcomes", "v_sources", "codebook"} <= set(sheets)
    assert "<f>" not in cells
    assert "<hyperlink" not in cells


@pytest.mark.parametrize(("language", "word"), [("zh", "未再出现"), ("en", "Not there any more")])
def test_the_page_of_two_years_is_written_in_either_language(
    built_sample: Path, tmp_path: Path, duizhang: Callable[..., Ran], language: str, word: str
) -> None:
    target = tmp_path / "page.html"
    years = ("--region", "yunting", "--years", 2021, 2022, "--lang", language)
    assert duizhang("export", target, *years, home=built_sample).code == 0
    page = target.read_text(encoding="utf-8")
    assert word in page
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|url\(|@import|<script", page) == []
