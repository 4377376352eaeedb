"""Describe exported tables by Data Package 2.0 (https://datapackage.org): resources, schemas, sources."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from warehouse.codebook import row_keys
from warehouse.schema import schema_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.codebook import ColumnMeaning, HeaderLanguage
    from warehouse.read import Warehouse
    from warehouse.read_exports import ExportScope

CREATOR: Final = "duizhang"
"""By this word in `created_by` an earlier export is known."""
_TYPES: Final = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "TIMESTAMP": "datetime",
    "JSON": "object",
}
"""SQL types as Table Schema names them; lists are `array`."""
_DIALECT: Final = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
_SOURCES: Final = """
    SELECT DISTINCT region_name || ' ' || year || '（' || witness || '）' AS title, source_url, sha256
    FROM v_sources
    WHERE ($region IS NULL OR region = $region) AND ($old IS NULL OR year IN ($old, $new)) AND NOT fictional
    ORDER BY ALL
"""
_INVENTED: Final = (
    "SELECT slug FROM regions WHERE fictional AND ($region IS NULL OR slug = $region) ORDER BY slug"
)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def package(warehouse: Warehouse, scope: ExportScope, resources: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the descriptor of a whole export: what it is, where it is from, and its resources."""
    told = _told()
    old, new = scope.years or (None, None)
    sources = warehouse.rows(_SOURCES, {"region": scope.region, "old": old, "new": new})
    return {
        "$schema": told["profile"],
        "name": "-".join(str(part) for part in (CREATOR, scope.region, old, new) if part),
        "title": told["title"],
        "description": told["description"].strip(),
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "created_by": CREATOR,
        "warehouse": warehouse.path.stem,
        "schema_version": schema_version(),
        "licenses": [told["licence"]],
        "fictional_regions": [row[0] for row in warehouse.rows(_INVENTED, {"region": scope.region})],
        "sources": [
            {"title": title, **({"path": url} if url else {}), "sha256": digest}
            for title, url, digest in sources
        ],
        "resources": list(resources),
    }


def csv_resource(name: str) -> dict[str, Any]:
    """Describe the format of a CSV file; the BOM at its beginning is for Excel."""
    kind = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"name": name, **kind, "dialect": _DIALECT}


def parquet_resource(name: str) -> dict[str, Any]:
    """Describe the format of a Parquet file."""
    kind = {"type": "table", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    return {"name": f"{name}-parquet", **kind}


def table_schema(view: str, columns: Sequence[ColumnMeaning], language: HeaderLanguage) -> dict[str, Any]:
    """Describe the columns of a view as Table Schema, under the headers of a language."""
    headers = {column.name: column.header(language) for column in columns}
    keys = [headers[name] for name in row_keys(view)]
    fields = [_field(column, language) for column in columns]
    return {"fields": fields, "missingValues": [""], **({"primaryKey": keys} if keys else {})}


def _field(column: ColumnMeaning, language: HeaderLanguage) -> dict[str, Any]:
    kind = "array" if column.sql_type.endswith("[]") else _TYPES[column.sql_type]
    field: dict[str, Any] = {
        "name": column.header(language),
        "title": column.name if language == "zh" else column.chinese_name,
        "type": kind,
        "description": f"{column.english}. {column.chinese}。",
    }
    if column.values and kind == "string":
        pairs = zip(column.values, column.value_names, strict=True)
        field["categories"] = [{"value": value, "label": label} for value, label in pairs]
        field["constraints"] = {"enum": list(column.values)}
    return field


def codebook_rows(meanings: Sequence[ColumnMeaning]) -> pl.DataFrame:
    """Return the codebook as a table: one row for each column of each view."""
    return pl.DataFrame(
        {
            "table": column.view,
            "column": column.name,
            "列名": column.chinese_name,
            "type": column.sql_type,
            "meaning": column.english,
            "含义": column.chinese,
            "values": "; ".join(
                f"{value}（{label}）" for value, label in zip(column.values, column.value_names, strict=True)
            ),
        }
        for column in meanings
    )


def codebook_schema(rows: pl.DataFrame) -> dict[str, Any]:
    """Describe the table of the codebook itself."""
    fields = [{"name": name, "type": "string"} for name in rows.columns]
    return {**_told()["codebook"], "schema": {"fields": fields, "primaryKey": ["table", "column"]}}
