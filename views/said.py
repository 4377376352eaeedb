"""Sentences of the records on a page: why a change, an outcome, a finding is what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.markup import mixed, quoted

if TYPE_CHECKING:
    from views.language import Words


def said_html(sentence: str, words: Words) -> str:
    """Return a sentence that reading or comparing wrote, in the language of the page."""
    return quoted(sentence) if words.language == "zh" else mixed(words.said(sentence))
