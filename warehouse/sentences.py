"""Sentences that the program writes of what it read: from tables, in Chinese, and read again in English.

The warehouse keeps one Chinese sentence for each reason, so that plain SQL shows it. English is had where it
is shown: the sentence is recognised by its template, and its values are put into the English one. Words of
reports stay as they are.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from warehouse.english_figures import figure_in_english, numeral_in_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_TEXT: Final = r".*?"
_LIST_MARK: Final = "、"
_SHAPES: Final[Mapping[str, str]] = {
    "n": r"[0-9]+",
    "m": r"[0-9]+",
    "count": r"[0-9.,]+",
    "year": r"[0-9]{4}",
    "other_year": r"[0-9]{4}",
    "percent": r"[0-9.]+%",
    "numeral": r"[零一二三四五六七八九十]{1,3}",
    "numerals": r"[零一二三四五六七八九十]{1,3}(?:[、）（第部分]+[零一二三四五六七八九十]{1,3})*",
    "years": r"[0-9]{4}(?:、[0-9]{4})*",
    "figure": r"[^，：。“”]{1,60}?",
    "now": r"[^，：。“”]{1,60}?",
}
"""What placeholders of these names hold; any other one without a table of words holds words of a report."""


def _as_is(text: str) -> str:
    return text


_TRANSLATIONS: Final[Mapping[str, Callable[[str], str]]] = {
    "numeral": numeral_in_english,
    "figure": figure_in_english,
    "now": figure_in_english,
    "years": lambda text: text.replace(_LIST_MARK, ", "),
    "files": lambda text: text.replace(_LIST_MARK, ", "),
}


@dataclass(frozen=True)
class Template:
    """One sentence in both languages, and what the Chinese one is known again by."""

    key: str
    zh: str
    en: str
    shape: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern that knows the Chinese sentence again: most commands ask for none of them."""
        return re.compile(self.shape, re.DOTALL)


class Sentences:
    """A table of sentences: `say` writes one in Chinese, `in_english` reads what was written."""

    def __init__(self, table: str, names: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Read a table in TOML; `names` gives the words, Chinese → English, that placeholders may hold.

        A placeholder whose name ends with s holds a list of the words of its singular.
        """
        data = tomllib.loads(table)
        self._words: dict[str, Mapping[str, str]] = {**data.get("words", {}), **(names or {})}
        self._phrases = self._templates(data.get("phrase", {}))
        self._sentences = self._templates(data["sentence"])

    def __iter__(self) -> Iterator[Template]:
        """Yield every template, phrases that stand within sentences last."""
        yield from self._sentences.values()
        yield from self._phrases.values()

    def words(self, placeholder: str) -> Mapping[str, str]:
        """Return the words that a placeholder may hold, Chinese → English; none where it holds anything."""
        return self._words.get(placeholder, {})

    def say(self, key: str, **values: object) -> str:
        """Write a sentence in Chinese; KeyError for an unknown key or a value that is not given."""
        template = self._sentences.get(key) or self._phrases[key]
        return template.zh.format(**values)

    def in_english(self, text: str) -> str | None:
        """Read one or several sentences of this table in English; None where one is not of it."""
        for template in self._sentences.values():
            if found := template.pattern.fullmatch(text):
                return self._filled(template, found)
        for template in self._sentences.values():
            if (found := template.pattern.match(text)) and found.end() < len(text):
                rest = self.in_english(text[found.end() :])
                if rest is not None:
                    return f"{self._filled(template, found)} {rest}"
        return None

    def _templates(self, table: Mapping[str, Mapping[str, str]]) -> dict[str, Template]:
        return {
            key: Template(key, both["zh"], both["en"], self._pattern(both["zh"]))
            for key, both in table.items()
        }

    def _pattern(self, zh: str) -> str:
        parts = _PLACEHOLDER.split(zh)
        shaped = (
            f"(?P<{part}>{self._shape(part)})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        )
        return "".join(shaped)

    def _shape(self, placeholder: str) -> str:
        if words := self._words.get(placeholder):
            return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        if words := self._words.get(placeholder.removesuffix("s")):
            one = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
            return f"(?:{one})(?:{_LIST_MARK}(?:{one}))*"
        return _SHAPES.get(placeholder, _TEXT)

    def _filled(self, template: Template, found: re.Match[str]) -> str:
        values = {name: self._translated(name, value) for name, value in found.groupdict().items()}
        return template.en.format(**values)

    def _translated(self, placeholder: str, value: str) -> str:
        if words := self._words.get(placeholder):
            return words[value]
        if words := self._words.get(placeholder.removesuffix("s")):
            return ", ".join(words[each] for each in value.split(_LIST_MARK))
        if placeholder == "numerals":
            return ", ".join(map(numeral_in_english, re.findall(r"[零一二三四五六七八九十]+", value)))
        if placeholder == "gaps":
            return self._gaps(value)
        return _TRANSLATIONS.get(placeholder, _as_is)(value)

    def _gaps(self, value: str) -> str:
        """Read a list of which some members are phrases of this table and others titles of a report."""
        members: list[tuple[str, bool]] = []
        for member in value.split(_LIST_MARK):
            english = self._phrase(member)
            if english is None and members and not members[-1][1]:
                members[-1] = (f"{members[-1][0]}{_LIST_MARK}{member}", False)
            else:
                members.append((member if english is None else english, english is not None))
        return ", ".join(member if known else f"“{member}”" for member, known in members)

    def _phrase(self, text: str) -> str | None:
        for template in self._phrases.values():
            if found := template.pattern.fullmatch(text):
                return self._filled(template, found)
        return None
