"""CSV and TSV become drafts: one article a record, the header names the fields."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from crosscheck.ingest.decoding import decode
from crosscheck.ingest.draft import Draft, Readings, Stated
from crosscheck.ingest.limits import Limits
from crosscheck.model.result import Failure

FIELDS: Final = Stated.__struct_fields__
DELIMITERS: Final = {".csv": (",", ";", "\t"), ".tsv": ("\t",)}  # spreadsheets write `;` where the comma is decimal


def read_table(data: bytes, *, path: str, stem: str, limits: Limits) -> Readings:
    """A draft or a failure for each record, with the line on which it starts; InputError where `data` is no text."""
    text = decode(data, path=path)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    suffix = ".tsv" if path.lower().endswith(".tsv") else ".csv"
    with _fields_up_to(limits.max_line_bytes):
        for delimiter in DELIMITERS[suffix]:
            header = next((record for _, record in _records(text, delimiter) if record), None)
            if isinstance(header, list) and "text" in _names(header):
                yield from _read_records(text, delimiter, path=path, stem=stem)
                return
    yield Failure(path, f"the header row has no column `text`; known are {', '.join(FIELDS)}", 1)


@contextmanager
def _fields_up_to(size: int) -> Iterator[None]:
    # The limit belongs to the csv module as a whole: it is put back for whoever else uses it.
    before = csv.field_size_limit(size)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read_records(text: str, delimiter: str, *, path: str, stem: str) -> Readings:
    names: list[str] = []
    for line, record in _records(text, delimiter):
        if isinstance(record, str):
            yield Failure(path, f"not a table row: {record}", line)
        elif not names:
            names = _names(record)
            yield from _repeated(names, path, line)
        elif len(record) > len(names):
            yield Failure(path, f"{len(record)} cells where the header has {len(names)}", line)
        elif record:
            yield _read_record(dict(zip(reversed(names), _padded(record, len(names)), strict=True)), path, line, stem)


def _padded(record: list[str], size: int) -> list[str]:
    # Turned round, so that the first of two columns of one name is the one that is kept.
    return [*record, *[""] * (size - len(record))][::-1]


def _read_record(cells: dict[str, str], path: str, line: int, stem: str) -> Draft | Failure:
    known = {name: cells[name] or None for name in FIELDS if name in cells and name != "text"}
    if not cells["text"]:
        return Failure(path, "missing required field `text`", line)
    return Draft(Stated(cells["text"], **known), path, line, f"{stem}-{line}")


def _repeated(names: list[str], path: str, line: int) -> Iterator[Failure]:
    for name in FIELDS:
        if names.count(name) > 1:
            yield Failure(path, f"column `{name}` stands twice; the first is used", line)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Pairs of a record's first line and its cells, or what is wrong with it."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _names(header: list[str]) -> list[str]:
    return [name.strip().lower() for name in header]
