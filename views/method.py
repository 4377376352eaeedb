"""Method: what the words mean, what "dropped" needs, what the program cannot do, and how good it is."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from compare.logistic import left_out
from views.frame import show_words_page
from views.markup import safe
from warehouse.records import Verdict

if TYPE_CHECKING:
    from views.language import Words

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
    _show_quality(words)


def _show_quality(words: Words) -> None:
    """Show how good the links are on labelled pairs that the models had not seen: the mean and the worst."""
    pairs = left_out()
    rows = [
        (words(f"method.{name}"), [getattr(pair, name) for pair in pairs])
        for name in ("links_precision", "links_recall", "links_f1", "dropped_precision", "dropped_recall")
    ]
    cells = "".join(
        f"<tr><td>{name}</td><td>{fmean(of):.2f}</td><td>{min(of):.2f}</td></tr>" for name, of in rows
    )
    heads = "".join(f"<th>{words(f'method.{head}')}</th>" for head in ("measure", "mean", "worst"))
    note = safe(words("method.quality_note", pairs=len(pairs)))
    st.html(
        f"<h2>{words('method.quality_title')}</h2><p>{note}</p>"
        f"<table class='dz-table'><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>"
    )


if __name__ == "__main__":
    show_words_page("method", show)
