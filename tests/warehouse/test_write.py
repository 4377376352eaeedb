from __future__ import annotations

import subprocess
import sys
from dataclasses import astuple, replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from warehouse.errors import DuizhangError
from warehouse.rows import coverage_from_json
from warehouse.swap import current_file

if TYPE_CHECKING:
    from pathlib import Path

    from fictional_city import City


def test_units_come_back_as_they_were(built: City) -> None:
    rows = built.query("""
        SELECT unit_id, char_start, char_end, role, part, section, theme, text, kind, section_key, commitment,
            repeat_of
        FROM units WHERE witness_id = 'yunxi-2031/main' ORDER BY ord
    """)
    assert rows == [
        (
            *(unit.id, unit.start, unit.end, unit.role, *unit.path, unit.text, unit.kind, unit.section),
            *(unit.commitment, unit.repeat_of),
        )
        for unit in built.texts[2031].read.units
    ]


def test_targets_come_back_as_they_were(built: City) -> None:
    rows = built.query(
        "SELECT * EXCLUDE (witness_id, idx) FROM targets WHERE witness_id = 'yunxi-2031/main' ORDER BY idx"
    )
    assert rows == [astuple(target) for target in built.texts[2031].read.targets]


def test_results_come_back_as_they_were(built: City) -> None:
    rows = built.query("SELECT * EXCLUDE (witness_id, idx) FROM results WHERE witness_id = 'yunxi-2031/main'")
    assert rows == [astuple(result) for result in built.texts[2031].read.results]


def test_sections_come_back_as_they_were(built: City) -> None:
    rows = built.query(
        "SELECT * EXCLUDE (witness_id, ord) FROM sections WHERE witness_id = 'yunxi-2031/main' ORDER BY ord"
    )
    assert rows == [astuple(section) for section in built.texts[2031].read.sections]


def test_findings_come_back_as_they_were(built: City) -> None:
    rows = built.query(
        "SELECT kind, char_start, char_end, detail, severity FROM findings"
        " WHERE witness_id = 'yunxi-2031/main' ORDER BY idx"
    )
    assert rows == [astuple(finding) for finding in built.texts[2031].read.findings]


def test_a_witness_comes_back_with_its_source_its_certificate_and_its_time_in_utc(built: City) -> None:
    [(text, coverage, captured_at, length)] = built.query(
        "SELECT text, coverage, captured_at, length FROM witnesses WHERE year = 2031"
    )
    assert text == built.texts[2031].source
    assert length == len(text)
    assert coverage_from_json(coverage) == built.texts[2031].read.coverage
    assert captured_at == datetime.fromisoformat("2032-02-01T00:00:00")


def test_links_come_back_as_they_were(built: City) -> None:
    rows = built.query("SELECT old_unit, new_unit, score FROM links ORDER BY score DESC")
    assert rows == [astuple(link) for link in built.comparison.links]


def test_section_links_come_back_as_they_were(built: City) -> None:
    rows = built.query("SELECT * EXCLUDE (pair_id, ord) FROM section_links ORDER BY ord")
    assert rows == [astuple(link) for link in built.comparison.sections]


def test_outcomes_come_back_as_they_were(built: City) -> None:
    rows = built.query("SELECT * EXCLUDE (pair_id, ord) FROM outcomes ORDER BY ord")
    assert [(*row[:3], tuple(row[3]), *row[4:]) for row in rows] == [
        astuple(outcome) for outcome in built.comparison.outcomes
    ]


def test_changes_come_back_with_their_units_in_order(built: City) -> None:
    rows = built.query("""
        SELECT change_id, kind, facets, old_units, new_units, ambition, certainty, verdict, weight,
            commitment, reason
        FROM changes ORDER BY ord
    """)
    assert rows == [
        (
            *(change.id, change.kind, list(change.facets), list(change.old), list(change.new)),
            *(change.ambition, change.certainty, change.verdict, change.weight, change.commitment),
            change.reason,
        )
        for change in built.comparison.changes
    ]


def test_evidence_and_moves_of_a_change_come_back_as_they_were(built: City) -> None:
    assert built.query("SELECT evidence[1] FROM changes WHERE ord = 1") == [
        (
            {
                "unit": "yunxi-2032/review.1/0",
                "side": "new",
                "part": "review",
                "score": 0.4,
                "note": "说已完成",
            },
        )
    ]
    assert built.query("SELECT moves[1] FROM changes WHERE ord = 0") == [
        ({"old_target": 0, "new_target": 0, "facets": ["raised", "softened"], "ambition": "up"},)
    ]


def test_the_log_the_regions_and_the_build_come_back_as_they_were(built: City) -> None:
    digests = sorted(text.digest for text in built.texts.values())
    assert built.query("SELECT sha256 FROM snapshots ORDER BY 1") == [(digest,) for digest in digests]
    assert built.query("SELECT line, year FROM captures ORDER BY 1") == [(1, 2031), (2, 2032)]
    assert built.query("SELECT * FROM regions") == [("yunxi", "云溪市", "city", "990100", True)]
    assert built.query("SELECT fingerprint, program_version FROM build") == [("f", "1")]


def test_equal_bytes_that_came_twice_are_one_snapshot(city: City) -> None:
    with city.writer() as writer:
        city.add_archive(writer)
        writer.add_capture(city.capture(2031))
        writer.finish()
    assert city.query("SELECT count(*) FROM captures") == [(3,)]
    assert city.query("SELECT count(*) FROM snapshots") == [(2,)]


def test_an_unread_text_is_held_with_its_reason_and_makes_no_report(city: City) -> None:
    with city.writer() as writer:
        city.add_archive(writer)
        writer.add_unread(city.witness(2031, is_base=False), "It is an image.")
        writer.finish()
    assert city.query("SELECT status, reason FROM v_sources") == [("unread", "It is an image.")]
    assert city.query("SELECT count(*) FROM v_reports") == [(0,)]


def test_a_stopped_build_changes_nothing(city: City) -> None:
    before = city.build()

    def stop_halfway() -> None:
        with city.writer() as writer:
            city.add_text(writer, 2031)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_halfway()
    assert current_file(city.home) == before
    assert city.files() == [".lock", before.name, "duizhang.duckdb"]


def test_a_change_of_a_unit_that_is_not_there_is_refused(city: City) -> None:
    before = city.build()
    stray = replace(city.comparison.changes[0], old=("yunxi-2031/tasks.9/9",))
    with city.writer() as writer:
        city.add_archive(writer)
        city.add_text(writer, 2031)
        city.add_text(writer, 2032)
        writer.add_pair(city.pair, replace(city.comparison, changes=(stray,)))
        with pytest.raises(DuizhangError, match="change without unit"):
            writer.finish()
    assert current_file(city.home) == before


def test_a_text_of_a_region_that_is_not_there_is_refused(city: City) -> None:
    with city.writer() as writer:
        city.add_text(writer, 2031)
        with pytest.raises(DuizhangError, match="witness without region"):
            writer.finish()


FULL_DISK = """
import resource, sys
from pathlib import Path
from warehouse.errors import DuizhangError
from warehouse.records import Capture
from warehouse.write import WarehouseWriter
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    with WarehouseWriter(Path(sys.argv[1]), fingerprint="g", program_version="1") as writer:
        for number in range(60_000):
            name = f"{number:064d}"
            writer.add_capture(Capture("2032-01-01T00:00:00Z", name, 1, "text/plain", "r", 2031, name, name))
        writer.finish()
except DuizhangError as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_is_told_in_one_sentence_and_the_old_version_stays(
    city: City, checkout: Path
) -> None:
    before = city.build()
    command = [sys.executable, "-c", FULL_DISK, str(city.home)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True)
    assert "stays as it was" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert city.files() == [".lock", before.name, "duizhang.duckdb"]


def test_a_home_that_cannot_hold_a_warehouse_is_told_in_one_sentence(city: City) -> None:
    (city.home / "warehouse").write_text("a file where the folder should be")
    with pytest.raises(DuizhangError, match="could not be written"):
        city.build()
