"""Write records into a new warehouse file and make it current: all or nothing."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from warehouse.database import BulkLoader, open_database, storage_errors_told
from warehouse.decisions import decision_row
from warehouse.english import write_english
from warehouse.errors import DuizhangError, NotHeld
from warehouse.fact_rows import digest_row, digest_witness, fact_rows
from warehouse.line_writing import write_lines
from warehouse.pair_rows import PairRow, pair_row, pair_tables
from warehouse.previous import HeldWitness, Previous, copy_unchanged, read_previous
from warehouse.read import Warehouse
from warehouse.records import Piece
from warehouse.rows import (
    WitnessRow,
    capture_row,
    difference_rows,
    piece_rows,
    reading_columns,
    region_row,
    silent_edit_rows,
    witness_row,
    witness_tables,
)
from warehouse.schema import apply_schema, schema_version
from warehouse.settled import write_settled
from warehouse.shared_wording import mark_changes, mark_shared_wording
from warehouse.swap import build_lock, remove_unfinished, switch_to, unfinished_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    import duckdb

    from warehouse.decisions import Decision
    from warehouse.english import InEnglish
    from warehouse.fact_records import Fact
    from warehouse.line_writing import Trace
    from warehouse.records import Capture, Comparison, Difference, ReadReport, Region, SilentEdit
    from warehouse.settled import Settling
    from warehouse.shared_wording import CommonUnits

__all__ = [
    "HeldWitness",
    "PairRow",
    "Previous",
    "WarehouseWriter",
    "WitnessRow",
    "read_previous",
]

_DANGLING = Path(__file__).with_name("integrity.sql")
_KEPT = """
    CREATE TEMP TABLE kept_witnesses AS SELECT *, '' AS previous_id FROM witnesses LIMIT 0;
    CREATE TEMP TABLE kept_pairs AS SELECT *, '' AS previous_id FROM pairs LIMIT 0;
"""


class WarehouseWriter:
    """Build one new version; leave the `with` block without `finish` and nothing has changed.

    Raises Busy on entry where another build runs, DuizhangError where the disk does not take the file.
    """

    def __init__(self, home: Path, *, fingerprint: str, program_version: str) -> None:
        """Prepare to build in `home`; `fingerprint` names all inputs of the build."""
        self._home = home
        self._build = {"fingerprint": fingerprint, "program_version": program_version}
        self._captures = 0
        self._decisions = 0
        self._settled = False
        self._snapshots: set[str] = set()

    def __enter__(self) -> Self:
        """Take the build lock, clear what a stopped build left, and open an empty file with the schema."""
        with ExitStack() as stack, storage_errors_told(self._home):
            stack.enter_context(build_lock(self._home))
            remove_unfinished(self._home)
            stack.callback(remove_unfinished, self._home)
            self._previous = read_previous(self._home)
            self._file = unfinished_file(self._home)
            self._connection = stack.enter_context(open_database(self._file))
            self._connection.execute("BEGIN")
            apply_schema(self._connection)
            self._connection.execute(_KEPT)
            self._rows = BulkLoader(self._connection)
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, remove an unfinished file and give the lock back."""
        self._open.__exit__(kind, error, trace)

    def add_region(self, region: Region) -> None:
        """Add a government; every text needs its region."""
        self._put("regions", [region_row(region)])

    def add_capture(self, capture: Capture) -> None:
        """Add the next line of the archive's log, and its snapshot where new."""
        self._captures += 1
        self._put("captures", [capture_row(self._captures, capture)])
        if capture.sha256 not in self._snapshots:
            self._snapshots.add(capture.sha256)
            snapshot = {"sha256": capture.sha256, "size": capture.size, "media_type": capture.media_type}
            self._put("snapshots", [snapshot])

    def add_decision(self, decision: Decision) -> None:
        """Add the next line of the decisions' log."""
        self._decisions += 1
        self._put("decisions", [decision_row(self._decisions, decision)])

    def add_witness(
        self, witness: WitnessRow, read: ReadReport, text: str, pieces: Sequence[Piece] = ()
    ) -> None:
        """Add a text that was read; `text` is the decoded source that all offsets count in.

        `pieces` say what a text put together from others is made of; any other text is made of itself.
        """
        self._put("witnesses", [witness_row(witness) | reading_columns(read, text)])
        made_of = pieces or (Piece(0, len(text), witness.witness, 0),)
        self._put("pieces", piece_rows(witness.witness_id, made_of))
        for table, rows in witness_tables(witness.witness_id, read).items():
            self._put(table, rows)

    def add_differences(self, witness_id: str, differences: Sequence[Difference]) -> None:
        """Add what a text has otherwise than the base."""
        self._put("differences", difference_rows(witness_id, differences))

    def add_silent_edits(self, witness_id: str, edits: Sequence[SilentEdit]) -> None:
        """Add what was changed in a text after its page was first fetched."""
        self._put("silent_edits", silent_edit_rows(witness_id, edits))

    def add_unread(self, witness: WitnessRow, reason: str) -> None:
        """Add a text that could not be read, with one sentence of why."""
        self._put("witnesses", [witness_row(witness) | {"status": "unread", "reason": reason}])

    def add_digest(
        self, capture: Capture, text: str, facts: Sequence[Fact], reason: str | None = None
    ) -> None:
        """Add what a digest of figures says of one report: a witness that has facts and no units.

        With a `reason` the digest could not be read, and is kept as such.
        """
        witness = digest_witness(capture)
        if reason is not None:
            self.add_unread(witness, reason)
            return
        self._put("witnesses", [digest_row(witness, text)])
        self._put("pieces", piece_rows(witness.witness_id, [Piece(0, len(text), witness.witness, 0)]))
        self._put("facts", fact_rows(witness.witness_id, facts))

    def copy_witness(self, witness: WitnessRow) -> None:
        """Keep the reading that the current version holds under the same input key."""
        held = self._previous.witnesses.get(witness.input_key) if self._previous else None
        if held is None:
            raise NotHeld(f"The warehouse holds no reading of {witness.witness_id} to keep; read it again.")
        self._put("kept_witnesses", [witness_row(witness) | {"previous_id": held.witness_id}])

    def add_pair(self, pair: PairRow, comparison: Comparison) -> None:
        """Add what was found between two texts."""
        self._put("pairs", [pair_row(pair)])
        for table, rows in pair_tables(pair, comparison).items():
            self._put(table, rows)

    def copy_pair(self, pair: PairRow) -> None:
        """Keep the comparison that the current version holds under the same input key."""
        held = self._previous.pairs.get(pair.input_key) if self._previous else None
        if held is None:
            raise NotHeld(f"The warehouse holds no comparison {pair.pair_id} to keep; compare again.")
        self._put("pairs", [pair_row(pair)])
        self._put("kept_pairs", [pair_row(pair) | {"previous_id": held}])

    def write_lines(self, version: str, trace: Trace) -> None:
        """Write each region's lines when all texts and pairs are added; `version` names the tracing code."""
        with storage_errors_told(self._home):
            self._settle(self._connection)
            attached = self._previous is not None
            write_lines(self._connection, self._rows, version, trace, attached=attached)

    def mark_boilerplate(self, version: str, common: CommonUnits, step: float) -> None:
        """Mark what many regions write alike, when all texts and pairs are added.

        `version` names the code that finds it; `step` is added to its weight.
        """
        with storage_errors_told(self._home):
            self._settle(self._connection)
            attached = self._previous is not None
            mark_shared_wording(self._connection, self._rows, version, common, attached=attached)
            mark_changes(self._connection, step)

    def settle_figures(self, rules: Settling) -> None:
        """Write what figures settle by themselves, when all texts and digests are added."""
        with storage_errors_told(self._home):
            self._settle(self._connection)
            write_settled(
                Warehouse(self._file, self._connection),
                self._rows,
                rules,
                attached=self._previous is not None,
            )

    def write_english(self, in_english: InEnglish) -> None:
        """Write the English of all reasons and details, when everything else is added."""
        with storage_errors_told(self._home):
            self._settle(self._connection)
            write_english(self._connection, self._rows, in_english)

    def finish(self) -> Path:
        """Check, close and publish the file; return the path of the version that is now current."""
        with storage_errors_told(self._home):
            self._complete(self._connection)
            self._connection.execute("COMMIT")
            self._connection.execute("CHECKPOINT")
            self._connection.close()
            return switch_to(self._home, self._file)

    def _put(self, table: str, rows: Iterable[dict[str, object]]) -> None:
        with storage_errors_told(self._home):
            self._rows.put(table, rows)

    def _complete(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Load what is pending, copy what is kept, and refuse rows that lead nowhere."""
        moment = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        self._rows.put("build", [{**self._build, "schema_version": schema_version(), "built_at": moment}])
        self._settle(connection)
        connection.execute("INSERT INTO reports SELECT region, year, witness_id FROM witnesses WHERE is_base")
        dangling = connection.execute(_DANGLING.read_text(encoding="utf-8")).fetchone()
        if dangling:
            raise DuizhangError(
                f"The build was refused for a fault of this program ({dangling[0]}: {dangling[1]});"
                " please report it."
            )

    def _settle(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Load what is pending and copy what is kept; the second time only what was added since."""
        self._rows.flush()
        if self._previous and not self._settled:
            copy_unchanged(connection, self._previous.file)
        self._settled = True
