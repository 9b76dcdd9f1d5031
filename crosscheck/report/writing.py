"""A record to the files of its report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from crosscheck.model.result import RunRecord
from crosscheck.report.graph import gexf, graphml
from crosscheck.report.rendering import render_pages
from crosscheck.report.replacing import replace_files
from crosscheck.report.runfiles import manifest_file, row_files


def write_report(
    record: RunRecord,
    out: Path,
    *,
    ui: str = "en",
    formats: Collection[str] = ("html", "jsonl", "graphml"),
    names: Mapping[str, str] | None = None,
) -> list[Path]:
    """The paths of all files of a report, put in place together: those of the wanted formats, and the manifest.

    `names` are the canonical names of places and parties as readers of the interface know them.
    """
    return replace_files(out, _files(record, ui, formats, names))


def _files(
    record: RunRecord, ui: str, formats: Collection[str], names: Mapping[str, str] | None
) -> Iterator[tuple[str, bytes]]:
    if "html" in formats:
        for name, page in render_pages(record, ui=ui, names=names).items():
            yield name, page.encode("utf-8")
    if "jsonl" in formats:
        yield from row_files(record)
    if "graphml" in formats:
        yield "graph.graphml", graphml(record)
    if "gexf" in formats:
        yield "graph.gexf", gexf(record)
    yield "manifest.json", manifest_file(record)
