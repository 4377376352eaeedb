"""The words of the self-contained page in Chinese or English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from compare.names import name_of
from compare.tables import read_table
from warehouse.table_words import TableWords

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _words() -> dict[str, tuple[str, str]]:
    return dict(read_table("page_words")["words"])


class PageWords(TableWords):
    """The words of the page in a language, and what says recorded sentences and indicators in it."""

    __slots__ = ()

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
        return self("verdicts", list=self.clauses(told))
