"""The tree of parts, sections and themes, grown while the paragraphs are walked through."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Literal

from ingest.genre import GENRE
from warehouse.records import Section

if TYPE_CHECKING:
    from ingest.outlining.blocks import Paragraph
    from ingest.outlining.headings import Mark
    from ingest.outlining.placing import Place
    from warehouse.records import Role

Level = Literal["part", "section", "theme"]


@dataclass(slots=True)
class Node:
    """A section while it grows."""

    key: str
    level: Level
    number: int | None
    title: str
    role: Role
    start: int
    end: int
    parent: str | None = None
    mark: Mark | None = None
    children: int = 0
    spans: bool = False
    """True for a theme whose heading has a paragraph of its own: it spans the paragraphs below."""

    def section(self) -> Section:
        """Return the node as the record that others see."""
        return Section(
            self.key, self.level, self.number, self.title, self.role, self.start, self.end, self.parent
        )


@dataclass(slots=True)
class Tree:
    """All nodes by key, and the part, section and theme that are open."""

    nodes: dict[str, Node] = field(default_factory=dict)
    part: Node | None = None
    section: Node | None = None
    theme: Node | None = None

    path: tuple[str | None, str | None, str | None] = (None, None, None)
    """Titles of the open part, section and theme; None where there is none."""
    innermost: str | None = None
    """Key of the open node that a unit belongs to."""

    def enter(self, place: Place, paragraph: Paragraph) -> None:
        """Open what a paragraph heads, and close what it leaves."""
        key = place.role if place.part is None else f"{place.role}.{place.part}"
        if self.part is None or self.part.key != key:
            self.section = self.theme = None
            node = self._node(place, paragraph, "part")
            node.key, node.number, node.title = key, place.part_number, place.part_title or ""
            self.part = self._add(node, None)
        self._enter_section(place, paragraph)
        if place.heads == "theme":
            self.open_theme(place, paragraph, place.title)
        elif place.heads is not None or self._leaves_theme(paragraph):
            self.theme = None
        self._settle()

    def open_theme(self, place: Place, paragraph: Paragraph, title: str) -> None:
        """Open a theme; preamble and closing have none."""
        parent = self.section or self.part
        if parent is None or place.part is None:
            return
        node = self._node(place, paragraph, "theme")
        prefix = parent.key if parent is self.section else f"{parent.key}.0"
        node.key, node.title = self._free(prefix, parent.children + 1), title
        node.spans = place.heads == "theme"
        self.theme = self._add(node, parent)
        self._settle()

    def extend(self, end: int) -> None:
        """Let the open nodes reach as far as a unit that ends at `end`."""
        for node in (self.part, self.section, self.theme):
            if node:
                node.end = end

    def _settle(self) -> None:
        """Name the open nodes, once for all the units that they will hold."""
        part, section, theme = self.part, self.section, self.theme
        self.path = (
            (part.title or None) if part else None,
            (section.title or None) if section else None,
            (theme.title or None) if theme else None,
        )
        innermost = theme or section or part
        self.innermost = innermost.key if innermost else None

    def _enter_section(self, place: Place, paragraph: Paragraph) -> None:
        if place.section is None:
            self.section = None
        elif (place.heads == "section" or self.section is None) and self.part:
            node = self._node(place, paragraph, "section")
            node.title = place.title
            node.key = self._free(self.part.key, node.number or place.section)
            self.theme = None
            self.section = self._add(node, self.part)

    def _leaves_theme(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph leaves the theme, which only spans several under a heading of its own."""
        return self.theme is not None and (not self.theme.spans or GENRE.has("review.whole", paragraph.text))

    def _node(self, place: Place, paragraph: Paragraph, level: Level) -> Node:
        heading = place.heading if place.heads == level else None
        return Node(
            key="",
            level=level,
            number=heading.number if heading else None,
            title="",
            role=place.role,
            start=paragraph.start,
            end=paragraph.end,
            mark=heading.mark if heading else None,
        )

    def _add(self, node: Node, parent: Node | None) -> Node:
        if parent:
            parent.children += 1
            node.parent = parent.key
        self.nodes[node.key] = node
        return node

    def _free(self, prefix: str, wanted: int) -> str:
        """Return the key with the wanted number, or with the next free one where numbering starts again."""
        if f"{prefix}.{wanted}" not in self.nodes:
            return f"{prefix}.{wanted}"
        free = count(max(wanted, self.nodes[prefix].children if prefix in self.nodes else 0) + 1)
        return next(key for n in free if (key := f"{prefix}.{n}") not in self.nodes)
