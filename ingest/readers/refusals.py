"""Why bytes cannot be read: the sentences of ingest/saying.toml as errors, in both languages."""

from __future__ import annotations

from ingest.saying import SENTENCES, say
from warehouse.errors import TooLarge, UnreadableSource


def unreadable(key: str, **values: object) -> UnreadableSource:
    """Return the error that a sentence tells."""
    return UnreadableSource(*_both(key, values))


def too_large(key: str, **values: object) -> TooLarge:
    """Return the error of a limit that a sentence tells."""
    return TooLarge(*_both(key, values))


def _both(key: str, values: dict[str, object]) -> tuple[str, str]:
    chinese = say(key, **values)
    return SENTENCES.in_english(chinese) or chinese, chinese
