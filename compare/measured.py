"""How often the program was right, as it was counted: the figures that pages tell beside their rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Certainty

Said = Literal["dropped", "added"]
Judged = Literal["drops", "outcomes", "mended_outcomes"]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were right of how many."""

    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a reader found of judgements that nobody had labelled before."""

    pairs: int
    right: int
    wrong: int
    either: int
    """Two readers might differ."""

    @property
    def of(self) -> int:
        """Return how many were drawn."""
        return self.right + self.wrong + self.either


@dataclass(frozen=True, slots=True)
class TargetsDrawn:
    """How well figures were read in some drawn reports: F1 of the worst and the best draw."""

    reports: int
    figures: int
    lowest: float
    highest: float


def counted(said: Said) -> dict[Certainty, Counted]:
    """Return how often `certain` and `likely` were right on labelled pairs that the models had not seen."""
    return {certainty: Counted(*row) for certainty, row in _table()[said].items()}


def drawn(judged: Judged) -> Drawn:
    """Return what was found of a draw from pairs without labels: of certain silent drops, or of outcomes."""
    return Drawn(**_table()["drawn"][judged])


def targets_drawn() -> TargetsDrawn:
    """Return how well the figures of targets were read in reports that no rule had seen."""
    return TargetsDrawn(**_table()["targets"])


@cache
def _table() -> dict[str, Any]:
    return read_table("measured")
