"""Ruby letters: pinyin in brackets behind the character that it spells, as mirror pages insert it."""

from __future__ import annotations

import re

from ingest.characters.repairs import Repair

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONES = "\u0300\u0301\u0304\u030c"
"""The four tones as marks of their own, behind their vowel."""
_VOWELS = "aeiouüvê\u0251"
_TONE = re.compile(f"[{_TONED}{_TONES}]")
_TONED_VOWEL = f"(?:[{_TONED}]|[{_VOWELS}][{_TONES}])"
_FINAL = "(?:n[g\u0261]?|r)?"
_SYLLABLE = (
    f"(?:[zcs]h|[bpmfdtnlg\u0261khjqxrzcsyw])?[{_VOWELS}]{{0,2}}{_TONED_VOWEL}[{_VOWELS}]{{0,2}}{_FINAL}"
)
_BLANK = "[ \u00a0\u3000\u200b]*"
_BRACKETED = f"{_BLANK}[(（]{_BLANK}{{}}{_BLANK}[)）]"
_RUBY = re.compile(
    f"(?<=[\u3400-\u9fff])(?:{_BRACKETED.format(f'{_SYLLABLE}(?:[ ’]?{_SYLLABLE}){{0,7}}')})+", re.IGNORECASE
)
_NEUTRAL = re.compile(
    f"(?<=[\u3400-\u9fff])(?:{_BRACKETED.format('(?:de|le|ge|me|men|ne|ma|ba|zi|zhe|tou|lai|guo)')})+"
)
"""Syllables that are spelled without a tone; in brackets they are ruby letters only among others."""
_FEWEST = 3


def find_ruby(text: str) -> list[Repair]:
    """Find ruby letters, which are to be left out; brackets that hold anything else stay."""
    if not _TONE.search(text):
        return []
    toned = list(_RUBY.finditer(text))
    neutral = list(_NEUTRAL.finditer(text)) if len(toned) >= _FEWEST else []
    found = sorted(match.span() for match in (*toned, *neutral))
    return [Repair(start, end, "", ()) for start, end in found]
