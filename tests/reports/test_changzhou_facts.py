"""The bundled digest of Changzhou's figures is what the script makes of what was collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.facts import OUTPUT, digest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.corpus
def test_the_bundled_digest_is_made_by_the_script(corpus: Path) -> None:
    made = digest(corpus.parent / "facts" / "targets.csv", corpus / "index.csv")
    assert OUTPUT.read_text(encoding="utf-8") == made
