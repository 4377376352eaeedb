"""Sections × sections: where the linked text of each section went, and what that makes of it.

A report is ordered by its sections; a part without sections is ordered by its themes, or is one section
itself. Headline goals keep no rank, since they are no priority among others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from compare.similarity import TINY, likeness
from compare.terms import OUTLINE_MARK, gram_counts
from warehouse.records import Link, ReadReport, Section, SectionLink, SectionRelation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.terms import Floats

COMPARED = frozenset({"goals", "tasks"})
FEWEST_THEMES = 3
CLEAR_SHARE = 0.25
"""Share of a section's linked text, either way, from which on it counts as gone there."""
LEAST_SHARE = 0.1
"""Less than this of the old section's text makes no counterpart, however short the new section is."""
MAIN_SHARE = 0.6
"""A new section continues an old one by how much of its text it got and how much of its own came from there,
each as a share of the most that any has: from this geometric mean of both on."""
WHOLE_SHARE, FEWEST_UNITS = 0.7, 3
"""Or by this share of all its text, where so many of its units go on at all."""
SAME_TITLE, CLEAR_TITLE = 0.999, 0.7

Edge = tuple[int, int]


def align_sections(old: ReadReport, new: ReadReport, links: Sequence[Link]) -> tuple[SectionLink, ...]:
    """Link the sections of goals and tasks by the text that goes on in them and by their titles."""
    before, after = ordered_sections(old), ordered_sections(new)
    titles = title_likeness(before, after)
    forward, backward = _flow(old, new, links, before, after)
    leaving = forward / np.maximum(forward.sum(axis=1, keepdims=True), TINY)
    arriving = backward / np.maximum(backward.sum(axis=0, keepdims=True), TINY)
    arrived = (arriving >= CLEAR_SHARE) & (leaving >= LEAST_SHARE)
    clear = (leaving >= CLEAR_SHARE) | arrived | (titles >= CLEAR_TITLE)
    edges = [(int(i), int(j)) for i, j in zip(*np.nonzero(clear), strict=True)]
    relation = _relations(edges, titles)
    old_ranks, new_ranks = _ranks(before), _ranks(after)
    found = [
        SectionLink(
            before[i].key, after[j].key, relation[i, j], old_ranks[i], new_ranks[j],
            round(float(leaving[i, j]), 4),
        )
        for i, j in edges
    ]  # fmt: skip
    gone = sorted(set(range(len(before))) - {i for i, _ in edges})
    come = sorted(set(range(len(after))) - {j for _, j in edges})
    found += [SectionLink(before[i].key, None, "dropped", old_ranks[i], None) for i in gone]
    found += [SectionLink(None, after[j].key, "added", None, new_ranks[j]) for j in come]
    return tuple(found)


def main_counterparts(old: ReadReport, new: ReadReport, links: Sequence[Link]) -> dict[str, frozenset[str]]:
    """Map each old section whose text goes on to the new ones that mainly continue it; it may have none.

    A section that splits has two counterparts; one of which a last sentence stands in another's successor has
    none there, but one that goes there whole has.
    """
    before, after = ordered_sections(old), ordered_sections(new)
    forward, backward = _flow(old, new, links, before, after)
    to_most = forward / np.maximum(forward.max(axis=1, initial=0, keepdims=True), TINY)
    from_most = backward / np.maximum(backward.max(axis=0, initial=0, keepdims=True), TINY)
    leaving = forward / np.maximum(forward.sum(axis=1, keepdims=True), TINY)
    homes = _homes(old, before)
    units = Counter(homes[unit] for unit in {link.old for link in links} if unit in homes)
    several = np.asarray([units[i] >= FEWEST_UNITS for i in range(len(before))], dtype=bool)
    main = (to_most * from_most >= MAIN_SHARE**2) | ((leaving >= WHOLE_SHARE) & several[:, None])
    return {
        before[i].key: frozenset(after[j].key for j in np.flatnonzero(main[i]))
        for i in np.flatnonzero(forward.any(axis=1))
    }


def ordered_sections(report: ReadReport) -> tuple[Section, ...]:
    """Return the sections by which the goals and tasks of a report are ordered."""
    children: dict[str | None, list[Section]] = defaultdict(list)
    for section in report.sections:
        children[section.parent].append(section)
    found: list[Section] = []
    for part in (s for s in report.sections if s.level == "part" and s.role in COMPARED):
        inner = [s for s in children[part.key] if s.level == "section" and s.role in COMPARED]
        themes = [s for s in children[part.key] if s.level == "theme" and s.role in COMPARED]
        if inner or part.role == "goals" or len(themes) < FEWEST_THEMES:
            found.extend(inner or [part])
        else:
            found.extend(themes)
    return tuple(found)


def title_likeness(before: Sequence[Section], after: Sequence[Section]) -> Floats:
    """Return the cosine of character bigrams between titles, without numbering and years."""
    titles = [re.sub(r"\d+年?", "", OUTLINE_MARK.sub("", s.title)).strip("。") for s in (*before, *after)]
    counts = gram_counts(titles, (2,))
    return likeness(counts, np.ones(counts.shape[1], np.float32), len(before))


def _flow(
    old: ReadReport,
    new: ReadReport,
    links: Sequence[Link],
    before: Sequence[Section],
    after: Sequence[Section],
) -> tuple[Floats, Floats]:
    """Sum the linked characters that go from each old section to each new one, by old and by new length."""
    old_home, new_home = _homes(old, before), _homes(new, after)
    old_length = {unit.id: len(unit.text) for unit in old.units}
    new_length = {unit.id: len(unit.text) for unit in new.units}
    leaving: defaultdict[str, float] = defaultdict(float)
    arriving: defaultdict[str, float] = defaultdict(float)
    for link in links:
        leaving[link.old] += link.score
        arriving[link.new] += link.score
    forward = np.zeros((len(before), len(after)), np.float32)
    backward = np.zeros_like(forward)
    for link in links:
        place = old_home.get(link.old), new_home.get(link.new)
        if None not in place:
            forward[place] += old_length[link.old] * link.score / max(leaving[link.old], 1e-6)
            backward[place] += new_length[link.new] * link.score / max(arriving[link.new], 1e-6)
    return forward, backward


def _homes(report: ReadReport, sections: Sequence[Section]) -> dict[str, int]:
    """Map each unit to the listed section that it stands in."""
    parents = {section.key: section.parent for section in report.sections}
    number = {section.key: index for index, section in enumerate(sections)}
    homes: dict[str, int] = {}
    for unit in report.units:
        key = unit.section
        while key is not None and key not in number:
            key = parents.get(key)
        if key is not None:
            homes[unit.id] = number[key]
    return homes


def _ranks(sections: Sequence[Section]) -> list[int | None]:
    """Rank the sections of the tasks from 1."""
    rank, ranks = 0, []
    for section in sections:
        rank += section.role == "tasks"
        ranks.append(rank if section.role == "tasks" else None)
    return ranks


def _relations(edges: Sequence[Edge], titles: Floats) -> Mapping[Edge, SectionRelation]:
    from_old, to_new = Counter(i for i, _ in edges), Counter(j for _, j in edges)
    alone = [(i, j) for i, j in edges if from_old[i] == 1 and to_new[j] == 1]
    in_order = set(_longest_rising(alone))
    found: dict[Edge, SectionRelation] = {}
    for i, j in edges:
        if from_old[i] > 1:
            found[i, j] = "split"
        elif to_new[j] > 1:
            found[i, j] = "merged"
        elif (i, j) not in in_order:
            found[i, j] = "moved"
        else:
            found[i, j] = "kept" if titles[i, j] >= SAME_TITLE else "renamed"
    return found


def _longest_rising(edges: Sequence[Edge]) -> list[Edge]:
    """Return the longest run of one-to-one edges that keep their order; the others have moved."""
    best: list[list[Edge]] = []
    for edge in edges:
        before = [run for run in best if run[-1][1] < edge[1]]
        best.append([*max(before, key=len, default=[]), edge])
    return max(best, key=len, default=[])
