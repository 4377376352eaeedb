"""Method: what the words mean, what "dropped" needs, what the program cannot do, and how good it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from views.frame import show_words_page
from views.markup import safe
from warehouse.records import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from views.language import Words

_CHECKOUT: Final = Path(__file__).resolve().parent.parent
_FLOORS: Final = Path("tests", "gold", "floors.json")
_TERMS: Final = (
    "region", "snapshot", "witness", "report", "unit", "commitment",
    "target", "link", "change", "verdict", "finding", "coverage",
)  # fmt: skip
_LISTS: Final = {
    "dropped": ("dropped_one", "dropped_two", "dropped_three"),
    "limits": ("limit_one", "limit_two", "limit_three"),
}


def show(words: Words) -> None:
    """Show definitions, conditions and limits."""
    st.html(f"<h1>{words('method.title')}</h1><p class='dz-lead'>{words('method.lead')}</p>")
    verdicts = words.join([words.name("verdict", verdict) for verdict in get_args(Verdict)])
    meanings = {term: words(f"meaning.{term}", verdicts=verdicts) for term in _TERMS}
    terms = "".join(f"<dt>{words(f'term.{t}')}</dt><dd>{safe(told)}</dd>" for t, told in meanings.items())
    st.html(f"<h2>{words('method.words_title')}</h2><dl class='dz-facts'>{terms}</dl>")
    for name, sentences in _LISTS.items():
        told = [words(f"method.{sentence}", open=words.name("certainty", "open")) for sentence in sentences]
        items = "".join(f"<li>{safe(each)}</li>" for each in told)
        st.html(f"<h2>{words(f'method.{name}_title')}</h2><ul>{items}</ul>")
    _show_floors(words)


def _show_floors(words: Words) -> None:
    file = _CHECKOUT / _FLOORS
    rows = list(_figures(json.loads(file.read_text(encoding="utf-8")))) if file.is_file() else []
    if not rows:
        return
    note = words("method.quality_note", file=_FLOORS.as_posix())
    cells = "".join(f"<tr><td>{safe(name)}</td><td>{floor:g}</td></tr>" for name, floor in rows)
    st.html(
        f"<h2>{words('method.quality_title')}</h2><p>{safe(note)}</p><table class='dz-table'><thead><tr>"
        f"<th>{words('method.quality_measure')}</th><th>{words('method.quality_floor')}</th></tr></thead>"
        f"<tbody>{cells}</tbody></table>"
    )


def _figures(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Yield every number of a JSON document with the names above it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _figures(inner, (*path, str(name)))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield " · ".join(path), float(value)


if __name__ == "__main__":
    show_words_page("method", show)
