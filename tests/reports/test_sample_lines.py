"""The bundled sample's commitments through all four years."""

from __future__ import annotations

from bench.lines import figures


def test_nine_of_ten_families_of_the_truth_are_found_whole() -> None:
    found, _ = figures()
    assert found["lines.right"] >= 0.9
