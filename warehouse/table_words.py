"""The words of tables on a terminal, in Chinese or English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.english_figures import quantity_in_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from warehouse.codebook import HeaderLanguage


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class TableWords:
    """A language, and what says recorded sentences and indicators in it."""

    language: HeaderLanguage = "zh"
    said: Callable[[str], str] = _as_it_is
    """Returns a sentence that reading or comparing wrote; words of a report stay as they are."""
    indicator: Callable[[str], str] = _as_it_is
    """Names an indicator as it is written, in English with its English name before it."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the phrase `<table>.<name>` with its placeholders filled; KeyError for an unknown key."""
        table, name = key.split(".")
        return _words()[table][name][self.language].format(**values)

    def named(self, table: str, word: str | None, other: str | None = None) -> str:
        """Return what a word of the records is called; where it has no name, `other` or the word itself."""
        phrase = _words()[table].get(word or "")
        if phrase:
            return phrase[self.language]
        return other if other is not None else (word or "").replace("_", " ")

    def figure(self, value: float | None, high: float | None, unit: str | None) -> str:
        """Write a figure, or two that bound a range, with the unit; nothing where there is none."""
        if value is None:
            return ""
        low, upper = f"{value:.15g}", None if high is None else f"{high:.15g}"
        if self.language == "en":
            return quantity_in_english(low, upper, unit or "")
        return f"{low}—{upper}{unit or ''}" if upper else f"{low}{unit or ''}"

    def join(self, parts: Iterable[str]) -> str:
        """Join short phrases to a list."""
        return ("、" if self.language == "zh" else ", ").join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Join counts to the clauses of a sentence."""
        return ("，" if self.language == "zh" else ", ").join(parts)
