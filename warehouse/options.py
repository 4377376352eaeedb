"""Options that several commands share, and the home that they mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

CHECKOUT: Final = Path(__file__).resolve().parent.parent
DEFAULT_HOME: Final = CHECKOUT / ".duizhang"

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="Where archive and warehouse lie.", show_default=False),
]
RegionOption = Annotated[
    str | None, typer.Option("--region", metavar="R", help="Short name, e.g. changzhou.")
]
YearOption = Annotated[int | None, typer.Option("--year", metavar="Y", min=1949, max=2100)]
YearsOption = Annotated[
    tuple[int, int] | None,
    typer.Option("--years", metavar="OLD NEW", help="Two years that were compared.", show_default=False),
]
ExportFormat = Literal["dataset", "csv", "parquet", "xlsx", "html"]
FormatOption = Annotated[
    ExportFormat | None,
    typer.Option("--format", help="Else by FILE's ending; without one, the dataset in a directory."),
]
TablesOption = Annotated[
    list[str] | None, typer.Option("--table", metavar="VIEW", help="A view, e.g. v_changes, for a FILE.")
]
LanguageOption = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", help="Words of a page (else zh), headers of tables (else en, as in SQL)."),
]
UnitOrLine = Annotated[str, typer.Argument(metavar="UNIT-OR-LINE-ID")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def home_directory(home: Path | None) -> Path:
    """Return the home that was asked for: --home, else DUIZHANG_HOME, else the checkout's own."""
    return home or Path(os.environ.get("DUIZHANG_HOME") or DEFAULT_HOME)
