"""Two texts against each other, on demand: files or held years → a comparison, its page, its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compare.boilerplate import mark_boilerplate
from compare.comparison import compare_reports
from compare.page_words import PageWords
from compare.saying import SENTENCES as COMPARING
from ingest.english_names import indicator_in_english
from ingest.saying import SENTENCES as READING
from ingest.sides import Side, side_of_file, sides_of_years, year_of
from warehouse.errors import UsageError
from warehouse.read_wording import shared_wording_of
from warehouse.table_words import TableWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.meaning import Encoder
    from compare.names import Language
    from compare.page import SourceNote
    from warehouse.records import Comparison


def in_english(sentence: str) -> str | None:
    """Read a sentence that comparing or reading wrote in English; None for a person's own words."""
    return COMPARING.in_english(sentence) or READING.in_english(sentence)


def words_in(language: Language) -> PageWords:
    """Return the words of pages and tables in a language, and what says recorded sentences in it."""
    if language == "zh":
        return PageWords()
    return PageWords("en", lambda sentence: in_english(sentence) or sentence, _named_in_english)


def table_words_in(language: Language) -> TableWords:
    """Return the words of tables on a terminal in a language."""
    words = words_in(language)
    return TableWords(language, words.said, words.indicator)


def _named_in_english(indicator: str) -> str:
    english = indicator_in_english(indicator)
    return f"{english} {indicator}" if english else indicator


def compare_sides(
    home: Path, sides: Sequence[str], *, by_meaning: bool = False
) -> tuple[Comparison, tuple[Side, Side]]:
    """Compare two files, or two held years of a region; raise UsageError, NotHeld or NotAReport.

    `by_meaning` asks for links by meaning too: that needs the extra `semantic`; vectors are kept in the home.
    """
    encoder = _encoder(home) if by_meaning else None
    if len(sides) == len(("old", "new")):
        old, new = (side_of_file(Path(side)) for side in sides)
        return compare_reports(old.report, new.report, encoder), (old, new)
    if len(sides) != len(("region", "old", "new")):
        raise UsageError("Name two files, or a region and two years: compare changzhou 2023 2024.")
    years = [year_of(side) for side in sides[1:]]
    old, new = sides_of_years(home, sides[0], years)
    comparison = compare_reports(old.report, new.report, encoder)
    return mark_boilerplate(comparison, shared_wording_of(home, sides[0], years)), (old, new)


def source_notes(sides: tuple[Side, Side]) -> tuple[SourceNote, ...]:
    """Return where the two texts of a comparison came from."""
    from compare.page import SourceNote

    return tuple(
        SourceNote(s.label, s.file_name, s.sha256, s.source_url, s.accessed_on, s.captured_at, s.silent_edits)
        for side in sides
        for s in side.sources
    )


def comparison_html(comparison: Comparison, sides: tuple[Side, Side], language: Language) -> str:
    """Return a comparison as one self-contained HTML page in Chinese or English."""
    from compare.page import comparison_page

    old, new = sides
    return comparison_page(comparison, (old.label, new.label), source_notes(sides), words_in(language))


def page_of_years(home: Path, region: str | None, years: tuple[int, int] | None, language: Language) -> str:
    """Return the page of two held years of a region; raise UsageError where either is not named."""
    if region is None or years is None:
        raise UsageError("A page is of two years of a region: export --region R --years OLD NEW FILE.html.")
    comparison, sides = compare_sides(home, [region, *map(str, years)])
    return comparison_html(comparison, sides, language)


def _encoder(home: Path) -> Encoder:
    from warehouse.vectors import CachedEncoder

    return CachedEncoder(home / "vectors.sqlite")
