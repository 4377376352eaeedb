"""The real texts of one report through the program: which is the base, and what the others have otherwise."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ingest.collate import KeptAs, collate
from ingest.collating.differences import Witness
from ingest.readers.plain import decode
from ingest.report import read_report
from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

pytestmark = pytest.mark.corpus
SEVERAL = {("changzhou", "2024"), ("shanghai", "2024")}
KEPT = KeptAs("changzhou", 2024, "常州市")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, corpus: Path, duizhang: Callable[..., Ran]) -> Path:
    """A home that holds every text of the reports of which there are several."""
    home = tmp_path_factory.mktemp("several")
    with (corpus / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["region"], row["year"]) in SEVERAL]
    with (home / "index.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "file": corpus / row["file"]} for row in rows)
    for arguments in (("add", "--index", home / "index.csv"), ("build",)):
        ran = duizhang(*arguments, home=home)
        assert ran.code == 0, ran.err
    return home


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(current_file(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def witness(text: str) -> Witness:
    return Witness(text, read_report(text, region="changzhou", year=2024, expected_name="常州市"))


def text_of(corpus: Path, name: str) -> str:
    return decode((corpus / f"{name}.txt").read_bytes()).text


def test_a_report_of_which_a_whole_text_is_held_equals_it_in_units(built: Path, corpus: Path) -> None:
    whole = witness(text_of(corpus, "changzhou/2024")).report
    found = ask(built, "SELECT unit_id, text FROM v_units WHERE region = 'changzhou' ORDER BY ord")
    assert found == [(unit.id, unit.text) for unit in whole.units]
    bases = ask(built, "SELECT DISTINCT witness_id, coverage_verdict FROM v_reports ORDER BY 1")
    assert bases == [("changzhou-2024/main", "full"), ("shanghai-2024/main", "full")]


def test_both_misread_figures_of_the_newspaper_are_rows_with_their_quotes(built: Path) -> None:
    sql = """
        SELECT base_quote, quote FROM v_differences
        WHERE witness_id = 'changzhou-2024/newspaper' AND kind = 'misread_figure' ORDER BY base_start
    """
    assert ask(built, sql) == [("4.1万个", "41万个"), ("532", "632")]


def test_the_newspapers_words_repeats_splices_and_missing_front_half_are_counted(built: Path) -> None:
    sql = "SELECT kind, sum(places) FROM v_differences WHERE region = 'changzhou' GROUP BY kind"
    counted = dict(ask(built, sql))
    assert (counted["repeated_passage"], counted["splice"]) == (3, 2)
    assert counted["misread_words"] > 100
    front = (
        "SELECT max(base_end - base_start) FROM v_differences WHERE kind = 'lost_passage' AND base_start = 0"
    )
    ((lost,),) = ask(built, front)
    assert lost > 3000
    missing = "SELECT coverage->>'$.missing[*].key' FROM v_sources WHERE witness = 'newspaper'"
    assert ask(built, missing) == [([f"review.1.{number}" for number in (1, 2, 3, 4)],)]


def test_the_reprint_of_shanghai_has_only_two_lines_of_its_page_more(built: Path) -> None:
    sql = "SELECT kind, base_quote, length(quote) < 15 FROM v_differences WHERE region = 'shanghai'"
    assert ask(built, sql) == [("furniture", "", True), ("furniture", "", True)]


def test_a_front_half_is_joined_to_the_newspapers_page_and_keeps_every_unit_of_its_own(corpus: Path) -> None:
    whole, page = text_of(corpus, "changzhou/2024"), text_of(corpus, "changzhou/2024.newspaper")
    lines = whole.splitlines(keepends=True)
    half = next(i for i, line in enumerate(lines) if line.lstrip().startswith("（五）"))
    front = "".join(lines[:half])
    found = collate({"front": witness(front), "newspaper": witness(page)}, KEPT)
    assert found is not None
    assert [piece.origin for piece in found.pieces] == ["front", "newspaper"]
    assert found.report.coverage.missing == ()
    ours = [unit.text for unit in found.report.units if unit.origin == "front"]
    assert ours == [unit.text for unit in witness(whole).report.units][: len(ours)]
    assert len(ours) > 50
