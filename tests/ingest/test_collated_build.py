"""Several texts of one report through the real program: put together, kept, and traced to the snapshots."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from fictional_witnesses import GAP, WHOLE, pages, second_half, web_page

from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

NEXT_YEAR = (
    WHOLE.replace("2031", "2032").replace("2030", "2031").replace("5.5%", "5%").replace("三处", "四处")
)


def add(
    run: Callable[..., Ran], home: Path, *, year: int = 2031, region: str = "qingxi", **texts: str
) -> None:
    home.mkdir(exist_ok=True)
    for name, text in texts.items():
        file = home / f"{name}.txt"
        file.write_text(text, encoding="utf-8", newline="")
        place = ("--region", region, "--name", "云汀市", "--year", year, "--witness", name)
        ran = run("add", file, *place, "--source-url", f"https://paper.example/{name}", home=home)
        assert (ran.code, ran.err) == (0, "")


def build(run: Callable[..., Ran], home: Path) -> str:
    ran = run("build", home=home)
    assert ran.code == 0, ran.err
    return ran.out


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(current_file(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def snapshot(home: Path, sha256: str) -> str:
    return (home / "snapshots" / sha256[:2] / sha256).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, duizhang: Callable[..., Ran]) -> Path:
    """Two pages of 2031, and a whole text of the year after, built."""
    home = tmp_path_factory.mktemp("collated")
    front, back = pages()
    add(duizhang, home, front=front, back=back)
    add(duizhang, home, year=2032, main=NEXT_YEAR)
    build(duizhang, home)
    return home


def test_two_pages_become_one_whole_text(built: Path) -> None:
    sql = "SELECT text, coverage_verdict, witness FROM witnesses WHERE is_base AND year = 2031"
    assert ask(built, sql) == [(WHOLE, "full", "collated")]


UNITS = "SELECT sha256, origin_start, source_slice, origin, source_url FROM v_units"
TARGETS = "SELECT sha256, origin_start, quote, origin, source_url FROM v_targets"
RESULTS = "SELECT sha256, origin_start, quote, origin, source_url FROM v_results"
SECTIONS = """
    SELECT s.sha256, s.origin_start, substr(w.text, s.char_start + 1, 6), s.origin, s.source_url
    FROM v_sections s JOIN witnesses w USING (witness_id)
"""
OLD_SIDES = """
    SELECT old_sha256, old_origin_start, old_text, old_origin, old_source_url FROM v_changes
    WHERE old_text IS NOT NULL
"""
PROMISES = "SELECT old_sha256, old_origin_start, old_text, old_origin, old_source_url FROM v_outcomes"


@pytest.mark.parametrize("rows", [UNITS, TARGETS, RESULTS, SECTIONS, OLD_SIDES, PROMISES])
def test_every_row_begins_where_it_says_in_a_stored_snapshot(built: Path, rows: str) -> None:
    found = [row for row in ask(built, rows) if row[3] != "main"]
    assert "front" in {origin for *_, origin, _ in found} <= {"front", "back"}
    for sha256, start, text, origin, url in found:
        assert snapshot(built, sha256)[start : start + 4] == text[:4]
        assert url == f"https://paper.example/{origin}"


def test_what_was_not_found_in_the_collated_text_still_names_a_snapshot(built: Path) -> None:
    sql = "SELECT DISTINCT old_sha256, old_origin_start FROM v_changes WHERE kind = 'added'"
    for sha256, start in ask(built, sql):
        assert (snapshot(built, sha256)[:4], start) == (WHOLE[:4], None)


def test_a_sentence_that_runs_over_two_pages_stands_in_both(built: Path) -> None:
    sql = """
        SELECT o.origin, o.quote, o.sha256, o.origin_start, o.origin_end
        FROM v_origins o JOIN v_units u USING (witness_id, unit_id)
        WHERE u.text LIKE '%千吨货船%' AND u.year = 2031 ORDER BY o.ord
    """
    rows = ask(built, sql)
    assert [origin for origin, *_ in rows] == ["front", "back"]
    assert "让千吨货船全年通行" in "".join(quote for _, quote, *_ in rows)
    assert all(snapshot(built, sha256)[start:end] == quote for _, quote, sha256, start, end in rows)


def test_the_report_names_all_its_origins_and_each_page_differs_from_it_in_what_it_lacks(built: Path) -> None:
    ((origins, sha256),) = ask(built, "SELECT origins, sha256 FROM v_reports WHERE year = 2031")
    assert ([each["origin"] for each in origins], sha256) == (["front", "back"], None)
    kinds = ask(built, "SELECT witness, kind FROM v_differences WHERE kind LIKE '%passage' ORDER BY 1")
    assert kinds == [("back", "lost_passage"), ("front", "lost_passage")]


def test_a_later_build_keeps_the_collated_text_without_reading_it_again(
    built: Path, duizhang: Callable[..., Ran]
) -> None:
    before = ask(built, "SELECT * FROM pieces WHERE witness_id LIKE '%collated' ORDER BY ord")
    add(duizhang, built, region="elsewhere", main=WHOLE)
    assert "(1 read now)" in build(duizhang, built)
    assert ask(built, "SELECT * FROM pieces WHERE witness_id LIKE '%collated' ORDER BY ord") == before
    assert ask(built, "SELECT count(*) FROM v_units WHERE origin = 'back'") != [(0,)]


def test_the_order_of_adding_does_not_matter(tmp_path: Path, duizhang: Callable[..., Ran]) -> None:
    texts = dict(zip(("front", "back"), pages(), strict=True)) | {"web": web_page()}
    made_of = "SELECT witness_id, origin, origin_start, char_start FROM pieces ORDER BY ALL"
    orders = {"a": ("front", "web", "back"), "b": ("back", "web", "front")}
    for name, order in orders.items():
        add(duizhang, tmp_path / name, **{text: texts[text] for text in order})
        build(duizhang, tmp_path / name)
    assert ask(tmp_path / "a", made_of) == ask(tmp_path / "b", made_of)
    assert ask(tmp_path / "a", "SELECT text FROM witnesses WHERE is_base") == [(WHOLE,)]


def test_a_gap_is_filled_and_each_unit_in_it_leads_to_the_other_text(
    tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    add(duizhang, tmp_path, web=web_page(), paper=second_half())
    build(duizhang, tmp_path)
    rows = ask(tmp_path, "SELECT char_start, origin, source_url FROM v_units")
    assert {origin for start, origin, _ in rows if GAP[0] <= start < GAP[1]} == {"paper"}
    assert {origin for start, origin, _ in rows if not GAP[0] <= start < GAP[1]} == {"web"}
    assert {url for _, origin, url in rows if origin == "paper"} == {"https://paper.example/paper"}


def test_a_comparison_uses_the_collated_text(built: Path, duizhang: Callable[..., Ran]) -> None:
    document = json.loads(duizhang("compare", "qingxi", 2031, 2032, "--json", home=built).out)
    assert document["old"]["coverage"]["verdict"] == "full"
    assert {unit["origin"] for unit in document["old"]["units"]} == {"front", "back"}


def test_a_page_of_a_comparison_names_the_snapshot_of_each_stretch_of_a_collated_text(
    built: Path, tmp_path: Path, duizhang: Callable[..., Ran]
) -> None:
    page = tmp_path / "page.html"
    assert duizhang("compare", "qingxi", 2031, 2032, "--html", page, home=built).code == 0
    html = page.read_text(encoding="utf-8")
    for sha256, name in ask(
        built, "SELECT sha256, witness FROM v_sources WHERE witness IN ('front', 'back')"
    ):
        assert (sha256 in html, f"{name}.txt（" in html) == (True, True)


def test_status_shows_the_collated_base_and_what_it_is_made_of(
    built: Path, duizhang: Callable[..., Ran]
) -> None:
    rows = json.loads(duizhang("status", "--json", home=built).out)
    held = {row["witness"]: row for row in rows if row["region"] == "qingxi" and row["year"] == 2031}
    assert held.keys() == {"front", "back", "collated"}
    assert [name for name, row in held.items() if row["is_base"]] == ["collated"]
    assert (held["collated"]["made_of"], held["collated"]["coverage"]) == (["back", "front"], "full")
    assert held["collated"]["size"] == len(WHOLE.encode())
    assert "collated * = back + front" in duizhang("status", home=built).out
