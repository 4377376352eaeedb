"""What a reader types as words to look for, each in the forms that a report's cleaned text may have it in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ingest.characters.script import read_as_simplified
from ingest.clean import clean, comparable
from views.markup import html, joined, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.markup import Html

_WORDS: Final = re.compile('"([^"]*)"|“([^”]*)”|「([^」]*)」|\uff02([^\uff02]*)\uff02|([^\\s"“「\uff02]+)')
_HALF_WIDTH: Final = str.maketrans("，；：！？（）", ",;:!?()")
MOST_TERMS: Final = 8
"""More words than that are hardly ever one sentence's."""
LONGEST_TERM: Final = 100


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase as it was typed, and its forms in cleaned text."""

    typed: str
    forms: tuple[str, ...]


def search_terms(typed: str) -> tuple[Term, ...]:
    """Return the words of a query, a quoted phrase as one, without those that say the same as one before."""
    found: dict[tuple[str, ...], Term] = {}
    for groups in _WORDS.findall(typed):
        word = clean("".join(groups)[:LONGEST_TERM]).text
        if word:
            forms = _forms(word)
            found.setdefault(forms, Term(word, forms))
    return tuple(found.values())[:MOST_TERMS]


def _forms(word: str) -> tuple[str, ...]:
    """Return a cleaned word as texts have it: simplified, either width of marks, either case of letters."""
    scripts = (word, read_as_simplified(word))
    marks = [form for each in scripts for form in (each, comparable(each), each.translate(_HALF_WIDTH))]
    cases = [form for each in marks for form in (each, each.upper(), each.lower(), each.capitalize())]
    return tuple(dict.fromkeys(cases))


def marked(text: str, terms: Iterable[Term]) -> Html:
    """Return report text as HTML, isolated, with every form of the terms marked."""
    forms = sorted({form for term in terms for form in term.forms}, key=len, reverse=True)
    return html('<bdi lang="zh" class="dz-text">{}</bdi>', joined(_parts(text, forms)))


def _parts(text: str, forms: Sequence[str]) -> Iterable[Html]:
    at = 0
    for match in re.finditer("|".join(map(re.escape, forms)) or "(?!)", text):
        yield safe(text[at : match.start()])
        yield html("<mark>{}</mark>", match.group())
        at = match.end()
    yield safe(text[at:])
