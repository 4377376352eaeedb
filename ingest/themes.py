"""Themes: the short leading sentence that names what the sentences behind it are about."""

from __future__ import annotations

import re

from ingest.genre import GENRE

LONGEST_LEAD = 26
_LONGEST_INNER_LEAD = 16
_SHORTEST_TEXT = 24
_FIGURE = re.compile(r"[0-9]")
_SPOKEN = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}，|——+)")


def is_lead(sentence: str, following: str, *, first: bool, since: int) -> bool:
    """Tell whether a sentence names the theme of what follows it in its paragraph.

    `first` says that it opens the paragraph; `since` counts the characters since the last lead.
    """
    spoken = _SPOKEN.match(sentence)
    if not following or _FIGURE.search(sentence) or not sentence.endswith("。"):
        return False
    if GENRE.has("leads.never", sentence):
        return False
    if spoken:
        return len(sentence) <= LONGEST_LEAD + 12
    if first:
        return len(sentence) <= LONGEST_LEAD and len(following) > len(sentence) // 2
    return (
        len(sentence) <= _LONGEST_INNER_LEAD
        and "，" not in sentence
        and len(following) >= _SHORTEST_TEXT
        and since >= 2 * _SHORTEST_TEXT
        and GENRE.has("leads.verb", sentence)
    )


def theme_title(sentence: str) -> str:
    """Return a lead without its spoken mark and full stop."""
    return _SPOKEN.sub("", sentence).rstrip("。！!")
