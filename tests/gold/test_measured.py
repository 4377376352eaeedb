"""What pages say of how often a certainty is right is what the labels say, and what the method page tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.align.examples import read_examples
from bench.align.fitting import Trainer
from bench.align.reliability import certainty_counts
from bench.align.train import RULE, left_out
from compare.measured import counted, drawn

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.mark.corpus
@pytest.mark.slow
def test_the_counts_are_those_of_models_that_had_not_seen_the_pair(gold: Path) -> None:
    assert gold.is_dir()
    trainer = Trainer(read_examples(None))
    found = certainty_counts(trainer.examples, left_out(trainer), RULE, "lexical")
    told = {
        said: {name: (c.right, c.of) for name, c in counted(said).items()} for said in ("dropped", "added")
    }
    assert told == found


def test_the_method_tells_the_same_counts() -> None:
    dropped, added, look = counted("dropped"), counted("added"), drawn("drops")
    both = (dropped["certain"].right + dropped["likely"].right, dropped["certain"].of + dropped["likely"].of)
    assert f"of {dropped['certain'].of} such, {dropped['certain'].right} were truly gone" in METHOD
    assert f"{both[0]} of {both[1]} were gone" in METHOD
    assert f"{added['certain'].right} of {added['certain'].of} were new" in METHOD
    assert f"{look.of} were drawn" in METHOD
    assert f"{look.right} were gone, {look.wrong} were not" in METHOD
    assert f"of {look.either} two readers might differ" in METHOD


def test_the_method_tells_the_outcomes_that_were_read() -> None:
    look = drawn("outcomes")
    assert f"over the {look.pairs} pairs without labels" in METHOD
    assert f"{look.right} of {look.of} were right, {look.wrong} wrong, {look.either} doubtful" in METHOD
    after = drawn("mended_outcomes")
    assert f"{after.right} of {after.of} right, {after.wrong} wrong, {after.either} doubtful" in METHOD
