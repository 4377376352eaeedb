"""The genre's own words and patterns, read from genre.toml once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Genre:
    """Word lists and compiled patterns of the genre; what each means stands in genre.toml."""

    part_words: dict[str, tuple[str, ...]]
    title_endings: tuple[str, ...]
    title_words: tuple[str, ...]
    patterns: dict[str, re.Pattern[str]]

    def has(self, name: str, text: str) -> bool:
        """Tell whether a named pattern, such as `goals.headline`, occurs in a text."""
        return self.patterns[name].search(text) is not None


def _load() -> Genre:
    data = tomllib.loads((files("ingest") / "genre.toml").read_text(encoding="utf-8"))
    patterns = {
        f"{group}.{name}": re.compile(value)
        for group, entries in data.items()
        for name, value in entries.items()
        if isinstance(value, str)
    }
    return Genre(
        {name: tuple(words) for name, words in data["parts"].items()},
        tuple(data["titles"]["endings"]),
        tuple(data["titles"]["words"]),
        patterns,
    )


GENRE = _load()
