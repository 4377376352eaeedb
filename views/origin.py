"""Where words begin in a snapshot, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.markup import html, joined, outward, safe

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html


def origin_html(
    sha256: str | None, url: str | None, text: str | None, start: int | None, words: Words
) -> Html:
    """Return the name of a text, its snapshot's hash, the place and the address."""
    facts = [(words("detail.text"), html("<code>{}</code>", text))] if text else []
    if sha256:
        facts.append((words("detail.sha256"), html('<code class="dz-hash">{}</code>', sha256)))
    if start is not None:
        facts.append((words("detail.offsets"), html("<code>{}</code>", start)))
    facts.append((words("detail.url"), outward(url, url) if url else safe(words("detail.no_url"))))
    told = joined((html("{} {}", name, value) for name, value in facts), " · ")
    return html('<p class="dz-note dz-origin">{}</p>', told)
