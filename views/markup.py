"""Report text as safe HTML: the only way in which text of a source reaches a page."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Categories of characters that show nothing or steer the text around them: controls, bidi marks …"""
_CHINESE: Final = re.compile(r"([\u3400-\u9fff](?:[^A-Za-z“”\"]*[\u3400-\u9fff\u3000-\u303f])?)")
"""A run of Chinese with the figures and marks within it."""
_KEPT: Final = frozenset("\n\t")


def safe(text: str) -> str:
    """Return text as HTML that can only be read: markup escaped, invisible characters shown by their code.

    Line ends are layout, whichever system wrote them.
    """
    if text.isprintable():
        return escape(text)
    return "".join(_shown(character) for character in escape(text.replace("\r\n", "\n")))


def _shown(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _UNSEEN:
        return character
    return f'<span class="dz-unseen">U+{ord(character):04X}</span>'


def plain(text: str) -> str:
    """Return text without its invisible characters, for a chart or a box that takes no HTML."""
    if text.isprintable():
        return text
    return "".join(each for each in text if each in _KEPT or unicodedata.category(each) not in _UNSEEN)


def quoted(text: str) -> str:
    """Return report text as an isolated run of Chinese, so that it cannot turn what stands around it."""
    return f'<bdi lang="zh" class="dz-text">{safe(text)}</bdi>'


def mixed(text: str) -> str:
    """Return a sentence of ours in which words of a report may stand: those are isolated runs of Chinese."""
    parts = _CHINESE.split(text)
    return "".join(quoted(part) if place % 2 else safe(part) for place, part in enumerate(parts))


def paragraphs(text: str) -> str:
    """Return each line of report text as a paragraph of its own."""
    return "".join(f"<p>{quoted(line)}</p>" for line in text.split("\n") if line)


def badge(label: str, style: str = "") -> str:
    """Return a small label; `style` is one of our own class names."""
    return f'<span class="dz-badge {style}">{safe(label)}</span>'


def badges(labels: Iterable[str]) -> str:
    """Return small labels in a row."""
    return "".join(badge(label) for label in labels)


def notice(message: str, style: str = "") -> str:
    """Return a message in a box; screen readers hear it at once."""
    return f'<div role="status" class="dz-notice {style}">{safe(message)}</div>'


def outward(url: str, label: str) -> str:
    """Return a link to a web page, or the plain address where it is none."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return f"<code>{safe(url)}</code>"
    return f'<a href="{escape(url)}" target="_blank" rel="noreferrer noopener">{safe(label)}</a>'
