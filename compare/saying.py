"""The sentences that comparing writes: reasons of changes and outcomes, notes on evidence."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from compare.names import names_in_english
from warehouse.sentences import Sentences

_NAMED: Final = ("facet", "outcome", "coverage")
"""Groups of compare/names.toml that stand within sentences; the placeholder has the group's name."""

SENTENCES: Final = Sentences(
    (files("compare") / "saying.toml").read_text(encoding="utf-8"),
    {group: names_in_english(group) for group in _NAMED},
)
say: Final = SENTENCES.say
