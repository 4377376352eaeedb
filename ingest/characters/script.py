"""Traditional script read as simplified, one character for one: offsets stay."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opencc import OpenCC

_SENTENCE = re.compile("[^。；！？\\n]*[。；！？\\n]?")
_TAIWAN, _HONG_KONG = "tw2s", "hk2s"


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((files("ingest.characters") / "script.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = _data()
    return re.compile(f"[{data['traditional']}]"), re.compile(f"[{data['simplified']}]")


def is_traditional(text: str) -> bool:
    """Tell whether a text as a whole is in traditional script; some words of it, such as names, are not."""
    traditional, simplified = _forms()
    most = len(traditional.findall(text))
    return most > sum(1 for _ in islice(simplified.finditer(text), most))


def read_as_simplified(text: str) -> str:
    """Return a traditional text in simplified script, of the same length; Hong Kong's and Taiwan's forms too.

    Taiwan writes 著 where others write 着: a text that has 著 alone is read by Taiwan's standard.
    """
    standard = _TAIWAN if "著" in text and "着" not in text else _HONG_KONG
    converter = _converter(standard)
    simplified = "".join(_same_length(sentence, converter) for sentence in _SENTENCE.findall(text))
    return simplified.translate(str.maketrans(_data()["quotes"]))


def _same_length(sentence: str, converter: OpenCC) -> str:
    """Convert by phrases; where one would change its length, character by character."""
    converted = str(converter.convert(sentence))
    if len(converted) == len(sentence):
        return converted
    single = ((char, str(converter.convert(char))) for char in sentence)
    return "".join(other if len(other) == 1 else char for char, other in single)


@lru_cache(maxsize=2)
def _converter(standard: str) -> OpenCC:
    """Load the dictionaries only where a text needs them: a cold start is what a user waits for."""
    from opencc import OpenCC

    return OpenCC(standard)
