"""The warehouse as a dataset: every public view as CSV and Parquet, a codebook, and a `datapackage.json`."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from typing import TYPE_CHECKING, Any, Final

from warehouse.codebook import public_views
from warehouse.descriptor import (
    CREATOR,
    codebook_rows,
    codebook_schema,
    csv_resource,
    package,
    parquet_resource,
    table_schema,
)
from warehouse.errors import UsageError
from warehouse.read_exports import check_scope, write_scoped_rows
from warehouse.tabular import as_csv, write_csv_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from warehouse.codebook import ColumnMeaning, HeaderLanguage
    from warehouse.read import Warehouse
    from warehouse.read_exports import ExportScope
    from warehouse.terminal import Shown

DESCRIPTOR: Final = "datapackage.json"
_UNFINISHED: Final = ".exporting"
_REPLACED: Final = ".replaced"
_SPILLED: Final = ".spilled"
_MEMORY: Final = "512MB"
"""What DuckDB may hold to sort a table; what is more lies on the disk until the table is written."""


@dataclass(frozen=True, slots=True)
class DatasetAsked:
    """Which part of the warehouse is exported, and how its tables are headed and explained."""

    scope: ExportScope
    language: HeaderLanguage
    meanings: Sequence[ColumnMeaning]
    """The codebook of the views."""


@dataclass(frozen=True, slots=True)
class DatasetWritten:
    """What an export wrote."""

    tables: int
    rows: int
    size: int
    """Bytes of all files."""


def export_dataset(warehouse: Warehouse, folder: Path, asked: DatasetAsked, shown: Shown) -> DatasetWritten:
    """Write the dataset into `folder`, whole or not at all; an earlier export there is replaced.

    Raises NotHeld for what is not there, UsageError where `folder` holds something else than an export.
    """
    check_scope(warehouse, asked.scope)
    _check_free(folder)
    with _whole(folder) as unfinished, _little_memory(warehouse, unfinished / _SPILLED):
        return _write(warehouse, unfinished, asked, shown)


@contextmanager
def _little_memory(warehouse: Warehouse, spilled: Path) -> Iterator[None]:
    """Let DuckDB hold little and put the rest into `spilled`, which is gone afterwards."""
    warehouse.connection.execute(f"SET memory_limit = '{_MEMORY}'")
    warehouse.connection.execute("SET temp_directory = $spilled", {"spilled": str(spilled)})
    try:
        yield
    finally:
        shutil.rmtree(spilled, ignore_errors=True)


def _write(warehouse: Warehouse, folder: Path, asked: DatasetAsked, shown: Shown) -> DatasetWritten:
    views = public_views(warehouse)
    resources: list[dict[str, Any]] = []
    rows = 0
    for part in ("csv", "parquet"):
        (folder / part).mkdir()
    for done, (view, comment) in enumerate(views.items(), start=1):
        parquet, csv = folder / "parquet" / f"{view}.parquet", folder / "csv" / f"{view}.csv"
        height = write_scoped_rows(warehouse, view, asked.scope, asked.language, parquet)
        write_csv_of(parquet, csv)
        columns = [column for column in asked.meanings if column.view == view]
        schema = table_schema(view, columns, asked.language)
        told = {"title": view, "description": f"{comment}.", "rows": height, "schema": schema}
        resources += [
            {**csv_resource(view), **_written(csv, folder), **told},
            {**parquet_resource(view), **_written(parquet, folder), **told},
        ]
        rows += height
        shown("export", done, len(views))
    book, file = codebook_rows(asked.meanings), folder / "codebook.csv"
    file.write_bytes(as_csv(book))
    resources.append(
        {
            **csv_resource("codebook"),
            **_written(file, folder),
            "rows": book.height,
            **codebook_schema(book),
        }
    )
    descriptor = json.dumps(package(warehouse, asked.scope, resources), ensure_ascii=False, indent=1)
    (folder / DESCRIPTOR).write_text(descriptor + "\n", encoding="utf-8")
    size = sum(file["bytes"] for file in resources) + (folder / DESCRIPTOR).stat().st_size
    return DatasetWritten(len(views), rows, size)


def _written(file: Path, folder: Path) -> dict[str, Any]:
    """Return what a descriptor says of a file."""
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    path = file.relative_to(folder).as_posix()
    return {"path": path, "bytes": file.stat().st_size, "hash": f"sha256:{digest}"}


def _check_free(folder: Path) -> None:
    if not folder.exists() or _is_export(folder) or (folder.is_dir() and not any(folder.iterdir())):
        return
    raise UsageError(f"{folder} is there already and is no earlier export; name another directory.")


def _is_export(folder: Path) -> bool:
    try:
        told = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("created_by") == CREATOR


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """Give a directory to write into; put it in the place of `folder`, or leave `folder` as it was."""
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}{_UNFINISHED}")
    replaced = folder.with_name(f".{folder.name}.{os.getpid()}{_REPLACED}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        unfinished.mkdir()
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}); choose another place.") from error
    held = os.open(unfinished, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield unfinished
        if folder.exists():
            folder.rename(replaced)
        unfinished.rename(folder)
        shutil.rmtree(replaced, ignore_errors=True)
    finally:
        os.close(held)
        shutil.rmtree(unfinished, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what killed exports left; the kernel drops a lock with its process, never a living one's."""
    for suffix in (_UNFINISHED, _REPLACED):
        for leftover in folder.parent.glob(f".{folder.name}.*{suffix}"):
            held = os.open(leftover, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(leftover, ignore_errors=True)
            except BlockingIOError:
                continue
            finally:
                os.close(held)
