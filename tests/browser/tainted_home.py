"""A home in which every text of the sample's warehouse is hostile, whatever column it stands in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import duckdb

from warehouse.swap import current_file, warehouse_folder

if TYPE_CHECKING:
    from pathlib import Path

OWNED: Final = "window.owned=1"
HOSTILE: Final = (
    f"<i class='owned'>x</i><script>{OWNED}</script><img class='owned' src='x' onerror='{OWNED}'>"
    f"</p></div><a class='owned' href='javascript:{OWNED}'>x</a>\u202e{{0}}\"'&lt; **粗** $x^2$ :red[红] "
)
LONG: Final = "长" * 10_000
TEXTS: Final = {
    "changes": ("reason",),
    "differences": ("base_text", "text", "detail"),
    "findings": ("detail",),
    "outcomes": ("reason", "unit_text"),
    "regions": ("name",),
    "sections": ("title",),
    "targets": ("indicator", "canonical", "unit_text", "hedge", "reference", "topic", "head"),
    "results": ("indicator", "canonical", "unit_text", "hedge", "reference", "topic", "head"),
    "units": ("text",),
    "witnesses": ("source_url", "title", "session", "speaker", "speaker_title", "text"),
}
"""Columns whose text comes from outside: out of a report, or of what people wrote beside it."""


def taint(home: Path, tainted: Path) -> Path:
    """Copy the warehouse of `home` to `tainted` with hostile text before every text."""
    folder = warehouse_folder(tainted)
    folder.mkdir(parents=True)
    file = folder / "duizhang-tainted.duckdb"
    shutil.copy(current_file(home), file)
    with duckdb.connect(str(file)) as connection:
        for table, columns in TEXTS.items():
            told = ", ".join(f"{column} = $hostile || {column}" for column in columns)
            connection.execute(f"UPDATE {table} SET {told}", {"hostile": HOSTILE})  # noqa: S608 - our names
        connection.execute(
            "UPDATE units SET text = text || $long WHERE unit_id IN (FROM (SELECT any_value(unit_id)"
            " FROM units GROUP BY witness_id, role))",
            {"long": LONG},
        )
    (folder / "duizhang.duckdb").symlink_to(file.name)
    return tainted
