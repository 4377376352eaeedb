from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from warehouse.decisions import Decision, append_decision, decisions_file, new_decision, read_decisions
from warehouse.errors import ArchiveDamaged, DuizhangError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from fictional_city import City

HOSTILE = '“引号”\r\n\u2028\'; DROP TABLE decisions; --\x00{"a": 1}'


def _verdict(value: str = "merged_into", reason: str = "见新一年的桥梁一段。") -> Decision:
    return new_decision("阿青", "verdict", ("yunxi-2031-2032/2",), value, reason)


def test_no_log_means_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == ()


def test_decisions_come_back_in_their_order(tmp_path: Path) -> None:
    kept = (
        _verdict(),
        _verdict("dropped_silent", HOSTILE),
        new_decision("b", "link", ("u1", "u2"), "yes", "x"),
    )
    for decision in kept:
        append_decision(tmp_path, decision)
    assert read_decisions(tmp_path) == kept


def test_appending_never_changes_what_is_there(tmp_path: Path) -> None:
    append_decision(tmp_path, _verdict())
    before = decisions_file(tmp_path).read_bytes()
    append_decision(tmp_path, _verdict(reason=HOSTILE))
    after = decisions_file(tmp_path).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == 2


@pytest.mark.parametrize(
    ("field", "value"), [("who", " "), ("reason", ""), ("value", ""), ("subject", ()), ("about", "weather")]
)
def test_a_decision_without_who_why_or_what_is_refused(field: str, value: object) -> None:
    fields: dict[str, Any] = {"who": "a", "about": "link", "subject": ("u",), "value": "yes", "reason": "x"}
    with pytest.raises(UsageError, match=field):
        new_decision(**{**fields, field: value})


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"id": "1"}', b"null"],
    ids=["empty", "half", "list", "bytes", "fields missing", "null"],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    append_decision(tmp_path, _verdict())
    with decisions_file(tmp_path).open("ab") as log:
        log.write(line + b"\n")
    with pytest.raises(ArchiveDamaged, match="Line 2 of"):
        read_decisions(tmp_path)


def test_a_time_that_is_none_is_damage(tmp_path: Path) -> None:
    append_decision(tmp_path, replace(_verdict(), at="2032-01-01T00:00:00Z"))
    file = decisions_file(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"2032-01-01", b"2032-13-01"))
    with pytest.raises(ArchiveDamaged, match="at: "):
        read_decisions(tmp_path)


def test_half_a_line_at_the_end_is_named_and_nothing_is_glued_to_it(tmp_path: Path) -> None:
    append_decision(tmp_path, _verdict())
    file = decisions_file(tmp_path)
    file.write_bytes(file.read_bytes() + b'{"id": "2", ')
    damaged = file.read_bytes()
    with pytest.raises(ArchiveDamaged, match="Line 2 of"):
        read_decisions(tmp_path)
    with pytest.raises(ArchiveDamaged, match="Line 2 of"):
        append_decision(tmp_path, _verdict())
    assert file.read_bytes() == damaged


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    decisions_file(tmp_path).mkdir()
    with pytest.raises(DuizhangError, match="was not kept"):
        append_decision(tmp_path, _verdict())


APPEND = """
import sys
from pathlib import Path
from warehouse.decisions import append_decision, new_decision
for number in range(30):
    append_decision(Path(sys.argv[1]), new_decision(sys.argv[2], "link", ("u",), "yes", "字" * 5000))
"""


def test_two_processes_may_append_at_once(tmp_path: Path, checkout: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", APPEND, str(tmp_path), who], cwd=checkout)
        for who in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sorted(decision.who for decision in read_decisions(tmp_path)) == ["a"] * 30 + ["b"] * 30


FULL_DISK = """
import resource, sys
from pathlib import Path
from warehouse.decisions import append_decision, new_decision
from warehouse.errors import DuizhangError
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    append_decision(Path(sys.argv[1]), new_decision("a", "link", ("u",), "yes", "x" * 9000))
except DuizhangError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path, checkout: Path) -> None:
    append_decision(tmp_path, _verdict())
    before = decisions_file(tmp_path).read_bytes()
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True)
    assert "was not kept" in done.stdout
    assert decisions_file(tmp_path).read_bytes() == before


def test_the_newest_verdict_on_a_change_stands_beside_the_programs_own(city: City) -> None:
    with city.writer() as writer:
        city.add_archive(writer)
        city.add_text(writer, 2031)
        city.add_text(writer, 2032)
        writer.add_pair(city.pair, city.comparison)
        for decision in (_verdict("dropped_silent"), _verdict("merged_into", HOSTILE)):
            writer.add_decision(decision)
        writer.finish()
    columns = "SELECT verdict, decided_verdict, decided_by, decided_reason FROM v_changes WHERE ord = ?"
    assert city.query(columns, [1]) == [("dropped_silent", "merged_into", "阿青", HOSTILE.strip())]
    assert city.query(columns, [0]) == [(None, None, None, None)]
    assert city.query("SELECT count(*) FROM decisions") == [(2,)]
