"""The machine-readable files of a run: one JSON object a line, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from crosscheck.model.result import RunRecord
from crosscheck.report.rows import Row, article_row, claim_row, copy_row, encoded, finding_row, manifest_row


def row_files(record: RunRecord) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the files with one record a line."""
    yield "articles.jsonl", lines(record.articles, article_row)
    yield "claims.jsonl", lines(record.claims, claim_row)
    yield "findings.jsonl", lines(record.findings, finding_row)
    yield "copies.jsonl", lines(record.copies, copy_row)


def manifest_file(record: RunRecord) -> bytes:
    """The manifest as indented JSON."""
    return encoded(manifest_row(record.manifest), indent=2) + b"\n"


def lines(items: Iterable[object], make: Callable[..., Row]) -> bytes:
    """One JSON object a line."""
    return b"".join(encoded(make(item)) + b"\n" for item in items)
