"""One text out of several: newspaper pages set end to end, gaps of one text filled from another.

Every character of a joined text but the line breaks between its pieces comes from a witness; the pieces say
which. Nothing is rewritten: where both texts have a wording, the base's stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import rjieba

from ingest.collating.stretches import align_letters
from ingest.genre import GENRE
from ingest.outlining.headings import chinese_number, read_heading
from warehouse.records import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.characters.letters import Letters
    from ingest.collating.differences import Filling

_EDGE: Final = 60
"""Letters before or behind a jump line that are page furniture and not the other half of the report."""
_SHARED: Final = 0.1
"""Share of the shorter page that both may hold and still be two pages."""
_WORD: Final = 6
"""Characters on either side of a page's end in which a word that runs over it lies."""
_INDENTED: Final = re.compile(r"[\u3000\u2003]| {2,}|\t")
_PAGE: Final = re.compile("[0-9A-Z]+|[一二三四五六七八九十]+")
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
    """Set parts one behind another; `breaks` stand before each that holds anything."""
    text = ""
    pieces: list[Piece] = []
    for part, between in zip(parts, breaks, strict=True):
        text += between if part.text else ""
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
    jumps_on, jumped_to = _jump_at_end(first[1]), _jump_at_start(second[1])
    if not (jumps_on or jumped_to):
        return None
    if jumps_on and jumped_to and _page(jumps_on) == _page(jumped_to):
        return None  # the page that both name lies between them
    shorter = min(len(first[1].text), len(second[1].text))
    alignment = align_letters(first[1], second[1])
    if sum(match.length for match in alignment.matches) > _SHARED * shorter:
        return None
    end = jumps_on.start() if jumps_on else len(first[0].text)
    before = first[0].cut(0, len(first[0].text[:end].rstrip()))
    start = jumped_to.end() if jumped_to else 0
    rest = second[0].text[start:]
    behind = second[0].cut(start + len(rest) - len(rest.lstrip("\r\n ")), len(second[0].text))
    between = "" if _breaks_off(before.text, behind.text) else "\n"
    return _concatenated([before, behind], ["", between])


def _jump_at_end(letters: Letters) -> re.Match[str] | None:
    """Return the jump line to another page that the text ends with, if any."""
    jumps = list(GENRE.patterns["furniture.jump"].finditer(letters.source))
    if not jumps or "转" not in jumps[-1].group():
        return None
    behind = sum(origin >= jumps[-1].end() for origin in letters.origins)
    return jumps[-1] if behind <= _EDGE else None


def _jump_at_start(letters: Letters) -> re.Match[str] | None:
    """Return the jump line from another page that the text begins with, if any."""
    jump = GENRE.patterns["furniture.jump"].search(letters.source)
    if jump is None or not any(word in jump.group() for word in "接承"):
        return None
    before = sum(origin < jump.start() for origin in letters.origins)
    return jump if before <= _EDGE else None


def _page(jump: re.Match[str]) -> str:
    """Return the page that a jump line names, its number in digits."""
    named = _PAGE.search(jump.group())
    if named is None:
        return ""
    return str(chinese_number(named.group()) or named.group())


def _breaks_off(before: str, behind: str) -> bool:
    """Say whether a page ends within a line of the report that goes on on the next page."""
    *earlier, line = before.split("\n")
    follows = behind.split("\n", 1)[0]
    numbered = read_heading(line + follows)
    if numbered and numbered.body >= len(line):
        return True  # the number of a heading, its title on the next page
    if line.rstrip().endswith(_ENDED) or _INDENTED.match(follows) or read_heading(follows):
        return False
    heading = read_heading(line.strip())
    if heading is None or heading.run_in:
        return True
    siblings = [h for h in map(read_heading, map(str.strip, earlier)) if h and h.mark == heading.mark]
    return _runs_over(line, follows) or any(sibling.run_in for sibling in siblings[-1:])


def _runs_over(line: str, follows: str) -> bool:
    """Say whether a word begins at the end of one line and ends in the next."""
    tail = line[-_WORD:]
    ends = accumulate(map(len, rjieba.cut(tail + follows[:_WORD])))
    return len(tail) not in ends


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
