"""Find figures with their units in a text: digits and Chinese numerals, scales, ranges, comparators."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from warehouse.records import Comparator

Family = Literal[
    "percent", "multiple", "money", "area", "length", "mass", "volume", "energy", "data", "people",
    "counter", "duration", "rank", "index",
]  # fmt: skip

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_NUMERAL_SIGNS = frozenset(_DIGITS | _STEPS | _LARGE)
_DIGITS_ONLY = re.compile(r"[\d,]+(?:\.\d+)?")
_CHINESE = "零〇一二两三四五六七八九十百千"
_DASH = r"(?:—{1,2}|–|-|－|−|~|～|至|到)"
_TENTHS = "零〇一二三四五六七八九"
_NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|[一二两三四五六七八九十][{_CHINESE}]*(?:点[{_TENTHS}]+)?)"
)
_ANY_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit; offsets are half open and relative to the text it was found in.

    `start`–`end` take in the comparators on both sides, `value_start`–`value_end` digits, scale and unit.
    """

    start: int
    end: int
    value_start: int
    value_end: int
    value: float
    value_high: float | None
    scale: float
    unit_text: str
    """Scale and unit as written: 亿元, %, 万吨/日."""
    unit_base: str
    family: Family
    comparator: Comparator
    chinese: bool
    """True where the number is written in characters alone (三个, 十大)."""

    @property
    def value_si(self) -> float:
        """Return the lower value times its scale, in `unit_base`; a percent stays as it is."""
        return _tidy(self.value * self.scale)


def parse_numeral(text: str) -> float:
    """Read digits (`1,200.5`) or Chinese numerals (`三千五百`, `两万亿`, `五点五`).

    Raise ValueError where `text` is neither.
    """
    if _DIGITS_ONLY.fullmatch(text):
        return float(text.replace(",", ""))
    whole, _, fraction = text.partition("点")
    if not whole or any(c not in _NUMERAL_SIGNS for c in whole):
        raise ValueError(f"{text!r} is no numeral")
    value = float(_whole(whole))
    if fraction:
        value = float(f"{int(value)}.{''.join(str(_DIGITS[c]) for c in fraction)}")
    return value


def _whole(text: str) -> int:
    for large in ("亿", "万"):
        left, found, right = text.rpartition(large)
        if found:
            return _whole(left) * _LARGE[large] + (_whole(right) if right else 0) if left else _LARGE[large]
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _STEPS[char]
            digit = 0
    return total + digit


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find every number that has a known unit, in the order of the text."""
    if not _ANY_NUMERAL.search(text):
        return ()
    found = [q for match in _pattern().finditer(text) if (q := _quantity(text, match)) is not None]
    measured = [_index(text, match) for match in _index_pattern().finditer(text)]
    return tuple(sorted([*found, *measured], key=lambda q: q.start)) if measured else tuple(found)


def _index(text: str, match: re.Match[str]) -> Quantity:
    """Read a figure without a unit behind its measure (融合发展指数达到70)."""
    start, end = match.span("value")
    bare = Quantity(
        start=start, end=end, value_start=start, value_end=end, value=float(match["value"]), value_high=None,
        scale=1.0, unit_text="", unit_base="", family="index", comparator="=", chinese=False,
    )  # fmt: skip
    return _with_comparators(text, (start, end), bare)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    parts = match.groupdict()
    if parts["whole"]:
        return _fraction(text, match)
    number, high = parts["low"], parts["high"]
    scale_text, unit = parts["scale"] or "", parts["unit"] or ""
    scale = _scales()[scale_text] if scale_text else 1.0
    value = parse_numeral(number)
    value_high = parse_numeral(high) if high else None
    if value_high is not None and value_high <= value:
        return None
    if parts["lowscale"] and parts["lowscale"] != scale_text:
        value = _tidy(value * _scales()[parts["lowscale"]] / scale)
    comparator: Comparator = "range" if high else ">" if parts["more"] or parts["more2"] else "="
    tenth = unit == "成"
    return _with_comparators(
        text,
        match.span(),
        Quantity(
            start=match.start(), end=match.end(), value_start=match.start(), value_end=match.end(),
            value=value, value_high=value_high, scale=scale * (10 if tenth else 1),
            unit_text=scale_text + unit, unit_base="%" if tenth else unit,
            family=_families().get(unit, "counter"), comparator=comparator, chinese=not number[0].isdigit(),
        ),
    )  # fmt: skip


def _fraction(text: str, match: re.Match[str]) -> Quantity:
    """Read 百分之五 and 三分之二 as percentages."""
    share = (
        parse_numeral(match["part"])
        * 100
        / (100 if match["whole"] == "百" else parse_numeral(match["whole"]))
    )
    return _with_comparators(
        text,
        match.span(),
        Quantity(
            start=match.start(), end=match.end(), value_start=match.start(), value_end=match.end(),
            value=round(share, 6), value_high=None, scale=1.0, unit_text="%", unit_base="%",
            family="percent", comparator="=", chinese=False,
        ),
    )  # fmt: skip


def _with_comparators(text: str, span: tuple[int, int], bare: Quantity) -> Quantity:
    start, end = span
    comparator = bare.comparator
    before = _before().search(text, max(0, start - 6), start)
    if before:
        start = before.start()
        if comparator == "=":
            comparator = _which(before, "before")
    after = _after().match(text, end)
    if after:
        end = after.end()
        if comparator != "range":
            comparator = _which(after, "after")
    if not before and not after:
        return bare
    return Quantity(
        start=start, end=end, value_start=bare.value_start, value_end=bare.value_end, value=bare.value,
        value_high=bare.value_high, scale=bare.scale, unit_text=bare.unit_text, unit_base=bare.unit_base,
        family=bare.family, comparator=comparator, chinese=bare.chinese,
    )  # fmt: skip


def _which(match: re.Match[str], side: str) -> Comparator:
    return cast("Comparator", list(_data()[side])[cast("int", match.lastindex) - 1])


def _tidy(value: float) -> float:
    """Drop the noise of binary multiplication: 1.1 × 1e12 is 1100000000000."""
    return float(f"{value:.12g}")


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, object]]:
    with Path(__file__).with_name("units.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _scales() -> dict[str, float]:
    return {name: float(cast("float", factor)) for name, factor in _data()["scales"].items()}


@lru_cache(maxsize=1)
def _families() -> dict[str, Family]:
    families: dict[str, Family] = {}
    for family, units in _data()["families"].items():
        for unit in cast("list[str]", units):
            families.setdefault(unit, cast("Family", family))
    return families


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(u) for u in sorted(_families(), key=len, reverse=True))
    scales = "|".join(sorted(_scales(), key=len, reverse=True))
    # 千 and 百 before these letters belong to the unit: 千瓦, 千米, 百分点
    people = "|".join(cast("dict[str, list[str]]", _data()["index"])["counted"])
    counted = rf"[\u4e00-\u9fff]{{0,6}}(?:{people})"
    scale = rf"(?:{scales})(?![瓦克米伏])|(?:{scales})(?=千[瓦克米伏])"
    return re.compile(
        rf"(?<![A-Za-z\d.])(?:(?P<whole>百|[二三四五六七八九十])分之(?P<part>[{_CHINESE}]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
        rf"|(?P<low>{_NUMERAL})(?:(?P<lowscale>{scale})?(?:{units})?{_DASH}(?P<high>{_NUMERAL}))?"
        rf"(?P<more>[多余])?(?P<scale>{scale})?(?P<more2>[多余])?(?:(?P<unit>{units})(?:[(（][\u4e00-\u9fff][)）])?|(?P<bare>(?<=[万亿])(?=以上|左右|[,;。、，；)）]|\Z|{counted}))))"
    )


@lru_cache(maxsize=1)
def _index_pattern() -> re.Pattern[str]:
    words = cast("dict[str, list[str]]", _data()["index"])
    return re.compile(
        rf"(?:{'|'.join(words['measures'])})(?:{'|'.join(words['verbs'])})"
        r"(?P<value>\d+(?:\.\d+)?)(?=以上|左右|以内|[,;。、，；)）]|\Z)"
    )


def _bounds(side: str) -> str:
    return "|".join("(" + "|".join(cast("list[str]", words)) + ")" for words in _data()[side].values())


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_bounds('before')})(?:了|到)?\s*\Z")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(_bounds("after"))
