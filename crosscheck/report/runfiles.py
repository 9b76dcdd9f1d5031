"""The machine-readable files of a run: one JSON object a line, the claim graph, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from crosscheck.model.result import RunRecord
from crosscheck.report.graph import graphml
from crosscheck.report.replacing import replace_files
from crosscheck.report.rows import Row, article_row, claim_row, copy_row, encoded, finding_row, manifest_row


def write_run_files(record: RunRecord, out: Path) -> list[Path]:
    """The paths of the articles, claims, findings and copies files, the graph and the manifest, written into `out`."""
    return replace_files(out, run_files(record))


def run_files(record: RunRecord) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every run file; the same record gives the same bytes."""
    yield from row_files(record)
    yield "graph.graphml", graphml(record)
    yield "manifest.json", manifest_file(record)


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
