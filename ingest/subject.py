"""Name what a figure is of: the noun phrase before it, after it, or elided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.lexicon import lexicon

_JOINED = re.compile(r"、|和|与|及|以及")
_OBJECT_END = re.compile(r"[,;。:!?、()\n]|以及|和(?=[\d新建完打])|及(?=\d)|与(?=\d)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name as written, its place in the text, and the verb that leads into it."""

    name: str
    start: int
    end: int
    verb: str


def name_before(text: str, start: int, end: int) -> Phrase:
    """Cut verbs, adverbs and links off `text[start:end]`; what is left names the indicator (may be empty)."""
    words = lexicon()
    segment = text[start:end]
    tail = words.tail.search(segment)
    body = segment[: tail.start()] if tail else segment
    lead = words.lead.match(body)
    offset = lead.end() if lead else 0
    inner = _last_verb(body, offset)
    offset = max(offset, inner)
    verbs = words.act.findall(segment[:offset]) or (words.act.findall(tail.group()) if tail else [])
    name = body[offset:].rstrip("的 ")
    return Phrase(name, start + offset, start + offset + len(name), verbs[-1] if verbs else "")


def _last_verb(body: str, offset: int) -> int:
    """Return where the object begins if, after a joining mark, the body goes on with a verb of its own."""
    best = 0
    for mark in re.finditer(r"、|和|以及|并|,", body[offset:]):
        lead = lexicon().lead.match(body, offset + mark.end())
        if lead and lexicon().act.search(lead.group()) and lead.end() < len(body):
            best = lead.end()
    return best


def ends_with_verb(segment: str) -> bool:
    """Say whether a segment ends with a verb, so that the object stands after the figure (建设30个…)."""
    stripped = segment.rstrip()
    return not stripped or any(m.end() == len(stripped) for m in lexicon().act.finditer(stripped))


def name_after(text: str, start: int, limit: int) -> Phrase:
    """Read the object that follows a figure, up to the next mark or joining word before another figure."""
    stop = _OBJECT_END.search(text, start, limit)
    end = stop.start() if stop else limit
    name = text[start:end].strip()
    if not name or lexicon().no_object.match(name):
        return Phrase("", start, start, "")
    return Phrase(name.removeprefix("的"), start, end, "")


def joint_names(name: str) -> tuple[str, ...]:
    """Split joint subjects and give each the head that the last one carries.

    交通、水利领域投资额 are 交通领域投资额 and 水利领域投资额.
    """
    parts = [part for part in _JOINED.split(name) if part]
    last = parts[-1] if parts else ""
    head = last[-2:]
    return tuple(
        part if part is last or part.endswith(head) or len(part) >= len(last) else part + last[len(part) :]
        for part in parts
    )
