"""What kinds, facets, verdicts and targets are called on screen, in Chinese and English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from compare.tables import read_table
from warehouse.english_figures import quantity_in_english

if TYPE_CHECKING:
    from warehouse.records import Target

Language = Literal["zh", "en"]

_SPOKEN_HEDGES = ("确保", "力争", "争取", "努力", "基本")
_IN_WORDS = ("sync", "above_average", "maintain", "improve", "decrease", "fulfil")
_DEFAULT_REFERENCE = {"sync": "经济增长", "above_average": "平均水平", "fulfil": "上级下达"}


@cache
def _names() -> dict[str, Any]:
    return read_table("names")


def name_of(group: str, word: str, language: Language = "zh") -> str:
    """Name a word of the records, `name_of("facet", "softened")` → 约束放松.

    Raises KeyError for a word that has no name, so that a new one is not forgotten here.
    """
    chinese, english = _names()[group][word]
    return str(chinese if language == "zh" else english)


def names_in_english(group: str) -> dict[str, str]:
    """Return the names of a group, Chinese → English."""
    return {str(chinese): str(english) for chinese, english in _names()[group].values()}


def target_phrase(target: Target, language: Language = "zh") -> str:
    """Write a target's value as a report would: 5%左右, 增长6%以上, 与经济增长同步."""
    number = _quantity(target, None, language)
    upper = _quantity(target, target.value_high, language)
    reference = target.reference or _DEFAULT_REFERENCE.get(target.comparator, "")
    phrase = name_of("phrase", _phrase_key(target), language).format(v=number, h=upper, r=reference)
    if language == "en" or target.value is None:
        return phrase
    direction = {"growth": "增长", "reduction": "下降"}.get(target.aspect, "")
    hedge = next((w for w in _SPOKEN_HEDGES if w in (target.hedge or "") and w not in phrase), "")
    return f"{hedge}{direction}{phrase}"


def _quantity(target: Target, high: float | None, language: Language) -> str:
    """Write a target's number, or both of a range, with the unit."""
    if target.value is None:
        return ""
    low, unit = f"{target.value:.15g}", target.unit_text or ""
    upper = None if high is None else f"{high:.15g}"
    if language == "en":
        return quantity_in_english(low, upper, unit)
    return f"{low}—{upper}{unit}" if upper else f"{low}{unit}"


def _phrase_key(target: Target) -> str:
    """Choose the phrase of a target; a comparison of numbers without a number compares with a reference."""
    if target.value is not None or target.comparator in _IN_WORDS:
        return target.comparator
    return "faster" if target.comparator in {">", ">="} and target.reference else "unnumbered"
