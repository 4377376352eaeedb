"""How a pair stands among the pairs of its row and of its column: rivals, ranks and chosen candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.logistic import Pairs
    from compare.terms import Floats, Ints


def row_rivals(scores: Floats) -> Floats:
    """Return for each pair the best other score in its row, 0 where there is none."""
    place, best, second = best_two(scores)
    found = np.repeat(best[:, None], scores.shape[1], axis=1)
    found[np.arange(len(scores)), place] = second
    return found


def rivals(scores: Floats) -> tuple[Floats, Floats]:
    """Return the best other score in each pair's row and in its column."""
    return row_rivals(scores), row_rivals(np.ascontiguousarray(scores.T)).T


def rivals_at(scores: Floats, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return, for these pairs alone, the best other score in the row and in the column."""
    turned = np.ascontiguousarray(scores.T)
    return _rival_at(scores, *pairs), _rival_at(turned, *pairs[::-1])


def _rival_at(scores: Floats, rows: Ints, columns: Ints) -> Floats:
    place, best, second = best_two(scores)
    return np.where(place[rows] == columns, second[rows], best[rows])


def best_two(scores: Floats) -> tuple[Ints, Floats, Floats]:
    """Return the place of each row's best score, the score, and the best of the others, at least 0."""
    rows, place = np.arange(len(scores)), scores.argmax(axis=1)
    best = scores[rows, place]
    scores[rows, place] = 0  # put back at once: a copy would cost more than the search
    second = scores.max(axis=1)
    scores[rows, place] = best
    return place, best, second


def row_ranks(scores: Floats) -> Ints:
    """Rank each pair within its row: 0 is best, equals share the better rank."""
    rows, columns = np.indices(scores.shape)
    return _rank_at(scores, rows.ravel(), columns.ravel()).reshape(scores.shape)


def ranks(scores: Floats) -> tuple[Ints, Ints]:
    """Return each pair's rank in its row and in its column."""
    return row_ranks(scores), row_ranks(np.ascontiguousarray(scores.T)).T


def ranks_at(scores: Floats, pairs: Pairs) -> tuple[Ints, Ints]:
    """Return, for these pairs alone, the rank in the row and in the column."""
    turned = np.ascontiguousarray(scores.T)
    return _rank_at(scores, *pairs), _rank_at(turned, *pairs[::-1])


def _rank_at(scores: Floats, rows: Ints, columns: Ints) -> Ints:
    """Count the greater scores of each pair's row by bisection, all pairs at once: sorting alone is fast."""
    width = scores.shape[1]
    rising = np.sort(scores, axis=1).ravel()
    asked = scores[rows, columns]
    first = rows * width
    least, beyond = np.zeros(len(rows), np.intp), np.full(len(rows), width)
    for _ in range(width.bit_length()):
        middle = (least + beyond) // 2
        below = (middle < width) & (rising[first + np.minimum(middle, width - 1)] <= asked)
        least, beyond = np.where(below, middle + 1, least), np.where(below, beyond, middle)
    return np.asarray(width - np.minimum(least, width))


def among_first(scores: Floats, places: int) -> NDArray[np.bool_]:
    """Tell which pairs rank before `places` within their row or their column."""
    return first_of_row(scores, places) | first_of_row(np.ascontiguousarray(scores.T), places).T


def first_of_row(scores: Floats, places: int) -> NDArray[np.bool_]:
    """Tell which pairs rank before `places` within their row."""
    if scores.shape[1] <= places:
        return np.ones(scores.shape, dtype=bool)
    least = np.sort(scores, axis=1)[:, -places]
    return np.asarray(scores >= least[:, None])
