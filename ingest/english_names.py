"""What indicators and their topics are called in English."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.indicators import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _names() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("indicators_en.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def indicator_in_english(written: str) -> str | None:
    """Name an indicator, however a report writes it; None for one that no canonical indicator claims."""
    known = canonical(written)
    return str(_names()["indicator"][known.name]) if known else None


def topic_in_english(topic: str) -> str:
    """Name a topic of indicators.toml; one that is not known stays as it is."""
    return str(_names()["topic"].get(topic, topic))
