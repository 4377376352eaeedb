"""Read one row of a digest, indicator, wording, value and unit, as the figure of a report is read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from ingest.indicators import canonical
from ingest.quantities.aspects import aspect_of
from ingest.quantities.headline import find_comparatives
from ingest.quantities.lexicon import lexicon
from ingest.quantity import find_quantities

if TYPE_CHECKING:
    from ingest.indicators import Indicator
    from ingest.quantity import Quantity
    from warehouse.records import Aspect, Comparator

_PLACE: Final = "…"
"""Where the figure stands in a wording."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a row says: fields as in warehouse.records.Target."""

    canonical: str | None
    aspect: Aspect
    comparator: Comparator
    value: float | None
    value_high: float | None
    unit_text: str | None
    unit_base: str | None
    value_si: float | None
    hedge: str | None
    reference: str | None
    polarity: Literal["higher", "lower", "none"]


def read_figure(indicator: str, wording: str, value: str, unit: str) -> Figure | None:
    """Read a row as if it stood in a report; None where neither a figure nor a comparison is understood."""
    name, grows = _bare_name(indicator)
    known = canonical(indicator) or canonical(name)
    if not value:
        return _in_words(name, wording, known)
    phrase, place = _phrase(wording, f"{value}{unit}", unit)
    quantity = next((q for q in find_quantities(phrase) if q.value_start <= place < q.value_end), None)
    if quantity is None:
        return None
    before = phrase[: quantity.start]
    verb = "" if quantity.family == "percent" else _verb(before)
    link = f"{grows}{before.removeprefix(verb)}"
    hedge = _hedge(wording)
    return Figure(
        canonical=known.name if known else None,
        aspect=aspect_of(phrase, quantity, indicator, link, verb),
        comparator=_comparator(quantity, hedge),
        value=quantity.value, value_high=quantity.value_high,
        unit_text=unit or quantity.unit_text, unit_base=quantity.unit_base, value_si=quantity.value_si,
        hedge=hedge, reference=None, polarity=known.polarity if known else "none",
    )  # fmt: skip


def _verb(before: str) -> str:
    """Return the words before a figure where they are a verb that governs it: 新建, 实施."""
    return before if lexicon().act.fullmatch(before) or lexicon().increment.match(before) else ""


def _comparator(quantity: Quantity, hedge: str | None) -> Comparator:
    strives = quantity.comparator == "=" and hedge in lexicon().striving
    return "strive" if strives else quantity.comparator


@cache
def _words() -> dict[str, list[str]]:
    content: dict[str, Any] = tomllib.loads((files("ingest") / "digests.toml").read_text(encoding="utf-8"))
    return content


def _bare_name(indicator: str) -> tuple[str, str]:
    """Part a name from the words in it that say what kind of figure follows: 地区生产总值|增长."""
    for word in _words()["growth"]:
        if indicator.endswith(word) and indicator != word:
            return indicator.removesuffix(word), word
    for word in _words()["increment"]:
        if indicator.startswith(word) and indicator != word:
            return indicator.removeprefix(word), ""
    return indicator, ""


def _phrase(wording: str, figure: str, unit: str) -> tuple[str, int]:
    """Put a figure in its place in the wording; return the phrase and where the figure begins in it."""
    before, mark, after = wording.partition(_PLACE)
    if mark and unit:
        after = after.removeprefix(unit)
    return f"{before}{figure}{after}", len(before)


def _hedge(wording: str) -> str | None:
    found = re.findall("|".join(_words()["hedges"]), wording)
    return found[0] if found else None


def _in_words(name: str, wording: str, known: Indicator | None) -> Figure | None:
    text = f"{name}{wording}"
    last = next(iter(reversed([*find_comparatives(text, 0, [])])), None)
    if last is None:
        return None
    return Figure(
        canonical=known.name if known else None,
        aspect=last.aspect, comparator=last.comparator, value=None, value_high=None,
        unit_text=None, unit_base=None, value_si=None, hedge=_hedge(wording), reference=last.reference,
        polarity=known.polarity if known else "none",
    )  # fmt: skip
