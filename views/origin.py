"""Where words begin in a snapshot, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.markup import outward, safe

if TYPE_CHECKING:
    from views.language import Words


def origin_html(
    sha256: str | None, url: str | None, text: str | None, start: int | None, words: Words
) -> str:
    """Return the name of a text, its snapshot's hash, the place and the address."""
    facts = [(words("detail.text"), f"<code>{safe(text)}</code>")] if text else []
    if sha256:
        facts.append((words("detail.sha256"), f'<code class="dz-hash">{safe(sha256)}</code>'))
    if start is not None:
        facts.append((words("detail.offsets"), f"<code>{start}</code>"))
    facts.append((words("detail.url"), outward(url, url) if url else safe(words("detail.no_url"))))
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{value}</dd>" for name, value in facts)
    return f'<dl class="dz-source">{rows}</dl>'
