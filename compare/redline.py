"""One aligned pair of texts → edit operations on tokens (diff-match-patch); numbers are never cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import rjieba
from diff_match_patch import diff_match_patch

from compare.tables import read_table

_Diff = tuple[int, str]
Op = Literal["equal", "delete", "insert"]
_OPS: dict[int, Op] = {-1: "delete", 0: "equal", 1: "insert"}

_PLANE_0, _PLANE_0_SIZE = 0xE000, 6_400
_PLANE_15, _PLANE_15_SIZE = 0xF0000, 65_534
_PLANE_16 = 0x100000


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of text that stayed, went or came."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class _Rules:
    number: re.Pattern[str]
    product: int
    anchor: int


@cache
def _rules() -> _Rules:
    table = read_table("redline")
    scale = "|".join(sorted(table["scales"], key=len, reverse=True))
    unit = "|".join(re.escape(u) for u in sorted(table["units"], key=len, reverse=True))
    digits = r"\d+(?:,\d{3})*(?:[.．]\d+)?"
    numerals = "[零〇一二两三四五六七八九十百千万亿]"
    pattern = (
        rf"{digits}(?:{scale})?(?:{unit})?"
        rf"|{numerals}+分之{numerals}+"
        rf"|{numerals}{{2,}}(?:{unit})?"
    )
    return _Rules(re.compile(pattern), table["limits"]["product"], table["limits"]["anchor"])


def tokenize(text: str) -> list[str]:
    """Cut a text into numbers with their units, words and punctuation; joined again they are the text."""
    tokens: list[str] = []
    at = 0
    for number in _rules().number.finditer(text):
        tokens.extend(rjieba.cut(text[at : number.start()]))
        tokens.append(number.group())
        at = number.end()
    tokens.extend(rjieba.cut(text[at:]))
    return tokens


def redline(old: str, new: str) -> tuple[Edit, ...]:
    """Say what to delete from `old` and insert to get `new`, in whole tokens.

    Texts of equal and deleted runs give `old`, of equal and inserted runs `new`.
    """
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    head = _common_head(old_tokens, new_tokens)
    tail = _common_head(old_tokens[head:][::-1], new_tokens[head:][::-1])
    old_middle = old_tokens[head : len(old_tokens) - tail]
    new_middle = new_tokens[head : len(new_tokens) - tail]
    edits = [
        Edit("equal", "".join(old_tokens[:head])),
        *_middle(old_middle, new_middle),
        Edit("equal", "".join(old_tokens[len(old_tokens) - tail :])),
    ]
    return _joined(edits)


def _common_head(old: list[str], new: list[str]) -> int:
    for i, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return i
    return min(len(old), len(new))


def _middle(old: list[str], new: list[str]) -> list[Edit]:
    distinct = list(dict.fromkeys([*old, *new]))
    whole = [Edit("delete", "".join(old)), Edit("insert", "".join(new))]
    if len(old) * len(new) > _rules().product or len(distinct) > _PLANE_0_SIZE + 2 * _PLANE_15_SIZE:
        return whole
    code_of = {token: _code_point(i) for i, token in enumerate(distinct)}
    token_of = {code: token for token, code in code_of.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a result must not depend on how busy the machine is
    diffs = engine.diff_main(
        "".join(code_of[t] for t in old),
        "".join(code_of[t] for t in new),
        False,  # noqa: FBT003 the library's own positional flag: no line mode
    )
    edits: list[Edit] = []
    for stretch in _between_anchors(diffs, token_of):
        engine.diff_cleanupSemantic(stretch)
        edits += [Edit(_OPS[op], "".join(token_of[c] for c in run)) for op, run in stretch]
    return edits


def _between_anchors(diffs: list[_Diff], token_of: dict[str, str]) -> list[list[_Diff]]:
    """Cut a diff at passages kept long enough, so that the clean-up of noise does not sweep them away.

    The clean-up weighs a kept run against the changes around it, and counts a whole word as one character.
    """
    stretches: list[list[_Diff]] = [[]]
    for op, run in diffs:
        kept = op == 0 and sum(len(token_of[c]) for c in run) >= _rules().anchor
        if kept:
            stretches += [[(op, run)], []]
        else:
            stretches[-1].append((op, run))
    return [s for s in stretches if s]


def _code_point(index: int) -> str:
    """Give the n-th private-use character: no text character can be mistaken for a token."""
    if index < _PLANE_0_SIZE:
        return chr(_PLANE_0 + index)
    index -= _PLANE_0_SIZE
    if index < _PLANE_15_SIZE:
        return chr(_PLANE_15 + index)
    return chr(_PLANE_16 + index - _PLANE_15_SIZE)


def _joined(edits: list[Edit]) -> tuple[Edit, ...]:
    """Join neighbours of the same kind and leave out empty ones."""
    kept: list[Edit] = []
    for edit in edits:
        if not edit.text:
            continue
        if kept and kept[-1].op == edit.op:
            kept[-1] = Edit(edit.op, kept[-1].text + edit.text)
        else:
            kept.append(edit)
    return tuple(kept)
