"""Sentences and names of our own in which words of a report stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.markup import mixed, quoted

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html


def said_html(sentence: str, words: Words) -> Html:
    """Return a sentence that reading or comparing wrote, in the language of the page."""
    return written_html(words.said(sentence), words)


def indicator_html(written: str, words: Words) -> Html:
    """Return an indicator as it is written, on an English page with its English name before it."""
    return written_html(words.indicator(written), words)


def written_html(text: str, words: Words) -> Html:
    """Return a phrase in the language of the page; in an English one words of a report are marked Chinese."""
    return quoted(text) if words.language == "zh" else mixed(text)
