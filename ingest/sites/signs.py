"""Pages that are not what was asked for, each by its name: a challenge, another language, nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from warehouse.errors import ChallengePage, EmptyPage, WrongLanguage

if TYPE_CHECKING:
    from ingest.sites.markup import Markup

_SPACE: Final = re.compile(r"\s+")
_SCRIPTS: Final = {
    "han": re.compile("[\u3400-\u9fff]"),
    "kana": re.compile("[\u3041-\u30ff]"),
    "hangul": re.compile("[\u1100-\u11ff\uac00-\ud7a3]"),
    "latin": re.compile("[A-Za-z]"),
}
_LANGUAGES: Final = {"kana": "Japanese", "hangul": "Korean", "latin": "a language in Latin letters"}


@cache
def _signs() -> dict[str, Any]:
    return tomllib.loads((files("ingest.sites") / "signs.toml").read_text(encoding="utf-8"))


def refuse_challenge(markup: Markup) -> None:
    """Raise ChallengePage where a page asks whether a person is there."""
    challenge = _signs()["challenge"]
    if len(_SPACE.sub("", _seen(markup))) > challenge["longest_text"]:
        return
    whole = str(markup.soup)
    sign = next((word for word in challenge["words"] if word in whole), None)
    if sign:
        raise ChallengePage(
            f"{markup.address}: the site asks whether a person is there ({sign}), expected the page; "
            "save the page with a browser and add it with --source-url."
        )


def _seen(markup: Markup) -> str:
    """Return what a visitor reads: no scripts, no styles."""
    hidden = {"script", "style", "noscript"}
    return "".join(
        str(string) for string in markup.soup.find_all(string=True) if not string.find_parent(hidden)
    )


def refuse_strange_text(address: str, text: str) -> None:
    """Raise EmptyPage where a page's body says nothing, WrongLanguage where it is not written in Chinese.

    The body decides, not the address: translations lie under the same paths as what they translate.
    """
    shortest = _signs()["empty"]["shortest_text"]
    length = len(_SPACE.sub("", text))
    if length < shortest:
        raise EmptyPage(
            f"{address}: found {length} characters where a text was expected; the site may put it in later."
        )
    language = _language(text)
    if language:
        raise WrongLanguage(f"{address}: the text is in {language}, expected Chinese; name the Chinese page.")


def _language(text: str) -> str | None:
    letters = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS.items()}
    total = max(sum(letters.values()), 1)
    return next(
        (
            name
            for script, name in _LANGUAGES.items()
            if letters[script] > _signs()["language"][script] * total
        ),
        None,
    )
