"""DuckDB warehouse: the records everyone shares, the schema, writing and reading."""
