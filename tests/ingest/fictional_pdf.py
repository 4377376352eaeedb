"""PDFs of fictional text, written byte by byte in a Chinese font that PDF readers know without its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Placed = tuple[float, float, str]
"""Where a line begins, in points from the lower left corner, and its text."""

PICTURE = b"q 400 0 0 600 90 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"
_SIZE, _LEFT, _TOP, _LEADING = 14, 90, 760, 24
_FONT = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
_CHARACTERS = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 700/StemV 80/FontBBox[-25 -254 1000 880]>>>>"
)


def drawn(lines: Sequence[Placed]) -> bytes:
    """Return the content of a page that draws the lines in the given order."""
    return b"\n".join(
        f"BT /F {_SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
        for x, y, text in lines
    )


def pdf(*pages: bytes) -> bytes:
    """Return a PDF of pages with the given contents."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        _FONT,
        _CHARACTERS,
    ]
    for number, content in enumerate(pages):
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (6 + 2 * number)
        )
        bodies.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
    return assembled(bodies)


def assembled(bodies: Sequence[bytes]) -> bytes:
    """Return a PDF of the given objects, the first of them its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, entries, size, len(out))
    )


def printed(paragraphs: Sequence[str], *, width: int = 29, rows: int = 24) -> list[bytes]:
    """Return pages as an office prints them: first lines indented by place, the page number drawn first."""
    lines: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        text = "　　" + paragraph.strip()
        pieces = [text[at : at + width] for at in range(0, len(text), width)]
        lines += [(2 if piece.startswith("　　") else 0, piece.strip("　")) for piece in pieces]
    pages = [lines[at : at + rows] for at in range(0, len(lines), rows)]
    return [
        drawn(
            [(280, 40, f"— {number} —"), (90, 800, "云汀市第九届人民代表大会文件")]
            + [
                (_LEFT + indent * _SIZE, _TOP - row * _LEADING, text)
                for row, (indent, text) in enumerate(page)
            ]
        )
        for number, page in enumerate(pages, start=1)
    ]
