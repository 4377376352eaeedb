"""Find figures with their units in a text: digits and Chinese numerals, scales, ranges, comparators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from ingest.quantities.measures import (
    base_of,
    bound_after,
    bound_before,
    families,
    figure_pattern,
    index_pattern,
    measures,
    scales,
)
from ingest.quantities.numerals import numeral_range, parse_numeral

if TYPE_CHECKING:
    import re

    from ingest.quantities.measures import Family
    from warehouse.records import Comparator

_HUNDREDTHS = 100


class Quantity(NamedTuple):
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

    @property
    def value_high_si(self) -> float | None:
        """Return the upper value of a range times its scale, in `unit_base`."""
        return None if self.value_high is None else _tidy(self.value_high * self.scale)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find every number that has a known unit, in the order of the text."""
    found = [q for match in figure_pattern().finditer(text) if (q := _quantity(text, match)) is not None]
    measured = [_index(text, match) for match in index_pattern().finditer(text)]
    return tuple(sorted([*found, *measured], key=lambda q: q.start)) if measured else tuple(found)


def _index(text: str, match: re.Match[str]) -> Quantity:
    """Read a figure without a unit behind its measure (融合发展指数达到70)."""
    return _bounded(text, _plain(match.span("value"), float(match["value"]), None, "index"))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    if match["low"]:
        return _measured(text, match)
    parts, span = match.groupdict(), match.span()
    if parts["whole"]:
        return _bounded(text, _fraction(match))
    if parts["half"]:
        return _bounded(text, _plain(span, _HUNDREDTHS / 2, None, "percent", "%"))
    if parts["ratio"]:
        return _bounded(text, _plain(span, float(parts["ratio"]), None, "ratio", ":1"))
    unit = parts["rounded"]
    bare = _plain(span, 1.0, None, families()[unit] if unit else "counter", unit)
    return _bounded(text, bare._replace(scale=scales()[parts["round"]], unit_text=parts["round"] + unit))


def _measured(text: str, match: re.Match[str]) -> Quantity | None:
    """Read a number, or a range of two, with scale and unit; None where a range runs backwards."""
    number, low_scale, high, scale_text, unit, more = match.group(
        "low", "lowscale", "high", "scale", "unit", "more"
    )
    scale_text, unit = scale_text or "", unit or ""
    scale = scales()[scale_text] if scale_text else 1.0
    value, value_high = numeral_range(number)
    if high:
        value_high = parse_numeral(high) if "几" not in high else None
    if low_scale and low_scale != scale_text:
        value = _tidy(value * scales()[low_scale] / scale)
    if value_high is not None and value_high <= value:
        return None
    comparator: Comparator = "range" if value_high else ">" if more or match["more2"] else "="
    tenth = unit == "成"
    found = Quantity(
        start=match.start(), end=match.end(), value_start=match.start(), value_end=match.end(),
        value=value, value_high=value_high, scale=scale * (10 if tenth else 1),
        unit_text=scale_text + unit, unit_base="%" if tenth else _per(text, match.start(), unit),
        family=families().get(unit, "counter"), comparator=comparator, chinese=not number[0].isdigit(),
    )  # fmt: skip
    return _bounded(text, found)


def _per(text: str, start: int, unit: str) -> str:
    """Return the base of a unit, per what stands before the figure where it is so told (每立方米24微克)."""
    for word, units in measures()["per"].items():
        if unit in cast("list[str]", units) and text.endswith(word, 0, start):
            return f"{unit}/{word.removeprefix('每')}"
    return base_of(unit)


def _fraction(match: re.Match[str]) -> Quantity:
    """Read 百分之五, 百分之三至百分之五 and 三分之二 as percentages."""
    whole = _HUNDREDTHS if match["whole"] == "百" else parse_numeral(match["whole"])
    part, high = numeral_range(match["part"])
    high = parse_numeral(match["parthigh"]) if match["parthigh"] else high
    share, most = (None if count is None else round(count * _HUNDREDTHS / whole, 6) for count in (part, high))
    return _plain(match.span(), share or 0.0, most, "percent", "%")


def _plain(
    span: tuple[int, int], value: float, value_high: float | None, family: Family, unit: str = ""
) -> Quantity:
    """Make a figure of scale one, no comparator beside it yet."""
    return Quantity(
        start=span[0], end=span[1], value_start=span[0], value_end=span[1], value=value,
        value_high=value_high, scale=1.0, unit_text=unit, unit_base=unit, family=family,
        comparator="range" if value_high else "=", chinese=False,
    )  # fmt: skip


def _bounded(text: str, bare: Quantity) -> Quantity:
    """Take in the comparators on both sides; the one behind wins, a range stays a range."""
    start, end, comparator = bare.start, bare.end, bare.comparator
    before = bound_before().search(text, max(0, start - 6), start)
    if before:
        start = before.start()
        if comparator == "=":
            comparator = _which(before, "before")
    after = bound_after().match(text, end)
    if after:
        end = after.end()
        if comparator != "range":
            comparator = _which(after, "after")
    return bare._replace(start=start, end=end, comparator=comparator) if before or after else bare


def _which(match: re.Match[str], side: str) -> Comparator:
    return cast("Comparator", list(measures()[side])[cast("int", match.lastindex) - 1])


def _tidy(value: float) -> float:
    """Drop the noise of binary multiplication: 1.1 × 1e12 is 1100000000000."""
    return float(f"{value:.12g}")
