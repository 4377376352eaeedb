"""How often a certainty was right where somebody had looked: told beside the rows that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.measured import counted, drawn

if TYPE_CHECKING:
    from compare.measured import Said
    from views.language import Words
    from warehouse.records import Certainty


def certainty_told(said: Said, words: Words) -> str:
    """Say how often the certain and the likely were right on labelled pairs; of drops also of those drawn."""
    known = counted(said)
    parts = [
        words("measured.of_labelled", name=words.name("certainty", name), right=each.right, of=each.of)
        for name, each in known.items()
    ]
    told = words("measured.labelled", parts=words("target.told_join").join(parts))
    if said == "dropped":
        look = drawn("drops")
        told += words("app.space") + words(
            "measured.drawn",
            name=words.name("certainty", "certain"),
            of=look.of,
            pairs=look.pairs,
            right=look.right,
            wrong=look.wrong,
            either=look.either,
        )
    return told


def certainty_of_change(kind: str, certainty: Certainty, words: Words) -> str:
    """Return a certainty with how often it was right for changes of this kind, where that was counted."""
    name = words.name("certainty", certainty)
    known = counted("added" if kind == "added" else "dropped").get(certainty)
    if kind not in {"added", "dropped"} or known is None:
        return name
    return words("measured.beside", name=name, right=known.right, of=known.of)
