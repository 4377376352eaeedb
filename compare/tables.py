"""The tables of words and limits beside this package's modules, each read once: a dozen modules ask one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return the table in the file `<name>.toml`; who changes what is returned changes it for all."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
