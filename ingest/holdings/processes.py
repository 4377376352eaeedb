"""Do one task for many items, in several processes where that pays."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FEW: Final = 4
"""Up to so many tasks run in this process: a worker takes longer to start than they take."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(
    task: Callable[[Task], Result], items: Sequence[Task], progress: Callable[[int, int], None]
) -> list[Result]:
    """Do a task for every item, in several processes where that pays, and tell progress."""
    done: list[Result] = []
    if len(items) <= FEW:
        results: Iterable[Result] = map(task, items)
        _collect(results, done, len(items), progress)
    else:
        with ProcessPoolExecutor(cpu_count() or 1, mp_context=get_context("spawn")) as pool:
            _collect(pool.map(task, items), done, len(items), progress)
    return done


def _collect(
    results: Iterable[Result], done: list[Result], total: int, progress: Callable[[int, int], None]
) -> None:
    for result in results:
        done.append(result)
        progress(len(done), total)
