"""Check marks that a permanent address carries: whether what stands behind it is still what was cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGITS: Final = 8
"""Enough to see a change; nobody gains by a forged mark in an address of one's own."""
_MARK: Final = f"[0-9a-f]{{{DIGITS}}}"
_FORM: Final = re.compile(f"((?:{_MARK})?(?:\\.(?:{_MARK})?)*)-({_MARK})(?:-({_MARK}))?")
Difference = Literal["text", "reading", "source", "judgement"]
"""`text`: words and snapshot differ; `reading`: the words do, out of the same snapshot, so it is read in
another way; `source`: the same words, another snapshot; `judgement`: only what the program makes of them."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Marks of the quoted texts, of their snapshots, and of the program's judgement where there is one."""

    texts: tuple[str, ...]
    """One for each text; empty for a side that has none."""
    source: str
    judgement: str | None = None

    def __str__(self) -> str:
        """Return the form that an address carries."""
        marks = (".".join(self.texts), self.source, *((self.judgement,) if self.judgement else ()))
        return "-".join(marks)


def mark_of(text: str) -> str:
    """Return the mark of a text: the first digits of the SHA-256 of its UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def seal_of(texts: Sequence[str], snapshots: Iterable[str], judgement: Iterable[str] | None = None) -> Seal:
    """Return the seal of texts, of the hashes of their snapshots, and of the words of a judgement."""
    return Seal(
        tuple(mark_of(text) if text else "" for text in texts),
        mark_of("\n".join(snapshots)),
        None if judgement is None else mark_of("\n".join(judgement)),
    )


def read_seal(told: str | None) -> Seal | None:
    """Return the seal that an address carries, None where there is none or it is none of ours."""
    found = _FORM.fullmatch(told or "")
    return Seal(tuple(found[1].split(".")), found[2], found[3]) if found else None


def differences(cited: Seal, now: Seal) -> tuple[Difference, ...]:
    """Return in what the seal of an address differs from that of what stands behind it now."""
    found: list[Difference] = []
    if cited.texts != now.texts:
        found.append("text" if cited.source != now.source else "reading")
    elif cited.source != now.source:
        found.append("source")
    if cited.judgement and now.judgement and cited.judgement != now.judgement:
        found.append("judgement")
    return tuple(found)
