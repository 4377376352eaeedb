"""Keep people's decisions in an append-only log, `<home>/decisions.jsonl`, and read it back.

The log, like the archive, is the truth: a build loads it, nothing ever rewrites it. A later line outranks
an earlier one on the same subject.
"""

from __future__ import annotations

import errno
import fcntl
import os
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import uuid4

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from warehouse.errors import ArchiveDamaged, DuizhangError, UsageError
from warehouse.rows import Row, utc

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path


def _iso_moment(text: str) -> str:
    utc(text)
    return text


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Moment = Annotated[str, AfterValidator(_iso_moment)]


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Decision:
    """A person's word on a link, a verdict or a target."""

    id: Words
    at: Moment
    """UTC time, ISO 8601, to the second."""
    who: Words
    about: Literal["link", "verdict", "target"]
    subject: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Identifiers of the changes (for a verdict) or units (for a link, a target)."""
    value: Words
    reason: Words


_LINE = TypeAdapter(Decision)


def decisions_file(home: Path) -> Path:
    """Return the path of the log."""
    return home / "decisions.jsonl"


def new_decision(
    who: str, about: Literal["link", "verdict", "target"], subject: tuple[str, ...], value: str, reason: str
) -> Decision:
    """Return a decision made now; raise UsageError naming the field that is empty or wrong."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = {"who": who, "about": about, "subject": subject, "value": value, "reason": reason}
    try:
        return _LINE.validate_python({"id": uuid4().hex, "at": now, **fields})
    except ValidationError as error:
        raise UsageError(f"The decision was not kept: {_first_fault(error)}.") from error


def append_decision(home: Path, decision: Decision) -> None:
    """Append a decision to the log, safely on disk before this returns.

    Raises ArchiveDamaged where the log's last line is cut off, DuizhangError where the disk does not take the
    line; the log is then as it was.
    """
    try:
        _append(decisions_file(home), _LINE.dump_json(decision) + b"\n")
    except OSError as error:
        raise DuizhangError(f"The decision was not kept ({error}); free space or fix the rights.") from error


def read_decisions(home: Path) -> tuple[Decision, ...]:
    """Return all decisions, oldest first; raise ArchiveDamaged naming the first line that is no decision."""
    file = decisions_file(home)
    if not file.exists():
        return ()
    *lines, rest = file.read_bytes().split(b"\n")
    if rest:
        raise _damaged(file, len(lines) + 1, "it is cut off")
    return tuple(_parsed(file, number, line) for number, line in enumerate(lines, start=1))


def decision_row(line: int, decision: Decision) -> Row:
    """Return the row of `decisions` for the `line`-th line of the log."""
    row = asdict(decision)
    named = {"decision_id": row.pop("id"), "decided_at": utc(row.pop("at"))}
    return {"line": line, **named, **row, "subject": list(decision.subject)}


def _append(file: Path, line: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b", buffering=0) as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        size = log.seek(0, os.SEEK_END)
        _refuse_cut_off_end(file, log, size)
        try:
            _write_whole(log, line)
        except OSError:
            log.truncate(size)
            raise


def _write_whole(log: FileIO, line: bytes) -> None:
    if log.write(line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(log.fileno())


def _refuse_cut_off_end(file: Path, log: FileIO, size: int) -> None:
    """Keep a new line from being glued to half a line that a power cut left."""
    if size == 0:
        return
    log.seek(size - 1)
    if log.read(1) != b"\n":
        log.seek(0)
        raise _damaged(file, log.read().count(b"\n") + 1, "it is cut off")


def _parsed(file: Path, number: int, line: bytes) -> Decision:
    try:
        return _LINE.validate_json(line)
    except ValidationError as error:
        raise _damaged(file, number, _first_fault(error)) from error


def _damaged(file: Path, number: int, why: str) -> ArchiveDamaged:
    return ArchiveDamaged(f"Line {number} of {file} is no decision ({why}); restore or mend that line.")


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]
