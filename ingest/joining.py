"""One text out of several: newspaper pages set end to end, gaps of one text filled from another.

Every character of a joined text but the line breaks between its pieces comes from a witness; the pieces say
which. Nothing is rewritten: where both texts have a wording, the base's stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ingest.genre import GENRE
from ingest.headings import read_heading
from ingest.stretches import align_letters
from warehouse.records import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.differences import Filling
    from ingest.letters import Letters

_EDGE: Final = 60
"""Letters before or behind a jump line that are page furniture and not the other half of the report."""
_SHARED: Final = 0.1
"""Share of the shorter page that both may hold and still be two pages."""
_SHORT_LINE: Final = 40
_ENDED: Final = tuple("。！？；：!?;:”’）)")


@dataclass(frozen=True, slots=True)
class Joined:
    """A text and the pieces of witnesses that it is made of."""

    text: str
    pieces: tuple[Piece, ...]

    def cut(self, start: int, end: int) -> Joined:
        """Return a stretch of it as a text of its own."""
        kept = [
            Piece(max(p.start, start) - start, min(p.end, end) - start, p.origin, _origin(p, start))
            for p in self.pieces
            if p.start < end and p.end > start
        ]
        return Joined(self.text[start:end], tuple(kept))


def _origin(piece: Piece, start: int) -> int:
    return piece.origin_start + max(start - piece.start, 0)


def whole(name: str, text: str) -> Joined:
    """Return a witness as a joined text of one piece."""
    return Joined(text, (Piece(0, len(text), name, 0),) if text else ())


def _concatenated(parts: Iterable[Joined], breaks: Sequence[str]) -> Joined:
    """Set parts one behind another; `breaks` stand before each."""
    text = ""
    pieces: list[Piece] = []
    for part, between in zip(parts, breaks, strict=True):
        text += between
        for piece in part.pieces:
            start, end = piece.start + len(text), piece.end + len(text)
            last = pieces[-1] if pieces else None
            if last and last.end == start and _goes_on(last, piece):
                pieces[-1] = Piece(last.start, end, last.origin, last.origin_start)
            else:
                pieces.append(Piece(start, end, piece.origin, piece.origin_start))
        text += part.text
    return Joined(text, tuple(pieces))


def _goes_on(last: Piece, piece: Piece) -> bool:
    return last.origin == piece.origin and last.origin_start + last.end - last.start == piece.origin_start


def join_pages(first: tuple[Joined, Letters], second: tuple[Joined, Letters]) -> Joined | None:
    """Set a page that jumps to another before the page it jumps to; None where they are no such pages.

    One of the two jump lines is enough; the pages must hardly share a sentence.
    """
    end, start = _jumps_on(first[1]), _jumped_to(second[1])
    if end is None and start is None:
        return None
    shorter = min(len(first[1].text), len(second[1].text))
    alignment = align_letters(first[1], second[1])
    if sum(match.length for match in alignment.matches) > _SHARED * shorter:
        return None
    before = first[0].cut(0, len(first[0].text.rstrip()) if end is None else end)
    behind = second[0].cut(0 if start is None else start, len(second[0].text))
    between = "" if _breaks_off(before.text) else "\n"
    return _concatenated([before, behind], ["", between])


def _jumps_on(letters: Letters) -> int | None:
    """Return where the text ends before its last line, if that is a jump line to another page."""
    jumps = list(GENRE.patterns["furniture.jump"].finditer(letters.source))
    if not jumps or "转" not in jumps[-1].group():
        return None
    behind = sum(origin >= jumps[-1].end() for origin in letters.origins)
    return len(letters.source[: jumps[-1].start()].rstrip()) if behind <= _EDGE else None


def _jumped_to(letters: Letters) -> int | None:
    """Return where the text begins behind its first line, if that is a jump line from another page."""
    jump = GENRE.patterns["furniture.jump"].search(letters.source)
    if jump is None or not any(word in jump.group() for word in "接承"):
        return None
    rest = letters.source[jump.end() :]
    before = sum(origin < jump.start() for origin in letters.origins)
    return jump.end() + len(rest) - len(rest.lstrip()) if before <= _EDGE else None


def _breaks_off(text: str) -> bool:
    """Say whether a page ends in the middle of a sentence, and not with a heading."""
    line = text.rsplit("\n", 1)[-1].strip()
    if not line or line.endswith(_ENDED):
        return False
    return "。" in line or (len(line) > _SHORT_LINE and read_heading(line) is None)


def fill(base: Joined, other: Joined, fillings: Sequence[Filling]) -> Joined:
    """Put passages that only the other text has into the base, where its own text has a gap."""
    parts: list[Joined] = []
    breaks: list[str] = []
    at = 0
    after = ""
    for filling in fillings:
        parts.append(base.cut(at, filling.start))
        breaks.append(after)
        for part in filling.parts:
            parts.append((base if part.of == "base" else other).cut(part.start, part.end))
            breaks.append(part.between if any(one.text for one in parts[:-1]) else "")
        at, after = filling.end, filling.after
    parts.append(base.cut(at, len(base.text)))
    breaks.append(after)
    return _concatenated(parts, breaks)
