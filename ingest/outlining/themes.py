"""Themes: the short leading sentence that names what the sentences behind it are about."""

from __future__ import annotations

import re

from ingest.genre import GENRE

LONGEST_LEAD = 26
_LONGEST_INNER_LEAD = 16
_LONGEST_SPOKEN_LEAD = 38
_SHORTEST_TEXT = 24
_SHORTEST_BELOW = 40
_FIGURE = re.compile(r"[0-9]")
_SPOKEN = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}，|——+)")


def is_lead(sentence: str, following: str, *, first: bool, since: int | None) -> bool:
    """Tell whether a sentence names the theme of what follows it in its paragraph.

    `first` says that it opens the paragraph. `since` counts the characters since the last lead, or is
    None in a paragraph whose first sentence is its only lead.
    """
    if not following or len(sentence) > _LONGEST_SPOKEN_LEAD or not sentence.endswith("。"):
        return False
    if _FIGURE.search(sentence):
        return False
    if GENRE.has("leads.never", sentence):
        return False
    spoken = _SPOKEN.match(sentence) is not None
    if first:
        return len(sentence) <= (_LONGEST_SPOKEN_LEAD if spoken else LONGEST_LEAD)
    if len(sentence) > _LONGEST_INNER_LEAD or len(following) < _SHORTEST_TEXT:
        return False
    inner = since is not None and since >= 2 * _SHORTEST_TEXT and "，" not in sentence
    return spoken or (inner and GENRE.has("leads.verb", sentence))


def stands_as_lead(text: str, below: str) -> bool:
    """Tell whether a paragraph of one short sentence names the theme of the paragraphs below it."""
    if len(below) < _SHORTEST_BELOW or text.count("。") != 1:
        return False
    first = below[: below.find("。") + 1]
    if is_lead(first, below[len(first) :], first=True, since=0):
        return False
    return is_lead(text, below, first=True, since=0)


def theme_title(sentence: str) -> str:
    """Return a lead without its spoken mark and full stop."""
    return _SPOKEN.sub("", sentence).rstrip("。！!")
