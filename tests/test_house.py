"""The one direction of imports, for the modules that stand beside the packages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
KNOWS = {
    "app": {"streamlit", "views"},
    "cli": {"compare", "ingest", "pipeline", "warehouse"},
    "pipeline": {"compare", "ingest", "warehouse"},
}
HOUSE = {*KNOWS, "ingest", "compare", "views", "warehouse", "streamlit", "duckdb"}


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found & HOUSE


@pytest.mark.parametrize("module", KNOWS)
def test_a_module_beside_the_packages_imports_only_what_lies_below_it(module: str) -> None:
    assert imported(CHECKOUT / f"{module}.py") <= KNOWS[module]


@pytest.mark.parametrize("package", ["ingest", "compare", "warehouse", "views"])
def test_no_package_imports_the_program_above_it(package: str) -> None:
    above = {"app", "cli"} if package == "views" else {"app", "cli", "pipeline"}
    found = {file.name: imported(file) & above for file in (CHECKOUT / package).rglob("*.py")}
    assert {name: modules for name, modules in found.items() if modules} == {}


NETWORK = {"http.client", "http.server", "urllib.request", "xmlrpc.client", "socketserver", "asyncio"}
"""Parts of packages that the import linter knows only whole."""


def test_nothing_but_fetch_is_on_the_network() -> None:
    files = [
        *CHECKOUT.glob("*.py"),
        *(f for p in ("ingest", "compare", "views", "warehouse") for f in (CHECKOUT / p).rglob("*.py")),
    ]
    found = {file.name for file in files for name in imported_names(file) if name in NETWORK}
    assert found == set()


def imported_names(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = [
        (node.module, alias.name)
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    return plain | {module for module, _ in parts if module} | {f"{module}.{name}" for module, name in parts}
