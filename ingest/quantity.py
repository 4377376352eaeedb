"""Find figures with their units in a text: digits and Chinese numerals, scales, ranges, comparators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from ingest.quantities.lined import Lined
from ingest.quantities.measures import (
    base_of,
    bound_after,
    bound_before,
    families,
    figure_pattern,
    index_pattern,
    may_bound,
    measures,
    per,
    scales,
)
from ingest.quantities.numerals import numeral_range, parse_numeral

if TYPE_CHECKING:
    import re

    from ingest.quantities.measures import Family
    from warehouse.records import Comparator

_HUNDREDTHS = 100
_TWELVE_DIGITS = 1e12


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
    return find_in_lines(Lined(text, (0,)))[0]


def find_in_lines(lines: Lined) -> list[tuple[Quantity, ...]]:
    """Find the numbers that have a known unit, for every line; offsets are relative to the line."""
    found: dict[int, list[Quantity]] = {}
    for match in figure_pattern().finditer(lines.text):
        line = lines.line_at(match.start())
        if (quantity := _quantity(lines.text, match, lines.starts[line])) is not None:
            found.setdefault(line, []).append(quantity)
    for match in index_pattern().finditer(lines.text):
        line = lines.line_at(match.start())
        found.setdefault(line, []).append(_index(lines.text, match, lines.starts[line]))
        found[line].sort(key=lambda quantity: quantity.start)
    return [tuple(found.get(line, ())) for line in range(max(len(lines.starts) - 1, 1))]


def _index(text: str, match: re.Match[str], offset: int) -> Quantity:
    """Read a figure without a unit behind its measure (融合发展指数达到70)."""
    return _plain(text, match.span("value"), offset, float(match["value"]), None, "index")


def _quantity(text: str, match: re.Match[str], offset: int) -> Quantity | None:
    """Read a figure of a line that starts at `offset`."""
    if match["low"]:
        return _measured(text, match, offset)
    parts, span = match.groupdict(), match.span("found")
    if parts["whole"]:
        return _fraction(text, match, offset)
    if parts["half"]:
        return _plain(text, span, offset, _HUNDREDTHS / 2, None, "percent", "%")
    if parts["ratio"]:
        return _plain(text, span, offset, float(parts["ratio"]), None, "ratio", ":1")
    unit = parts["rounded"]
    bare = _plain(text, span, offset, 1.0, None, families()[unit] if unit else "counter", unit)
    return bare._replace(scale=scales()[parts["round"]], unit_text=parts["round"] + unit)


def _measured(text: str, match: re.Match[str], offset: int) -> Quantity | None:
    """Read a number, or a range of two, with scale and unit; None where a range runs backwards."""
    number, low_scale, high, scale_text, unit, more, more_behind = match.group(
        "low", "lowscale", "high", "scale", "unit", "more", "more2"
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
    first, last = match.span("found")
    start, end, comparator = _bounded(
        text, first, last, "range" if value_high else ">" if more or more_behind else "="
    )
    tenth = unit == "成"
    return Quantity(
        start=start - offset, end=end - offset, value_start=first - offset, value_end=last - offset,
        value=value, value_high=value_high, scale=scale * (10 if tenth else 1),
        unit_text=scale_text + unit, unit_base="%" if tenth else _per(text, first, unit),
        family=families().get(unit, "counter"), comparator=comparator, chinese=not number[0].isdigit(),
    )  # fmt: skip


def _per(text: str, start: int, unit: str) -> str:
    """Return the base of a unit, per what stands before the figure where it is so told (每立方米24微克)."""
    for word in per().get(unit, ()):
        if text.endswith(word, 0, start):
            return f"{unit}/{word.removeprefix('每')}"
    return base_of(unit)


def _fraction(text: str, match: re.Match[str], offset: int) -> Quantity:
    """Read 百分之五, 百分之三至百分之五 and 三分之二 as percentages."""
    whole = _HUNDREDTHS if match["whole"] == "百" else parse_numeral(match["whole"])
    part, high = numeral_range(match["part"])
    high = parse_numeral(match["parthigh"]) if match["parthigh"] else high
    share, most = (None if count is None else round(count * _HUNDREDTHS / whole, 6) for count in (part, high))
    return _plain(text, match.span("found"), offset, share or 0.0, most, "percent", "%")


def _plain(  # noqa: PLR0913, PLR0917 — what a figure is made of
    text: str,
    span: tuple[int, int],
    offset: int,
    value: float,
    value_high: float | None,
    family: Family,
    unit: str = "",
) -> Quantity:
    """Make a figure of scale one."""
    start, end, comparator = _bounded(text, *span, "range" if value_high else "=")
    return Quantity(
        start=start - offset, end=end - offset, value_start=span[0] - offset, value_end=span[1] - offset,
        value=value, value_high=value_high, scale=1.0, unit_text=unit, unit_base=unit, family=family,
        comparator=comparator, chinese=False,
    )  # fmt: skip


def _bounded(text: str, start: int, end: int, comparator: Comparator) -> tuple[int, int, Comparator]:
    """Take in the comparators on both sides; the one behind wins, a range stays a range."""
    before = bound_before().search(text, max(0, start - 6), start) if may_bound(text, start) else None
    if before:
        start = before.start()
        if comparator == "=":
            comparator = _which(before, "before")
    after = bound_after().match(text, end)
    if after:
        end = after.end()
        if comparator != "range":
            comparator = _which(after, "after")
    return start, end, comparator


def _which(match: re.Match[str], side: str) -> Comparator:
    return cast("Comparator", list(measures()[side])[cast("int", match.lastindex) - 1])


def _tidy(value: float) -> float:
    """Drop the noise of binary multiplication: 1.1 × 1e12 is 1100000000000."""
    if value.is_integer() and -_TWELVE_DIGITS < value < _TWELVE_DIGITS:
        return value  # as most figures are: writing it down would give the same
    return float(f"{value:.12g}")
