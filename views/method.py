"""Method: what the words mean, what "dropped" needs, what the program cannot do, and how good it is."""

from __future__ import annotations

from dataclasses import asdict
from statistics import fmean
from typing import TYPE_CHECKING, Final, get_args

from compare.logistic import left_out
from compare.measured import drawn, targets_drawn
from views.certainty import certainty_told
from views.frame import show_words_page
from views.markup import html, joined, show_html
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
    show_html(html("<h1>{}</h1><p class='dz-lead'>{}</p>", words("method.title"), words("method.lead")))
    verdicts = words.join([words.name("verdict", verdict) for verdict in get_args(Verdict)])
    meanings = {term: words(f"meaning.{term}", verdicts=verdicts) for term in _TERMS}
    terms = joined(html("<dt>{}</dt><dd>{}</dd>", words(f"term.{t}"), told) for t, told in meanings.items())
    show_html(html("<h2>{}</h2><dl class='dz-facts'>{}</dl>", words("method.words_title"), terms))
    for name, sentences in _LISTS.items():
        told = [words(f"method.{sentence}", open=words.name("certainty", "open")) for sentence in sentences]
        items = joined(html("<li>{}</li>", each) for each in told)
        show_html(html("<h2>{}</h2><ul>{}</ul>", words(f"method.{name}_title"), items))
    _show_quality(words)


def _show_quality(words: Words) -> None:
    """Show how good the links are on labelled pairs that the models had not seen: the mean and the worst."""
    pairs = left_out()
    rows = [
        (words(f"method.{name}"), [getattr(pair, name) for pair in pairs])
        for name in ("links_precision", "links_recall", "links_f1", "dropped_precision", "dropped_recall")
    ]
    cells = joined(
        html("<tr><td>{}</td><td>{}</td><td>{}</td></tr>", name, f"{fmean(of):.2f}", f"{min(of):.2f}")
        for name, of in rows
    )
    heads = joined(html("<th>{}</th>", words(f"method.{head}")) for head in ("measure", "mean", "worst"))
    show_html(
        html(
            "<h2>{}</h2><p>{}</p><table class='dz-table'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
            "<p>{} {}</p><p>{} {}</p>",
            words("method.quality_title"),
            words("method.quality_note", pairs=len(pairs)),
            heads,
            cells,
            words("method.certain_dropped"),
            certainty_told("dropped", words),
            words("method.certain_added"),
            certainty_told("added", words),
        )
    )
    read, judged, mended = targets_drawn(), drawn("outcomes"), drawn("mended_outcomes")
    after = {f"mended_{name}": count for name, count in ({"of": mended.of} | asdict(mended)).items()}
    show_html(
        html(
            "<p>{}</p><p>{}</p>",
            words("method.targets", **asdict(read)),
            words("method.outcomes", of=judged.of, **asdict(judged), **after),
        )
    )


if __name__ == "__main__":
    show_words_page("method", show)
