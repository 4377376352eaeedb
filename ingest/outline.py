"""Paragraphs → the tree of parts, sections and themes, and the drafts of units with their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.outlining.drafts import DraftUnit
from ingest.outlining.frame import Frame, find_frame
from ingest.outlining.placing import Place, place_paragraphs
from ingest.outlining.sentences import split_sentences
from ingest.outlining.themes import is_lead, theme_title
from ingest.outlining.tree import Tree
from warehouse.records import Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.clean import CleanText
    from ingest.outlining.blocks import Paragraph
    from ingest.outlining.headings import Mark
    from warehouse.records import Role, UnitKind

_TITLE_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text in their order, the drafts of its units, and the frame of the speech."""

    sections: tuple[Section, ...]
    drafts: tuple[DraftUnit, ...]
    frame: Frame
    marks: Mapping[str, Mark | None]
    """Key of a section → the kind of mark that numbers it."""

    @property
    def beheaded(self) -> Section | None:
        """The first part of the speech, where a later part's number says that its own heading is lost."""
        first = next((s for s in self.sections if s.level == "part" and s.role != "furniture"), None)
        return first if first and first.number and not first.title else None


def read_outline(
    paragraphs: Sequence[Paragraph],
    cuts: Mapping[int, tuple[int, ...]] | None = None,
    frame: Frame | None = None,
) -> Outline:
    """Read the outline of a text's paragraphs.

    `cuts` tells where a paragraph breaks off in mid-sentence: its index → indices into its text. `frame`
    is the speech within them, where it is known already.
    """
    frame = frame or find_frame(paragraphs)
    walk = _Walk(paragraphs, cuts or {})
    for place in place_paragraphs([paragraph.text for paragraph in paragraphs], frame):
        walk.add(place)
    nodes = walk.tree.nodes.values()
    sections = [node.section() for node in nodes] + _around(paragraphs, frame)
    ordered = sorted(sections, key=lambda section: (section.start, -section.end, section.key))
    return Outline(tuple(ordered), tuple(walk.drafts), frame, {node.key: node.mark for node in nodes})


@dataclass(slots=True)
class _Walk:
    """Walks through the placed paragraphs, grows the tree and drafts the units."""

    paragraphs: Sequence[Paragraph]
    cuts: Mapping[int, tuple[int, ...]]
    tree: Tree = field(default_factory=Tree)
    drafts: list[DraftUnit] = field(default_factory=list)
    sentences: int = 0

    def add(self, place: Place) -> None:
        """Add one placed paragraph: open what it heads, then draft its units."""
        paragraph = self.paragraphs[place.paragraph]
        self.tree.enter(place, paragraph)
        body = 0
        if place.heads is not None:
            body = place.heading.end if place.heading else len(paragraph.text)
            alone = place.heads == "theme" and place.heading is None and paragraph.text.endswith("。")
            self.sentences += 1
            self._draft(place, paragraph.clean, 0, body, "lead" if alone else "heading")
        self._sentences(place, paragraph, body)

    def _sentences(self, place: Place, paragraph: Paragraph, body: int) -> None:
        clean = paragraph.clean
        text = clean.text
        cuts = tuple(cut - body for cut in self.cuts.get(place.paragraph, ()) if cut > body)
        spans = split_sentences(text[body:], cuts)
        said = [text[body + span.start : body + span.end] for span in spans]
        since: int | None = len(text) if body else None
        sentence = -1
        for (begin, stop, form, number), words, following in zip(spans, said, [*said[1:], ""], strict=False):
            opens = begin == 0 and body == 0
            lead = form == "sentence" and is_lead(words, following, first=opens, since=since)
            if number != sentence:
                self.sentences += 1
                sentence = number
            if lead:
                self.tree.open_theme(place, paragraph, theme_title(words))
                if self.tree.theme:
                    self.tree.theme.start = clean.origins[body + begin]
                since = 0 if body else None
            elif since is not None:
                since += len(words)
            kind: UnitKind = "lead" if lead and place.part is not None else form
            self._draft(place, clean, body + begin, body + stop, kind)

    def _draft(self, place: Place, clean: CleanText, begin: int, stop: int, kind: UnitKind) -> None:
        origins = clean.origins[begin:stop]
        end = origins[-1] + 1
        tree = self.tree
        tree.extend(end)
        self.drafts.append(
            DraftUnit(
                clean.text[begin:stop],
                origins[0],
                end,
                place.role,
                tree.path,
                tree.innermost or place.role,
                kind,
                place.paragraph,
                self.sentences,
                origins,
            )
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
            _annex_title(paragraphs[a].text, role),
            role,
            paragraphs[a].start,
            paragraphs[b - 1].end,
        )
        for key, role, a, b in spans
        if a < b
    ]


def _annex_title(text: str, role: Role) -> str:
    return text[:_TITLE_SHOWN] if role == "annex" else ""
