"""The sentences that reading and collating write: reasons, details of findings and differences."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from warehouse.sentences import Sentences

SENTENCES: Final = Sentences((files("ingest") / "saying.toml").read_text(encoding="utf-8"))
say: Final = SENTENCES.say
