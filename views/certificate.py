"""A text's coverage certificate in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compare.missing import absence
from views.markup import badge, html, quoted, safe

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html
    from warehouse.answers import TextHeld
    from warehouse.records import Coverage, SectionSeen

_SIGNS: Final = {"full": "✓", "partial": "!", "digest": "!", "not_a_report": "✗"}
_NAMED: Final = 6
"""Missing sections that one line names."""


def incomplete(text: TextHeld) -> bool:
    """Say whether something may be missing in a text."""
    return text.coverage is None or text.coverage.verdict != "full"


def hides_commitments(text: TextHeld) -> bool:
    """Say whether a text lacks a part in which any commitment may stand; a gap in the review hides none."""
    return text.coverage is None or absence(text.coverage, "") is not None


def coverage_badge(text: TextHeld, words: Words) -> Html:
    """Return a text's coverage as a label with a sign."""
    if text.coverage is None:
        return badge(f"✗ {words('coverage.unread')}", "dz-coverage-partial")
    verdict = text.coverage.verdict
    style = "dz-coverage-full" if verdict == "full" else "dz-coverage-partial"
    return badge(f"{_SIGNS[verdict]} {words(f'coverage.{verdict}')}", style)


def coverage_line(text: TextHeld, words: Words, where: Html | None = None) -> Html:
    """Return year, name and coverage of a text in one line, with what is missing; `where` leads to it."""
    missing = missing_parts(text, words)
    told = words("coverage.missing", parts=words.join(missing)) if missing else ""
    year = html("<strong>{}</strong>", text.year)
    return html(
        '<div class="dz-textline">{} {} <span>{}</span></div>',
        html('<a href="{}">{}</a>', where, year) if where else year,
        coverage_badge(text, words),
        told,
    )


def missing_parts(text: TextHeld, words: Words) -> list[str]:
    """Name the roles and numbered sections that a text lacks, the first few of them."""
    if text.coverage is None:
        return []
    roles = [words(f"role.{role}") for role, state in text.coverage.roles.items() if state == "missing"]
    named = [section_name(seen, words) for seen in text.coverage.missing if seen.number is not None]
    parts = list(dict.fromkeys([*roles, *named]))
    return parts if len(parts) <= _NAMED else [*parts[:_NAMED], "…"]


def section_name(seen: SectionSeen, words: Words) -> str:
    """Name a section by its part and, where it has one, its number."""
    role = words(f"role.{seen.role}")
    return role if seen.number is None else words("coverage.section_of", role=role, number=seen.number)


def sections_of(coverage: Coverage) -> tuple[SectionSeen, ...]:
    """Return every section that a certificate names, each once: what is there, then what is missing."""
    return tuple({seen.key: seen for seen in (*coverage.sections, *coverage.missing)}.values())


def section_title(seen: SectionSeen, words: Words) -> Html:
    """Return a section's own title as HTML, or its number where it is not there."""
    return quoted(seen.title) if seen.title else safe(section_name(seen, words))
