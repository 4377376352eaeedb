"""The words of the self-contained page in Chinese or English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.names import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compare.names import Language


@cache
def _words() -> dict[str, tuple[str, str]]:
    return dict(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["words"])


def _as_it_is(sentence: str) -> str:
    return sentence


@dataclass(frozen=True, slots=True)
class PageWords:
    """A language, and what says recorded sentences in it."""

    language: Language = "zh"
    said: Callable[[str], str] = _as_it_is
    """Returns a sentence that reading or comparing wrote, in the language of the page."""
    indicator: Callable[[str], str] = _as_it_is
    """Names an indicator as it is written, in English with its English name before it."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the phrase of a key with its placeholders filled; KeyError for an unknown key."""
        chinese, english = _words()[key]
        return (chinese if self.language == "zh" else english).format(**values)

    def name(self, group: str, word: str) -> str:
        """Name a word of the records."""
        return name_of(group, word, self.language)

    def verdicts(self, counts: Mapping[str, int]) -> str:
        """Return the counts of verdicts in brackets, or nothing where there are none."""
        if not counts:
            return ""
        told = [f"{self.name('verdict', verdict)} {count}" for verdict, count in counts.items()]
        return self("verdicts", list=("，" if self.language == "zh" else ", ").join(told))
