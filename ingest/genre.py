"""The genre's own words and patterns, read from genre.toml once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from ingest.quantities.spelled import Occurrence, by_first_character


@dataclass(frozen=True, slots=True)
class Genre:
    """Word lists and compiled patterns of the genre; what each means stands in genre.toml."""

    part_words: dict[str, tuple[str, ...]]
    title_endings: tuple[str, ...]
    title_words: tuple[str, ...]
    patterns: dict[str, re.Pattern[str]]
    occurrences: dict[str, Occurrence]
    """The same patterns, where all that is asked is whether they occur."""
    wholes: dict[str, re.Pattern[str]]
    """Those of page furniture, where all that is asked is whether they describe a text as a whole."""

    def has(self, name: str, text: str) -> bool:
        """Tell whether a named pattern, such as `goals.headline`, occurs in a text."""
        at_start, anywhere = self.occurrences[name]  # here, not by a call: nothing is asked so often
        if anywhere is not None and anywhere.search(text):
            return True
        return at_start is not None and at_start.match(text) is not None

    def is_whole(self, name: str, text: str) -> bool:
        """Tell whether a text as a whole is what a named pattern of page furniture describes."""
        return self.wholes[name].fullmatch(text) is not None


def _load() -> Genre:
    data = tomllib.loads((files("ingest") / "genre.toml").read_text(encoding="utf-8"))
    patterns = {
        f"{group}.{name}": re.compile(value if isinstance(value, str) else "|".join(value))
        for group, entries in data.items()
        if group != "parts"
        for name, value in entries.items()
        if (group, name) not in {("titles", "endings"), ("titles", "words")}
    }
    return Genre(
        {name: tuple(words) for name, words in data["parts"].items()},
        tuple(data["titles"]["endings"]),
        tuple(data["titles"]["words"]),
        patterns,
        {name: Occurrence.of(pattern.pattern) for name, pattern in patterns.items()},
        {
            name: re.compile(by_first_character([pattern.pattern]))
            for name, pattern in patterns.items()
            if name.startswith("furniture.")
        },
    )


GENRE = _load()
