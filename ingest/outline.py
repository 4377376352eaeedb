"""Paragraphs → the tree of parts, sections and themes, and the drafts of units with their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ingest.drafts import DraftUnit
from ingest.frame import Frame, find_frame
from ingest.placing import Place, place_paragraphs
from ingest.sentences import Span, split_sentences
from ingest.themes import is_lead, theme_title
from warehouse.records import Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.blocks import Paragraph
    from ingest.headings import Mark
    from warehouse.records import Role, UnitKind

Level = Literal["part", "section", "theme"]


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text in their order, the drafts of its units, and the frame of the speech."""

    sections: tuple[Section, ...]
    drafts: tuple[DraftUnit, ...]
    frame: Frame
    marks: Mapping[str, Mark | None]
    """Key of a section → the kind of mark that numbers it."""


@dataclass(slots=True)
class _Open:
    """A section while it grows."""

    key: str
    level: Level
    number: int | None
    title: str
    role: Role
    start: int
    end: int
    parent: str | None
    mark: Mark | None = None
    children: int = 0

    def closed(self) -> Section:
        return Section(
            self.key, self.level, self.number, self.title, self.role, self.start, self.end, self.parent
        )


@dataclass(slots=True)
class _Builder:
    """Walks through the placed paragraphs and collects sections and drafts."""

    paragraphs: Sequence[Paragraph]
    cuts: Mapping[int, tuple[int, ...]]
    """Places at which a paragraph breaks off in mid-sentence: paragraph → indices into its text."""
    opened: dict[str, _Open] = field(default_factory=dict)
    drafts: list[DraftUnit] = field(default_factory=list)
    part: _Open | None = None
    section: _Open | None = None
    theme: _Open | None = None
    sentences: int = 0

    def add(self, place: Place) -> None:
        """Add one placed paragraph: open what it heads, then draft its units."""
        paragraph = self.paragraphs[place.index]
        self._enter(place, paragraph)
        body = 0
        if place.heads is not None:
            body = place.heading.end if place.heading else len(paragraph.text)
            self._draft(place, paragraph, Span(0, body, "sentence", -1), "heading")
        self._sentences(place, paragraph, body)

    def _enter(self, place: Place, paragraph: Paragraph) -> None:
        key = place.role if place.part is None else f"{place.role}.{place.part}"
        if self.part is None or self.part.key != key:
            self.section = self.theme = None
            self.part = self._open(key, "part", place.part_number, place.part_title or "", place, paragraph)
        if place.section is None:
            self.section = None
        elif place.heads == "section" or self.section is None:
            number = place.heading.number if place.heading else None
            wanted = f"{key}.{number or place.section}"
            if wanted in self.opened:
                wanted = f"{key}.{self.part.children + 1}"
            self.theme = None
            self.section = self._open(wanted, "section", number, place.title, place, paragraph)
        if place.heads in {"part", "section"} or (place.heads is None and self._starts_afresh(paragraph)):
            self.theme = None
        if place.heads == "theme":
            self._open_theme(place.title, place, paragraph, place.heading.number if place.heading else None)

    def _starts_afresh(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph leaves the theme: one that runs over several has a heading of its own."""
        return self.theme is not None and self.theme.end < paragraph.start and self.theme.number is None

    def _open(
        self, key: str, level: Level, number: int | None, title: str, place: Place, paragraph: Paragraph
    ) -> _Open:
        parent = {"part": None, "section": self.part, "theme": self.section or self.part}[level]
        while key in self.opened:
            key += "x"
        opened = _Open(
            key, level, number, title, place.role, paragraph.start, paragraph.end, parent and parent.key
        )
        opened.mark = place.heading.mark if place.heading else None
        if parent:
            parent.children += 1
        self.opened[key] = opened
        return opened

    def _open_theme(self, title: str, place: Place, paragraph: Paragraph, number: int | None = None) -> None:
        parent = self.section or self.part
        if parent is None or place.part is None:
            return
        key = (
            f"{parent.key}.{parent.children + 1}"
            if parent is self.section
            else f"{parent.key}.0.{parent.children + 1}"
        )
        self.theme = self._open(key, "theme", number, title, place, paragraph)

    def _sentences(self, place: Place, paragraph: Paragraph, body: int) -> None:
        text = paragraph.text
        cuts = tuple(cut - body for cut in self.cuts.get(place.index, ()) if cut > body)
        spans = [
            Span(s.start + body, s.end + body, s.kind, s.sentence) for s in split_sentences(text[body:], cuts)
        ]
        since = 10_000
        for position, span in enumerate(spans):
            sentence = text[span.start : span.end]
            following = (
                text[spans[position + 1].start : spans[position + 1].end] if position + 1 < len(spans) else ""
            )
            first = position == 0 and body == 0
            lead = span.kind == "sentence" and is_lead(sentence, following, first=first, since=since)
            if lead and place.role not in {"preamble", "closing"}:
                self._open_theme(theme_title(sentence), place, paragraph)
                if self.theme:
                    self.theme.start = paragraph.clean.origins[span.start]
                since = 0
            else:
                since += len(sentence)
            self._draft(place, paragraph, span, "lead" if lead else span.kind)

    def _draft(self, place: Place, paragraph: Paragraph, span: Span, kind: UnitKind) -> None:
        clean = paragraph.clean.cut(span.start, span.end)
        start, end = paragraph.clean.span(span.start, span.end)
        if span.start == 0 or kind == "heading" or not self.drafts or self._is_new(place, span):
            self.sentences += 1
        innermost = self.theme or self.section or self.part
        for opened in (self.theme, self.section, self.part):
            if opened:
                opened.end = max(opened.end if opened is not self.theme else end, end)
        title = self.part.title if self.part else ""
        self.drafts.append(
            DraftUnit(
                text=clean.text,
                start=start,
                end=end,
                role=place.role,
                path=(
                    title or None,
                    (self.section.title or None) if self.section else None,
                    (self.theme.title or None) if self.theme else None,
                ),
                section=innermost.key if innermost else place.role,
                kind=kind,
                paragraph=place.index,
                sentence=self.sentences,
                origins=clean.origins,
            )
        )
        self._last = (place.index, span.sentence)

    _last: tuple[int, int] = (-1, -1)

    def _is_new(self, place: Place, span: Span) -> bool:
        return self._last != (place.index, span.sentence)


def read_outline(
    paragraphs: Sequence[Paragraph], cuts: Mapping[int, tuple[int, ...]] | None = None
) -> Outline:
    """Read the outline of a text's paragraphs; `cuts` tells where one breaks off in mid-sentence."""
    texts = [paragraph.text for paragraph in paragraphs]
    frame = find_frame(paragraphs)
    builder = _Builder(paragraphs, cuts or {})
    for place in place_paragraphs(texts, frame):
        builder.add(place)
    around = _around(paragraphs, frame)
    sections = sorted((o.closed() for o in builder.opened.values()), key=lambda s: (s.start, -s.end))
    ordered = sorted([*sections, *around], key=lambda s: s.start)
    return Outline(
        tuple(ordered), tuple(builder.drafts), frame, {o.key: o.mark for o in builder.opened.values()}
    )


def _around(paragraphs: Sequence[Paragraph], frame: Frame) -> list[Section]:
    """Return the page furniture and the annexes as sections: they give no units."""
    spans: list[tuple[str, Role, int, int]] = [
        ("furniture.1", "furniture", 0, frame.start),
        ("furniture.2", "furniture", frame.end, frame.annex),
        ("annex.1", "annex", frame.annex, frame.tail),
        ("furniture.3", "furniture", frame.tail, len(paragraphs)),
    ]
    return [
        Section(
            key,
            "part",
            None,
            paragraphs[a].text[:40] if role == "annex" else "",
            role,
            paragraphs[a].start,
            paragraphs[b - 1].end,
        )
        for key, role, a, b in spans
        if a < b
    ]
