"""Figures as reports write them, read in English: 3000亿元 is 300 billion yuan, 十二 is 12."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURE: Final = re.compile(
    r"(?P<low>[0-9.,]+(?:e[+-]?[0-9]+)?)(?:[—–](?P<high>[0-9.,]+(?:e[+-]?[0-9]+)?))?(?P<unit>.*)", re.DOTALL
)
_SCALES: Final = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "十万亿": 10**13,
}  # fmt: skip
_SCALE: Final = re.compile("十万亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|克|米|伏)|百")
_LARGE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_NUMERALS: Final = "零一二三四五六七八九"


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("warehouse") / "english_figures.toml").read_text(encoding="utf-8"))


def numeral_in_english(text: str) -> str:
    """Write a Chinese numeral up to 99 in digits; anything else as it is."""
    tens, ten, ones = text.rpartition("十")
    if any(sign not in _NUMERALS for sign in tens + ones):
        return text
    value = int("".join(str(_NUMERALS.index(sign)) for sign in ones) or "0")
    return str(value + (10 * (_NUMERALS.index(tens) if tens else 1) if ten else 0))


def figure_in_english(text: str) -> str:
    """Read 增长5%, 不低于5.5%, 1200亿元 in English; words that are not known stay as they are."""
    for word, english in _words()["before"].items():
        if text.startswith(word):
            return f"{english} {figure_in_english(text.removeprefix(word))}"
    found = _FIGURE.fullmatch(text)
    return quantity_in_english(found["low"], found["high"], found["unit"]) if found else text


def quantity_in_english(low: str, high: str | None, unit: str) -> str:
    """Write a number, or two that bound a range, with its unit in English: 3, 亿元 → 300 million yuan."""
    scale = _SCALE.match(unit)
    rest = unit[scale.end() :] if scale else unit
    factor, large = _large(low, _SCALES[scale.group()] if scale else 1)
    numbers = "–".join(_number(number, factor) for number in (low, high) if number)
    name = unit_in_english(rest)
    space = "" if not name or name.startswith("%") else " "
    return f"{numbers}{f' {large}' if large else ''}{space}{name}"


def unit_in_english(unit: str) -> str:
    """Name a unit without its scale in English, a counter of things by nothing; an unknown one as it is."""
    names = _units()
    if unit in names:
        return names[unit]
    first, *rest = unit.split("/")
    per = _words()["per"]
    return " per ".join((names.get(first, first), *(per.get(each, names.get(each, each)) for each in rest)))


@cache
def _units() -> Mapping[str, str]:
    words = _words()
    return {**dict.fromkeys(words["counters"].split(), ""), **words["unit"]}


def _large(low: str, scale: int) -> tuple[float, str]:
    """Return by what to multiply a number written in steps of `scale`, and the English step it is told in."""
    value = float(low.replace(",", "")) * scale
    if scale == 1:
        return 1, ""
    return next(((scale / step, name) for step, name in _LARGE if value >= step), (scale, ""))


def _number(text: str, factor: float) -> str:
    return f"{round(float(text.replace(',', '')) * factor, 6):,.10g}"
