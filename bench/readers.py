"""Time reading one text as plain text and as the page, the print and the Word document made of it.

    python bench/readers.py [FILE]

Prints reports per second from bytes to the read report, and the share of it that turning bytes into text
takes. The baseline is the plain text, timed in the same run. FILE is a text of one paragraph a line
(default: the bundled sample's report of 2022).
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "ingest")]

from fictional_pages import FAMILIES  # noqa: E402 - found beside this file, not in an installed package
from fictional_pdf import pdf, printed  # noqa: E402

from ingest.readers import read_bytes_as_text  # noqa: E402
from ingest.report import read_decoded  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 15


def docx(paragraphs: Sequence[str]) -> bytes:
    """Return a Word document of the paragraphs, without styles."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return stream.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work, after one round that nobody counts."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[ROUNDS // 2]


def main() -> None:
    """Time every form of one text."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "reports" / "sample" / "2022.txt"
    source = path.read_bytes()
    paragraphs = [line for line in read_bytes_as_text(source).text.splitlines() if line.strip()]
    forms = {
        "plain text": source,
        **{f"html, {name}": family(paragraphs).encode("gb18030") for name, family in FAMILIES.items()},
        "pdf": pdf(*printed(paragraphs)),
        "docx": docx(paragraphs),
    }
    print(f"{path.name}: {len(source):,} bytes, {len(paragraphs)} paragraphs; median of {ROUNDS} rounds")
    for name, data in forms.items():
        whole = seconds(lambda data=data: read_decoded(read_bytes_as_text(data)))
        text = seconds(lambda data=data: read_bytes_as_text(data))
        print(
            f"  {name:18} {1 / whole:6.1f} reports/s   {text * 1000:6.1f} of {whole * 1000:6.1f} ms for text"
        )


if __name__ == "__main__":
    main()
