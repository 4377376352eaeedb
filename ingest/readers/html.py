"""HTML pages → the text of the report: menus left out, elements turned into lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ingest.readers.limits import LIMITS
from ingest.readers.plain import Decoded, lost_characters
from ingest.readers.refusals import too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement

_HIDDEN: Final = frozenset(
    {"head", "script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button"}
    | {"textarea", "nav", "footer", "rt", "rp"}
)
"""Elements that show no text of the page's matter: rt and rp are readings set above the characters."""
_PARAGRAPHS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"}
    | {"figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre"}
    | {"section", "table", "ul"}
)
_LINES: Final = frozenset({"caption", "li", "tbody", "td", "tfoot", "th", "thead", "tr"})
_CONTAINERS: Final = _PARAGRAPHS - {"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"} | {
    "html", "tbody", "td", "tr",
}  # fmt: skip
_PROSE: Final = re.compile("[，。；]")
_WHOLE: Final = 0.95
"""Share of a page's prose that its body holds; the rest is an abstract or a notice beside it."""
_PARAGRAPH_EDGE, _LINE_EDGE = "\x1d", "\x1e"
_SPACES: Final = re.compile(r"[ \t\r\n\f\x1d\x1e]+")
_CONTROLS: Final = re.compile(r"[\r\x1d\x1e]")
_BREAKS: Final = re.compile(r" *[\n\x1d\x1e][ \n\x1d\x1e]*")
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*>")
_DATE: Final = re.compile(r"((?:19|20)\d{2})[-/年.](\d{1,2})[-/月.](\d{1,2})")
_DATE_NAMES: Final = ("pubdate", "publishdate", "article:published_time")
_SITE_NAME: Final = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]*$")


def read_html(page: Decoded, selector: str | None = None) -> Decoded:
    """Read the text of a decoded page: the body that a CSS selector names, or where most prose stands.

    Offsets of findings count characters of the returned text. Title and date are the page head's own.
    Raises UnreadableSource where there is no such body or no text in it, TooLarge past a limit.
    """
    if page.text.count("<") > LIMITS.html_tags:
        raise too_large("page_tags", count=f"{LIMITS.html_tags:,}")
    soup = BeautifulSoup(_DECLARATION.sub("", page.text, count=1), "lxml")
    body = _selected(soup, selector) if selector else _densest(soup)
    text = _text_of(body)
    if not text:
        raise unreadable("page_empty")
    return replace(
        page, text=text, findings=lost_characters(text), title=_title(soup), published_on=_published_on(soup)
    )


def _selected(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    if len(found) != 1:
        raise unreadable("page_elements", n=len(found), selector=selector)
    return found[0]


def _densest(soup: BeautifulSoup) -> Tag:
    """Return the innermost container that holds nearly all prose outside links."""
    prose = _prose(soup)
    body: Tag = soup
    while inner := [tag for tag in body.contents if isinstance(tag, Tag) and tag.name in _CONTAINERS]:
        heaviest = max(inner, key=lambda tag: prose[id(tag)])
        if prose[id(heaviest)] < _WHOLE * max(prose[id(soup)], 1):
            break
        body = heaviest
    return body


def _prose(soup: BeautifulSoup) -> Counter[int]:
    """Count the characters of prose in every element, by its identity."""
    prose: Counter[int] = Counter()
    for string in soup.find_all(string=_PROSE):
        parents = list(string.parents)
        if len(parents) > LIMITS.html_depth:
            raise too_large("page_deep", count=LIMITS.html_depth)
        if type(string) is NavigableString and not any(p.name in _HIDDEN or p.name == "a" for p in parents):
            prose.update({id(parent): len(string) for parent in parents})
    return prose


def _text_of(body: Tag) -> str:
    """Return the text of an element: a line per line, an empty line between paragraphs."""
    text = _BREAKS.sub(_break, "".join(_pieces(body)))
    return text.strip("\n ")


def _break(run: re.Match[str]) -> str:
    """Return what a run of breaks comes to: <br> twice parts paragraphs, two edges of cells do not."""
    return "\n\n" if _PARAGRAPH_EDGE in run.group() or run.group().count("\n") > 1 else "\n"


def _pieces(body: Tag) -> Iterator[str]:
    """Yield the strings of an element and the breaks between them."""
    ahead: list[PageElement | str] = list(reversed(body.contents))
    while ahead:
        node = ahead.pop()
        if isinstance(node, Tag):
            if node.name == "br":
                yield "\n"
            elif node.name not in _HIDDEN and not _is_undisplayed(node):
                edge = _edge(node.name)
                ahead += [edge, *reversed(node.contents), edge]
        elif type(node) is NavigableString:
            pre = node.parent is not None and node.parent.name == "pre"
            yield _CONTROLS.sub(" ", node) if pre else _SPACES.sub(" ", node)
        elif type(node) is str:
            yield node


def _edge(name: str) -> str:
    return _PARAGRAPH_EDGE if name in _PARAGRAPHS else _LINE_EDGE if name in _LINES else ""


def _is_undisplayed(tag: Tag) -> bool:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style


def _title(soup: BeautifulSoup) -> str | None:
    named = _metas(soup).get("articletitle")
    if named:
        return named
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    return _SITE_NAME.sub("", title) or title or None


def _published_on(soup: BeautifulSoup) -> str | None:
    metas = _metas(soup)
    for name in _DATE_NAMES:
        if date := _DATE.search(metas.get(name, "")):
            return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    return None


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """Return the head's meta lines; names in lower case, as governments' sites write them both ways."""
    return {
        str(meta.get("name") or meta.get("property") or "").lower(): str(meta.get("content", "")).strip()
        for meta in soup.find_all("meta")
        if isinstance(meta, Tag)
    }
