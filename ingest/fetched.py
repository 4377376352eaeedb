"""What came of a fetch, text by text, and how a user is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from rich.console import Group
from rich.table import Table
from rich.text import Text

from ingest.archive import Archive
from warehouse.errors import FetchFailed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from warehouse.table_words import TableWords

HAD: Final = frozenset({"got", "changed", "unchanged", "twin"})
"""Outcomes with which the text is held."""
UNREACHED: Final = frozenset({"no_connection", "timeout"})
"""Outcomes that say that a site did not answer at all."""
_NO_FAILURES: Final = frozenset({*HAD, "planned", "not_published"})


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What came of one text of one source."""

    region: str
    year: int
    witness: str
    site: str
    address: str
    outcome: str
    """`got`, `changed`, `unchanged`, `twin`, `planned`, `not_published`, or in one word why there is none."""
    sentence: str = ""
    """What a user should know of it."""
    sha256: str | None = None

    @property
    def is_failure(self) -> bool:
        """Say whether the text should have been had and was not."""
        return self.outcome not in _NO_FAILURES


def check_anything_had(home: Path, outcomes: Sequence[FetchOutcome]) -> None:
    """Raise FetchFailed in one sentence where sources failed and no text of any could be had."""
    failed = [outcome for outcome in outcomes if outcome.is_failure]
    if not failed or any(outcome.outcome in HAD for outcome in outcomes):
        return
    if all(outcome.outcome in UNREACHED for outcome in failed):
        hosts = dict.fromkeys(urlsplit(outcome.address).netloc for outcome in failed)
        what, remedy = f"{', '.join(hosts)} could not be reached", "check the connection and run this again"
    else:
        reasons = Counter(outcome.outcome for outcome in failed)
        told = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        what, remedy = (
            f"none of {len(failed)} texts could be had ({told})",
            "see above for the reasons",
        )
        if len(failed) == 1:
            what, remedy = failed[0].sentence.rstrip("."), "nothing else was tried"
    held = _held_already(home, {outcome.region for outcome in failed})
    raise FetchFailed(f"{what}; {held}, and nothing was changed: {remedy}.", failed[0].outcome)


def _held_already(home: Path, regions: set[str]) -> str:
    captures = (capture for capture in Archive(home).captures() if capture.region in regions)
    held = sorted({(capture.region, capture.year, capture.witness) for capture in captures})
    texts = (f"{region} {year} ({witness})" for region, year, witness in held)
    return f"held already: {', '.join(texts)}" if held else "nothing of it is held yet"


def fetch_table(outcomes: Sequence[FetchOutcome], words: TableWords) -> RenderableType:
    """Return one line per text, and what it comes to."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in ("region", "year", "text", "outcome", "said"):
        table.add_column(words(f"fetch.{title}"), overflow="fold" if title == "said" else "ellipsis")
    for row in outcomes:
        said = " ".join(filter(None, (row.address if row.address not in row.sentence else "", row.sentence)))
        table.add_row(row.region, str(row.year), row.witness, words.named("fetched", row.outcome), Text(said))
    counted = Counter(words.named("fetched", outcome.outcome) for outcome in outcomes)
    counts = words.clauses(f"{word} {count}" for word, count in counted.items())
    return Group(table, Text(words("fetch.total", counts=counts)))
