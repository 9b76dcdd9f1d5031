"""JSON becomes drafts: one object a line, a list of objects, or one object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from crosscheck.errors import InputError
from crosscheck.ingest.bytestream import UTF16_MARKS, ByteStream, as_utf8, split_lines
from crosscheck.ingest.decoding import decode
from crosscheck.ingest.draft import Draft, Readings, Stated
from crosscheck.ingest.limits import Limits
from crosscheck.model.result import Failure

HALF_PAIR: Final = re.compile(r"[\ud800-\udfff]")
ROW: Final = msgspec.json.Decoder(Stated)
LIST: Final = msgspec.json.Decoder(list[msgspec.Raw])


def read_rows(stream: ByteStream, *, stem: str, limits: Limits) -> Readings:
    """A draft or a failure for each line that is not blank; InputError where all is binary or not in its encoding."""
    first = stream.peek()
    if b"\0" in first and first[:2] not in UTF16_MARKS:
        raise InputError("binary", path=stream.path)
    try:
        for number, line in split_lines(as_utf8(stream, first[:3]), limits.max_line_bytes):
            if line is None:
                yield Failure(stream.path, f"line longer than {limits.max_line_bytes} bytes", number)
            elif line and not line.isspace():
                yield _read_row(line, path=stream.path, line=number, derived_id=f"{stem}-{number}")
    except UnicodeDecodeError as error:
        raise InputError(f"announced as UTF-16 but is not: {error.reason}", path=stream.path) from None


def read_objects(data: bytes, *, path: str, stem: str) -> Readings:
    """A draft or a failure for each object of a JSON list, or for the one object; InputError where it is no JSON."""
    encoded = decode(data, path=path).encode()
    if not encoded.lstrip().startswith(b"["):
        yield _read_row(encoded, path=path, line=1, derived_id=stem)
        return
    try:
        objects = LIST.decode(encoded)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise InputError(_reason(encoded, error), path=path) from None
    if not objects:
        raise InputError("empty: a list without articles", path=path)
    for number, (line, row) in enumerate(_with_lines(encoded, objects), start=1):
        yield _read_row(row, path=path, line=line, derived_id=f"{stem}-{number}")


def _with_lines(encoded: bytes, objects: list[msgspec.Raw]) -> Iterator[tuple[int, bytes]]:
    line, counted = 1, 0
    for item in objects:
        row = bytes(item)
        start = encoded.index(row, counted)
        line += encoded.count(b"\n", counted, start)
        yield line, row
        line += row.count(b"\n")
        counted = start + len(row)


def _read_row(row: bytes, *, path: str, line: int, derived_id: str) -> Draft | Failure:
    try:
        try:
            stated = ROW.decode(row)
        except UnicodeDecodeError:
            stated = ROW.decode(decode(row, path=path, line=line).encode())
    except InputError as error:
        return Failure(path, error.reason, line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return Failure(path, _reason(row, error), line)
    return Draft(stated, path, line, derived_id)


def _reason(row: bytes, error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON is nested too deep"
    if isinstance(error, msgspec.ValidationError):
        return _misfit(str(error))
    if _has_half_pair(row):
        return "half of a surrogate pair escaped in a string, which no text can hold"
    return f"not JSON: {error}"


def _misfit(told: str) -> str:
    """What does not fit a row, in words: `text: expected str, found null`."""
    what, _, where = told.partition(" - at `$.")
    if what.startswith("Object missing"):
        return what.removeprefix("Object ")
    found = what.replace("Expected", "expected").replace("got", "found").replace("`", "")
    return f"{where.rstrip('`')}: {found}" if where else found


def _has_half_pair(row: bytes) -> bool:
    try:
        return rb"\u" in row and bool(HALF_PAIR.search(json.dumps(json.loads(row), ensure_ascii=False)))
    except (ValueError, RecursionError):
        return False
