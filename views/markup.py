"""Report text as safe HTML: the only way in which text of a source reaches a page.

`Html` is made here alone, out of fixed templates and escaped text, and `show_html` alone puts it on a page:
the type checker holds both together, tests/views/test_markup.py that nothing goes past them.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Categories of characters that show nothing or steer the text around them: controls, bidi marks …"""
_CHINESE: Final = re.compile(r"([\u3400-\u9fff](?:[^A-Za-z“”\"]*[\u3400-\u9fff\u3000-\u303f])?)")
"""A run of Chinese with the figures and marks within it."""
_KEPT: Final = frozenset("\n\t")


class Html(Markup):
    """Text that may stand on a page as it is; any other that is added or joined to it is escaped."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return a value as HTML that can only be read; HTML stays as it is."""
        return s if isinstance(s, cls) else cls(_readable(str(s)))


def show_html(content: Html, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put HTML on the page, nothing where there is none; TypeError for text that nobody escaped."""
    if not isinstance(content, Html):
        raise TypeError("Only what views/markup.py made goes on a page: see `html` and `safe`.")
    if content:
        st.html(str(content), width=width)


def html(template: str, *values: object) -> Html:
    """Return a template, a literal of ours, with a value in place of each {}; all but HTML is escaped."""
    return Html(template.format(*map(Html.escape, values)))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Return HTML one after the other."""
    return Html.escape(between).join(parts)


def safe(text: str) -> Html:
    """Return text as HTML that can only be read: markup escaped, invisible characters shown by their code.

    Line ends are layout, whichever system wrote them.
    """
    return Html(_readable(text))


def _readable(text: str) -> str:
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


def quoted(text: str) -> Html:
    """Return report text as an isolated run of Chinese, so that it cannot turn what stands around it."""
    return html('<bdi lang="zh" class="dz-text">{}</bdi>', text)


def mixed(text: str) -> Html:
    """Return a sentence of ours in which words of a report may stand: those are isolated runs of Chinese."""
    parts = _CHINESE.split(text)
    return joined(quoted(part) if place % 2 else safe(part) for place, part in enumerate(parts))


def paragraphs(text: str) -> Html:
    """Return each line of report text as a paragraph of its own."""
    return joined(html("<p>{}</p>", quoted(line)) for line in text.split("\n") if line)


def badge(label: str, style: str = "") -> Html:
    """Return a small label; `style` is one of our own class names."""
    return html('<span class="dz-badge {}">{}</span>', style, label)


def badges(labels: Iterable[str]) -> Html:
    """Return small labels in a row."""
    return joined(badge(label) for label in labels)


def notice(message: str, style: str = "") -> Html:
    """Return a message in a box; screen readers hear it at once."""
    return html('<div role="status" class="dz-notice {}">{}</div>', style, message)


def outward(url: str, label: str) -> Html:
    """Return a link to a web page, or the plain address where it is none."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return html("<code>{}</code>", url)
    return html('<a href="{}" target="_blank" rel="noreferrer noopener">{}</a>', url, label)
