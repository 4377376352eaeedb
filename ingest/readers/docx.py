"""Word documents (DOCX) → text: paragraphs, and the line breaks within them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from lxml import etree

from ingest.readers.archives import opened, unpack
from ingest.readers.limits import LIMITS
from ingest.readers.plain import Decoded, lost_characters
from ingest.readers.refusals import too_large, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SIGNS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_SKIPPED: Final = frozenset({"moveFrom", "del", "Fallback", "pPr", "rPr", "tblPr", "sectPr"})
"""Deleted and moved text, second versions of text boxes, and properties (whose tabs are tab stops)."""


def read_docx(data: bytes) -> Decoded:
    """Read the body of a DOCX: an empty line between paragraphs, a line where a paragraph breaks its line.

    Numbers that Word puts before list items are not read. Raises UnreadableSource where there is no text,
    TooLarge past a limit.
    """
    with opened(data) as archive:
        xml = unpack(archive, archive.getinfo(_BODY), LIMITS.text_bytes)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise unreadable("docx_entities")
    try:
        text = "".join(_pieces(xml)).strip("\n")
    except etree.XMLSyntaxError as error:
        raise unreadable("docx_damaged") from error
    if not text:
        raise unreadable("docx_empty")
    return Decoded(text, "docx", lost_characters(text))


def _pieces(xml: bytes) -> Iterator[str]:
    """Yield text, line breaks and paragraph ends in the order of the document."""
    skipped = depth = 0
    events = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True
    )
    for event, element in events:
        name = str(element.tag).removeprefix(_W).removeprefix(_STRICT).rpartition("}")[2]
        if event == "start":
            depth += 1
            skipped += name in _SKIPPED
            if depth > LIMITS.html_depth:
                raise too_large("docx_deep")
            continue
        depth -= 1
        skipped -= name in _SKIPPED
        if not skipped:
            yield (element.text or "") if name == "t" else "\n\n" if name == "p" else _SIGNS.get(name, "")
        element.clear(keep_tail=False)
