"""The English of every sentence that stands in the tables: one row each, for plain SQL and for exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

    from warehouse.database import BulkLoader

    InEnglish = Callable[[str], str | None]
    """Reads a sentence of the program in English; None for a person's own words."""

_SAID: Final = """
    SELECT reason AS said FROM changes
    UNION SELECT reason FROM outcomes
    UNION SELECT reason FROM below_last
    UNION SELECT reason FROM witnesses WHERE reason IS NOT NULL
    UNION SELECT detail FROM findings
    UNION SELECT detail FROM differences
    UNION SELECT unnest(from_json(coverage->'reasons', '["VARCHAR"]')) FROM witnesses
    ORDER BY said
"""


def write_english(connection: duckdb.DuckDBPyConnection, loader: BulkLoader, in_english: InEnglish) -> None:
    """Fill `sentences` when all else stands in the tables."""
    told = ((zh, in_english(zh)) for (zh,) in connection.execute(_SAID).fetchall())
    loader.put("sentences", ({"zh": zh, "en": en} for zh, en in told if en is not None))
    loader.flush()
