"""Pictures of pages → lines, by the optional extra `ocr`; nothing is imported where it is not installed."""

from __future__ import annotations

from contextlib import closing
from importlib.util import find_spec
from math import sqrt
from typing import TYPE_CHECKING, Final

from ingest.readers.limits import LIMITS, Deadline
from ingest.readers.pages import PlacedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

_DOTS_PER_POINT: Final = 200 / 72
"""200 dpi: recognition of 16-point print gains nothing from more."""


def can_recognise() -> bool:
    """Tell whether the extra `ocr` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def recognise(document: pypdfium2.PdfDocument, numbers: Sequence[int]) -> dict[int, tuple[PlacedLine, ...]]:
    """Recognise the lines of some pages by their numbers from 0; raise TooLarge past the limit of time."""
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    deadline = Deadline(LIMITS.ocr_seconds)
    lines: dict[int, tuple[PlacedLine, ...]] = {}
    for number in numbers:
        deadline.check()
        with closing(document[number]) as page:
            width, height = page.get_size()
            scale = min(_DOTS_PER_POINT, sqrt(LIMITS.ocr_pixels / max(width * height, 1)))
            found = engine(page.render(scale=scale).to_numpy())
        boxes, texts = (found.boxes, found.txts) if found.txts else ((), ())
        lines[number] = tuple(
            PlacedLine(text, min(xs) / scale, max(xs) / scale, height - max(ys) / scale)
            for box, text in zip(boxes, texts, strict=True)
            for xs, ys in [tuple(zip(*box, strict=True))]
        )
    return lines
