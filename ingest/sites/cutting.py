"""From the answer of a site to the text on it: the body alone, and what the page says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.media import DOCX, PDF, ZIP, media_type
from ingest.readers import read_bytes_as_text
from ingest.sites.families import labels
from ingest.sites.found import FoundPage
from ingest.sites.markup import read_markup
from ingest.sites.signs import refuse_challenge, refuse_strange_text
from warehouse.errors import EmptyPage, TooLarge, UnreadableSource

if TYPE_CHECKING:
    from ingest.readers.plain import Decoded
    from ingest.sites.families import Family
    from ingest.web.page import Page


def cut(page: Page, family: Family, witness: str) -> FoundPage:
    """Cut the text out of a page of a family.

    Raises UnexpectedPage naming page, found and expected, and its kinds ChallengePage, EmptyPage and
    WrongLanguage.
    """
    if media_type(page.body) in {PDF, DOCX, ZIP}:
        return FoundPage(page, witness, None, read_bytes_as_text(page.body))
    markup = read_markup(page)
    refuse_challenge(markup)
    layout = family.layout_of(page.final_url)
    selector, _ = markup.first_of(layout.body)
    body = _read_body(page, selector)
    refuse_strange_text(page.final_url, body.text)
    words = markup.words()
    return FoundPage(
        page=page,
        witness=witness,
        selector=selector,
        body=body,
        title=markup.text_of_any(layout.title) or _labelled("title", words) or body.title,
        published_on=_labelled("published_on", words) or body.published_on,
        produced_on=_labelled("produced_on", words),
        index_number=_labelled("index_number", words),
    )


def _read_body(page: Page, selector: str) -> Decoded:
    try:
        return read_bytes_as_text(page.body, selector=selector)
    except TooLarge:
        raise
    except UnreadableSource as error:
        raise EmptyPage(
            f"{page.final_url}: found no text in {selector}, expected one; the site may put it in later."
        ) from error


def _labelled(field: str, words: str) -> str | None:
    found = labels(field).search(words)
    return found.group(1) if found else None
