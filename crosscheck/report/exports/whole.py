"""A run as one JSON file, and the JSON Schema of that file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.model.result import RunRecord
from crosscheck.report.rows import encoded, run_row

SCHEMA_FILE: Final = Path(__file__).parent / "run.schema.json"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def run_file(record: RunRecord) -> bytes:
    """The whole record as one JSON object, as `run.schema.json` describes it."""
    return encoded(run_row(record), indent=1) + b"\n"


def run_schema() -> dict[str, object]:
    """The JSON Schema of the file, made from the records themselves; amounts are numbers, days ISO 8601."""
    _, components = msgspec.json.schema_components(
        [RunRecord], schema_hook=lambda _: {"description": "any JSON value"}, ref_template="#/$defs/{name}"
    )
    records = {name: _closed(record) for name, record in components.items()}
    return {"$schema": DIALECT, "title": "A crosscheck run", "$ref": "#/$defs/RunRecord", "$defs": records}


def _closed(record: Mapping[str, object]) -> dict[str, object]:
    """A record's schema with every field required and no other allowed: a run writes them all."""
    properties = record["properties"]
    assert isinstance(properties, dict)
    fields = {name: _amounts_as_numbers(field) for name, field in properties.items()}
    return {**record, "properties": fields, "required": list(fields), "additionalProperties": False}


def schema_text() -> bytes:
    """The schema as the package publishes it."""
    return encoded(run_schema(), indent=1) + b"\n"


def _amounts_as_numbers(value: object) -> object:
    match value:
        case {"type": "string", "format": "decimal"}:
            return {"type": "number"}
        case dict():
            return {key: _amounts_as_numbers(item) for key, item in value.items() if key != "default"}
        case list():
            return [_amounts_as_numbers(item) for item in value]
        case _:
            return value
