"""Load `units.toml`: units and scales, and the patterns by which figures and their bounds are found."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from ingest.quantities.numerals import CHINESE, NUMERAL
from ingest.quantities.sparse import Sparse
from ingest.quantities.spelled import by_first_character

Family = Literal[
    "percent", "multiple", "ratio", "money", "area", "length", "mass", "volume", "energy", "data", "people",
    "counter", "duration", "rank", "index",
]  # fmt: skip

_DASH = r"(?:—{1,2}|–|-|－|−|~|～|至|到)"
_STOP = r"[,;。、，；)）]|\Z"
_FIGURE_BEGINS = r"\d一二两三四五六七八九十百千万几数半"


@lru_cache(maxsize=1)
def measures() -> dict[str, dict[str, object]]:
    """Return the tables of `units.toml`."""
    with Path(__file__).with_name("units.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def scales() -> dict[str, float]:
    """Map each number scale (万, 亿) to its factor."""
    return {name: float(cast("float", factor)) for name, factor in measures()["scales"].items()}


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """Map each unit to its family; the first family that lists it holds it."""
    found: dict[str, Family] = {}
    for family, units in measures()["families"].items():
        for unit in cast("list[str]", units):
            found.setdefault(unit, cast("Family", family))
    return found


def base_of(unit: str) -> str:
    """Return the spelling that stands for all spellings of a unit (μg/m³ → 微克/立方米)."""
    return cast("str", measures()["bases"].get(unit, unit))


@lru_cache(maxsize=1)
def per() -> dict[str, tuple[str, ...]]:
    """Map each unit that may be told per something before its figure (每立方米24微克) to those words."""
    told: dict[str, tuple[str, ...]] = {}
    for word, units in measures()["per"].items():
        for unit in cast("list[str]", units):
            told[unit] = (*told.get(unit, ()), word)
    return told


@lru_cache(maxsize=1)
def figure_pattern() -> Sparse:
    """Return the pattern of a figure: a fraction, a half, a ratio, a round number, a number with its unit."""
    units = by_first_character([re.escape(u) for u in sorted(families(), key=len, reverse=True)])
    names = by_first_character(sorted(scales(), key=len, reverse=True))
    people = "|".join(cast("list[str]", measures()["index"]["counted"]))
    reached = "|".join(f"(?<={word})" for word in cast("list[str]", measures()["round"]["reached"]))
    # 千 and 百 before these letters belong to the unit: 千瓦, 千米, 百分点
    scale = rf"(?:{names})(?![瓦克米伏])|(?:{names})(?=千[瓦克米伏])"
    goes_on = "".join({"多", "余", *"—–-－−~～至到", *(word[0] for word in (*families(), *scales()))})
    part = rf"[{CHINESE}]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?"
    return Sparse.of(
        rf"(?<![A-Za-z\d.])(?:(?P<whole>百|[二三四五六七八九十])分之(?P<part>{part})"
        rf"(?:{_DASH}(?:百分之)?(?P<parthigh>{part})(?![{CHINESE}\d万亿%个]))?"
        rf"|(?P<half>一半|半数)(?=以上|左右|的|{_STOP})"
        rf"|(?<!\d:)(?P<ratio>\d+(?:\.\d+)?)(?::|：)1(?![\d.:：%])"
        rf"|(?:{reached})(?P<round>[千百万]亿)(?P<rounded>元?)(?=以上|左右|大关|关口|台阶|规模|{_STOP})"
        rf"|(?P<low>{NUMERAL})(?=[{re.escape(goes_on)}])(?:(?P<lowscale>{scale})?(?:{units})?{_DASH}(?P<high>{NUMERAL}))?"
        rf"(?P<more>[多余])?(?P<scale>{scale})?(?P<more2>[多余])?"
        rf"(?:(?P<unit>{units})(?:[(（][\u4e00-\u9fff][)）])?"
        rf"|(?P<bare>(?<=[万亿])(?=以上|左右|{_STOP}|[\u4e00-\u9fff]{{0,6}}(?:{people})))))",
        _FIGURE_BEGINS,
    )


@lru_cache(maxsize=1)
def index_pattern() -> Sparse:
    """Return the pattern of a figure without a unit behind its measure (融合发展指数达到70)."""
    words = cast("dict[str, list[str]]", measures()["index"])
    return Sparse.of(
        rf"(?:{'|'.join(words['measures'])})(?:[由从]\d+(?:\.\d+)?)?(?:{'|'.join(words['verbs'])})"
        rf"(?P<value>\d+(?:\.\d+)?)(?=以上|左右|以内|{_STOP})",
        begins="".join({word[0] for word in words["measures"]}),
    )


@lru_cache(maxsize=1)
def _ends_of_bounds() -> frozenset[str]:
    words = [word for listed in measures()["before"].values() for word in cast("list[str]", listed)]
    return frozenset({*"了到", *(word[-1] for word in words)})


def may_bound(text: str, start: int) -> bool:
    """Tell whether the character before a figure may end a comparator: to look is faster than to search."""
    before = text[start - 1 : start]
    return before in _ends_of_bounds() or before.isspace()


@lru_cache(maxsize=1)
def bound_before() -> re.Pattern[str]:
    """Return the pattern of a comparator before a figure; its group tells which."""
    return re.compile(rf"(?:{_bounds('before')})(?:了|到)?[^\S\n]*\Z")


@lru_cache(maxsize=1)
def bound_after() -> re.Pattern[str]:
    """Return the pattern of a comparator right behind a figure; its group tells which."""
    return re.compile(_bounds("after"))


def _bounds(side: str) -> str:
    return "|".join("(" + "|".join(cast("list[str]", words)) + ")" for words in measures()[side].values())
