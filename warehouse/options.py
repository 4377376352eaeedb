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
    typer.Option(
        "--lang",
        envvar="DUIZHANG_LANG",
        help="Words of tables and pages (else zh), headers of exported tables (else en, as in SQL).",
        show_default=False,
    ),
]
FileArgument = Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)]
IndexOption = Annotated[
    Path | None, typer.Option("--index", metavar="CSV", help="Add every file that an index names.")
]
FactsOption = Annotated[Path | None, typer.Option("--facts", metavar="CSV", help="Add a digest of figures.")]
WitnessOption = Annotated[str, typer.Option("--witness", help="Which text of the report: main, newspaper, …")]
SourceOption = Annotated[str | None, typer.Option("--source-url", metavar="U", help="Where it is from.")]
AccessedOption = Annotated[
    str | None, typer.Option("--accessed", metavar="DAY", help="When that page was read: 2024-02-01.")
]
NameOption = Annotated[str | None, typer.Option("--name", help="Name of a region that is not registered.")]
PortOption = Annotated[int, typer.Option("--port", help="Port of the app.", min=1, max=65535)]
FetchedRegion = Annotated[str | None, typer.Argument(metavar="REGION", show_default=False)]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="List what would be asked for.")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Ask nobody: read what is held.")]
SidesArgument = Annotated[list[str], typer.Argument(metavar="OLD NEW | REGION YEAR YEAR")]
TableOption = Annotated[bool, typer.Option("--table", help="Print a table (the default).")]
PageOption = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page to FILE.")]
MeaningOption = Annotated[
    bool, typer.Option("--meaning", help="Find paraphrases too (needs the extra semantic).")
]
ReplicaOption = Annotated[
    str | None,
    typer.Option(
        "--replica",
        metavar="URL",
        envvar="DUIZHANG_REPLICA",
        help="For developers: where tests/site/replica.py runs.",
    ),
]
UnitOrLine = Annotated[str, typer.Argument(metavar="UNIT-OR-LINE-ID")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def home_directory(home: Path | None) -> Path:
    """Return the home that was asked for: --home, else DUIZHANG_HOME, else the checkout's own."""
    return home or Path(os.environ.get("DUIZHANG_HOME") or DEFAULT_HOME)
