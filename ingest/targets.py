"""Find the targets of a report's goals and tasks, and the figures reached in its review."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.aspects import aspect_of
from ingest.found import FoundTarget
from ingest.headline import find_comparatives, headline_places
from ingest.indicators import canonical
from ingest.lexicon import WIDTH, lexicon
from ingest.negatives import clause_start, refuse
from ingest.quantity import Quantity, find_quantities
from ingest.subject import Phrase, leads_to_object, name_after, name_before, respective_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.drafts import DraftUnit

_REFERENCE = re.compile(r"(?:比(?![重例率])|较(?![快高大]))(?P<ref>[^,;。、]{2,12}?)(?=增加|增长|提高|提升|下降|降低|减少|扩大|高|多|低)")
_CHAIN = re.compile(r"\s*(?:、|和|与|及|以及|,)?\s*")
_PLANNED = re.compile(r"(?<![虚模草])拟(?=按|安排|发行|新增|完成)")
"""Wherever it stands in a clause of a budget, it governs the clauses that follow."""
_COUNTED = frozenset({"counter", "people"})
_ALL_OF = re.compile(r"(?:均|都|双双|分别|各)")


@dataclass(slots=True)
class _Time:
    """Whether the text speaks of another time than the plan year: of what was reached, or of a later plan."""

    place: tuple[int, str] = (-1, "")
    past: bool = False
    later: bool = False

    @property
    def elsewhere(self) -> bool:
        return self.past or self.later

    def move(self, draft: DraftUnit, text: str) -> None:
        """Follow the text: a paragraph ends the past, a section or a word of this year ends the later plan."""
        context = lexicon().context
        if draft.paragraph != self.place[0]:
            self.past = False
        if draft.section != self.place[1]:
            self.later = False
        self.place = (draft.paragraph, draft.section)
        if context["turns_past"].search(text):
            self.past = True
        elif context["turns_back"].search(text):
            self.past = self.later = False
        elif context["turns_later"].search(text):
            self.later = True


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the names of what it is of."""

    quantity: Quantity
    names: tuple[str, ...]
    verb: str
    start: int
    end: int
    link: str
    """What stands between the name and the figure."""


def find_targets(drafts: Sequence[DraftUnit]) -> tuple[FoundTarget, ...]:
    """Find what goals and tasks promise with a number, or in comparative words in the headline list."""
    places = headline_places(drafts)
    plan_year = _plan_year(drafts)
    time = _Time()
    found: list[FoundTarget] = []
    for index, draft in enumerate(drafts):
        if draft.role not in {"goals", "tasks"}:
            continue
        text = draft.text.translate(WIDTH)
        time.move(draft, text)
        found_here = [] if time.elsewhere else find_quantities(text)
        kept = [q for q, reason in refuse(text, found_here, draft.path, plan_year) if reason is None]
        numeric = _read(index, text, kept, found, headline=index in places)
        found += numeric
        if places.get(index, -1) >= 0 and not time.elsewhere:
            found += _in_words(index, text, places[index], numeric)
    return tuple(found)


def find_results(drafts: Sequence[DraftUnit]) -> tuple[FoundTarget, ...]:
    """Find the figures that a review reports as reached; the shape is that of a target."""
    found: list[FoundTarget] = []
    for index, draft in enumerate(drafts):
        if draft.role != "review":
            continue
        text = draft.text.translate(WIDTH)
        kept = [q for q, reason in refuse(text, find_quantities(text), None, None) if reason is None]
        found += [replace(t, hedge=None) for t in _read(index, text, kept, found, headline=False)]
    return tuple(found)


def _plan_year(drafts: Sequence[DraftUnit]) -> int | None:
    """Return the year that most headings of goals and tasks name: the year the plan is for."""
    years = Counter(
        int(year)
        for draft in drafts
        if draft.role in {"goals", "tasks"}
        for year in re.findall(r"20\d{2}(?=年)", draft.path[0] or "")
    )
    return years.most_common(1)[0][0] if years else None


def _read(index: int, text: str, kept: Sequence[Quantity], earlier: Sequence[FoundTarget], *, headline: bool) -> list[FoundTarget]:
    found: list[FoundTarget] = []
    for named in _name_all(text, kept):
        before = [*earlier[-1:], *found]
        names = named.names or _elided(text, named, before)
        targets = [_target(index, text, named, name, headline=headline) for name in names]
        if not named.names and before and before[-1].unit == index:
            targets = [_same_aspect(target, before[-1]) for target in targets]
        found += targets
    return found


def _same_aspect(target: FoundTarget, before: FoundTarget) -> FoundTarget:
    """Let a bare second percentage go on with the aspect of the first (增长7%以上、力争8%)."""
    if target.unit_base == before.unit_base == "%" and target.aspect == "share":
        return replace(target, aspect=before.aspect)
    return target


def _name_all(text: str, kept: Sequence[Quantity]) -> list[Named]:
    """Give each figure its name, in order; what one figure has used, the next cannot."""
    named: list[Named] = []
    boundary, verb, position = 0, "", 0
    while position < len(kept):
        quantity = kept[position]
        start = max(boundary, clause_start(text, quantity.start))
        if start != boundary:
            verb = ""
        group = _respective(text, kept[position:], start)
        if group:
            named += group
            position += len(group)
            boundary = group[-1].end
            continue
        following = kept[position + 1] if position + 1 < len(kept) else None
        item = _name_one(text, quantity, start, following, verb)
        named.append(item)
        boundary, verb = item.end, item.verb
        position += 1
    return named


def _name_one(text: str, quantity: Quantity, start: int, following: Quantity | None, verb: str) -> Named:
    segment = text[start : quantity.start]
    limit = following.start if following else len(text)
    before = name_before(text, start, quantity.start)
    after = Phrase("", quantity.end, quantity.end, "")
    if not before.name or (quantity.family != "percent" and leads_to_object(segment)):
        end = quantity.end
        if limit == end + 1 and text[end] == "、" and following:
            end, limit = following.end, len(text)
        after = name_after(text, end, limit)
    phrase = after if after.name else before
    if phrase is before and before.name and quantity.family in _COUNTED and quantity.comparator == "=":
        phrase = _around(text, before, name_after(text, quantity.end, limit))
    if phrase.name.startswith("占"):
        phrase = _whole_of_share(text, phrase, start)
    names = (phrase.name,) if phrase.name else ()
    if phrase.end == before.end and names and _ALL_OF.search(text, before.end, quantity.start):
        names = respective_names(before.name)
    link = text[before.end : quantity.start] if phrase.end == before.end else ""
    begin = min(before.start, quantity.start) if before.name else quantity.start
    return Named(quantity, names, before.verb or verb, begin, quantity.end if after.start > quantity.end else max(quantity.end, after.end), link)


def _around(text: str, before: Phrase, after: Phrase) -> Phrase:
    """Join the two halves of a name that a figure stands in the middle of (城区20条道路)."""
    words = lexicon()
    if not after.name or words.act.match(after.name) or words.predicate.match(after.name):
        return before
    return Phrase(before.name + after.name, before.start, before.end, before.verb)


def _whole_of_share(text: str, share: Phrase, start: int) -> Phrase:
    """Put the thing whose share it is, named in the clause before, in front of 占…比重."""
    if start == 0:
        return share
    earlier = name_before(text, clause_start(text, start - 1), start - 1)
    return Phrase(earlier.name + share.name, earlier.start, share.end, share.verb) if earlier.name else share


def _respective(text: str, kept: Sequence[Quantity], start: int) -> list[Named]:
    """Pair the subjects before 分别 with the figures that follow it."""
    segment = text[start : kept[0].start]
    if "分别" not in segment:
        return []
    subject = name_before(text, start, start + segment.index("分别"))
    names = respective_names(subject.name)
    if len(names) < 2 or len(kept) < len(names):  # noqa: PLR2004
        return []
    group: list[Named] = []
    for position, name in enumerate(names):
        quantity = kept[position]
        if position and not _CHAIN.fullmatch(text, kept[position - 1].end, quantity.start):
            return []
        group.append(Named(quantity, (name,), subject.verb, subject.start, quantity.end, text[subject.end : kept[0].start]))
    return group


def _elided(text: str, named: Named, earlier: Sequence[FoundTarget]) -> tuple[str, ...]:
    """Name a figure that stands without its noun: the indicator before it, or the object of the same verb."""
    if earlier and re.search(r"\d[^,;。]{0,4}[、,(]?(?:累计|总数|总量|共计|达到|达)*\Z", text[: named.quantity.start]):
        return (earlier[-1].indicator,)
    if named.verb:
        for match in re.finditer(re.escape(named.verb), text[: named.start - len(named.verb)]):
            after = name_after(text, match.end(), named.start)
            if after.name:
                return (after.name,)
    return (earlier[-1].indicator,) if earlier else ()


def _target(index: int, text: str, named: Named, name: str, *, headline: bool) -> FoundTarget:
    quantity = named.quantity
    indicator = canonical(name)
    hedge = _hedge(text, quantity.start)
    comparator = quantity.comparator
    if comparator == "=" and hedge in lexicon().striving:
        comparator = "strive"
    reference = _REFERENCE.search(text, named.start, quantity.value_start)
    return FoundTarget(
        unit=index, start=named.start, end=named.end,
        value_start=quantity.value_start, value_end=quantity.value_end,
        indicator=name, canonical=indicator.name if indicator else None,
        aspect=aspect_of(text, quantity, name, named.link, named.verb), comparator=comparator,
        value=quantity.value, value_high=quantity.value_high,
        unit_text=quantity.unit_text, unit_base=quantity.unit_base, value_si=quantity.value_si,
        hedge=hedge, reference=reference["ref"] if reference else None, headline=headline,
        polarity=indicator.polarity if indicator else "none",
    )  # fmt: skip


def _hedge(text: str, position: int) -> str | None:
    """Return the hedge that governs a figure: in its clause, or leading one before that no verb has ended."""
    words = lexicon()
    start = clause_start(text, position)
    found = words.hedge.findall(text[start:position])
    while not found and start > 0:
        lead = words.lead.match(text, start)
        if lead and words.act.search(lead.group()):
            return None
        start = clause_start(text, start - 1)
        lead = words.lead.match(text, start)
        found = words.hedge.findall(lead.group()) if lead else []
        if not found and _PLANNED.search(text, start, position):
            return "拟"
    return str(found[-1]) if found else None


def _in_words(index: int, text: str, start: int, numeric: Sequence[FoundTarget]) -> list[FoundTarget]:
    figures = [(t.value_start, t.end) for t in numeric if t.value_start is not None]
    found = []
    for item in find_comparatives(text, start, figures):
        names = item.names or tuple(t.indicator for t in numeric if t.end <= item.start)[-1:]
        for name in names:
            indicator = canonical(name)
            found.append(
                FoundTarget(
                    unit=index, start=item.start, end=item.end, value_start=None, value_end=None,
                    indicator=name, canonical=indicator.name if indicator else None,
                    aspect=item.aspect, comparator=item.comparator, value=None, value_high=None,
                    unit_text=None, unit_base=None, value_si=None, hedge=_hedge(text, item.end),
                    reference=item.reference, headline=True,
                    polarity=indicator.polarity if indicator else "none",
                )
            )  # fmt: skip
    return found
