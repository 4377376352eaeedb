"""The words by which a reader would look for a sentence's matter in another text."""

from __future__ import annotations

import rjieba

_KINDS = ("n", "j", "l", "i", "b", "vn")
"""Parts of speech that name what a sentence is about, by the first letters of jieba's tags."""


def catchwords(text: str) -> tuple[str, ...]:
    """Return the words of two and more characters that name things, each once, in their order."""
    tagged = rjieba.tag(text)
    return tuple(dict.fromkeys(word for word, tag in tagged if len(word) > 1 and tag.startswith(_KINDS)))
