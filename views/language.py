"""All words of the interface, Chinese and English, one file for each page in `words/`.

What the records' words (kinds, facets, verdicts) are called stands in compare/names.toml, which the command
line shares. Report text never stands in either.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from compare.names import name_of
from compare.saying import SENTENCES as COMPARING
from ingest.english_names import indicator_in_english, topic_in_english
from ingest.saying import SENTENCES as READING
from warehouse.english_figures import quantity_in_english, unit_in_english

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_GROUPED_FROM: Final = 4


@cache
def _phrases() -> dict[str, dict[Language, str]]:
    files = sorted(Path(__file__).with_name("words").glob("*.toml"))
    return {
        f"{table}.{name}": phrase
        for file in files
        for table, named in tomllib.loads(file.read_text(encoding="utf-8")).items()
        for name, phrase in named.items()
    }


def phrase_keys() -> tuple[str, ...]:
    """Return the key of every phrase, `<table>.<name>`."""
    return tuple(_phrases())


def _figure(value: float) -> str:
    """Write a number in full: `g` makes 1.23457e+06 of 1234567."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _grouped(figure: str) -> str:
    """Group the thousands of five digits and more: four are read at a glance, and may be a year."""
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole) > _GROUPED_FROM else figure


@lru_cache(maxsize=4096)
def _in_english(sentence: str) -> str:
    return COMPARING.in_english(sentence) or READING.in_english(sentence) or sentence


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words in one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """Return the phrase of a key with its placeholders filled; KeyError for an unknown key."""
        return self.raw(key).format(**values)

    def raw(self, key: str) -> str:
        """Return the phrase of a key with its placeholders as they stand."""
        return _phrases()[key][self.language]

    def framework(self) -> dict[str, str]:
        """Return what Streamlit's own parts say, with what they should say: nothing to an English page."""
        if self.language == "en":
            return {}
        named = [phrase for key, phrase in _phrases().items() if key.startswith("streamlit.")]
        return {phrase["en"]: phrase[self.language] for phrase in named}

    def name(self, group: str, word: str) -> str:
        """Name a word of the records: `name("facet", "softened")`."""
        return name_of(group, word, self.language)

    def fate(self, fate: str) -> str:
        """Name what became of a commitment."""
        return self.name("verdict" if fate == "cannot_tell" else "kind", fate)

    def known(self, table: str, name: str) -> str:
        """Return the phrase of a value that others name (a finding's kind …), else the name as it is."""
        phrase = _phrases().get(f"{table}.{name}")
        return phrase[self.language] if phrase else name.replace("_", " ")

    def date(self, at: dt.datetime) -> str:
        """Return a UTC time by the language's custom."""
        comma = "" if self.language == "zh" else ","
        return f"{self.day(at)}{comma} {at:%H:%M} UTC"

    def day(self, on: dt.date) -> str:
        """Return a day by the language's custom."""
        if self.language == "zh":
            return f"{on.year}年{on.month}月{on.day}日"
        return f"{on.day} {on:%B %Y}"

    def day_told(self, told: str) -> str:
        """Return a day that a source tells, as it stands where it is no ISO date."""
        try:
            return self.day(dt.date.fromisoformat(told))
        except ValueError:
            return told

    def said(self, sentence: str) -> str:
        """Return a sentence that reading or comparing wrote; in English words of a report stay as they are.

        What no table knows, as a person's own note, is returned as it is.
        """
        if self.language == "zh":
            return sentence
        return _in_english(sentence)

    def indicator(self, written: str) -> str:
        """Name an indicator as it is written, in English with its English name before it."""
        english = indicator_in_english(written) if self.language == "en" else None
        return f"{english} {written}" if english else written

    def topic(self, topic: str) -> str:
        """Name a topic of indicators."""
        return topic_in_english(topic) if self.language == "en" else topic

    def quantity(self, value: float, unit: str | None, high: float | None = None) -> str:
        """Write a number, or two that bound a range, with its unit."""
        low, upper = _figure(value), None if high is None else _figure(high)
        if self.language == "en":
            return quantity_in_english(low, upper, unit or "")
        low, upper = _grouped(low), None if upper is None else _grouped(upper)
        return f"{low}—{upper}{unit or ''}" if upper else f"{low}{unit or ''}"

    def unit(self, unit: str) -> str:
        """Name a unit without a number."""
        return unit_in_english(unit) if self.language == "en" else unit

    def join(self, parts: list[str]) -> str:
        """Join short phrases to a list."""
        return ("、" if self.language == "zh" else ", ").join(parts)
