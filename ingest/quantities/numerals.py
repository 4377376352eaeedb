"""Read numerals: digits, Chinese numerals, and vague ones that stand for a range (几十, 两三百)."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SIGNS = frozenset(_DIGITS | _STEPS | _LARGE)
_DIGITS_ONLY = re.compile(r"[\d,]+(?:\.\d+)?")
_TENTHS = "零〇一二三四五六七八九"
CHINESE = "零〇一二两三四五六七八九十百千几"
"""Characters of which a numeral may go on, apart from 万 and 亿."""
NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?:[一二两三四五六七八九十几]|数(?=[十百千万亿]))[{CHINESE}]{{0,12}}(?:点[{_TENTHS}]+)?)"
)
"""No number is longer; without a limit a run of numerals would be tried from each of them to its end."""
_VAGUE = re.compile("[几数]")
_NEIGHBOURS = re.compile(r"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<rest>[十百千]?)")
_WIDEST = 2
"""三五个 is three to five; digits farther apart are a number read digit by digit."""


def parse_numeral(text: str) -> float:
    """Read digits (`1,200.5`) or Chinese numerals (`三千五百`, `两万亿`, `五点五`).

    Raise ValueError where `text` is neither.
    """
    if _DIGITS_ONLY.fullmatch(text):
        return float(text.replace(",", ""))
    whole, _, fraction = text.partition("点")
    if not whole or any(c not in _SIGNS for c in whole):
        raise ValueError(f"{text!r} is no numeral")
    value = float(_whole(whole))
    if fraction:
        value = float(f"{int(value)}.{''.join(str(_DIGITS[c]) for c in fraction)}")
    return value


def numeral_range(text: str) -> tuple[float, float | None]:
    """Return the bounds of a numeral; the upper one is None unless it is vague.

    几 and 数 stand for two to nine, two neighbouring digits for a range between them.
    """
    if text.isdecimal():
        return float(text), None
    if _DIGITS_ONLY.fullmatch(text):
        return float(text.replace(",", "")), None
    if _VAGUE.search(text):
        return parse_numeral(_VAGUE.sub("二", text)), parse_numeral(_VAGUE.sub("九", text))
    pair = _NEIGHBOURS.fullmatch(text)
    if pair and 0 < _DIGITS[pair["high"]] - _DIGITS[pair["low"]] <= _WIDEST:
        return parse_numeral(pair["low"] + pair["rest"]), parse_numeral(pair["high"] + pair["rest"])
    return parse_numeral(text), None


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
