"""A record to the files of its report."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from crosscheck.errors import ConfigError
from crosscheck.model.formats import FORMATS, Format
from crosscheck.model.result import RunRecord
from crosscheck.report.exports.linked import annotations_file, claims_file
from crosscheck.report.exports.markdown import markdown_file
from crosscheck.report.exports.sarif import sarif_file
from crosscheck.report.exports.tables import csv_files, parquet_files
from crosscheck.report.exports.whole import run_file
from crosscheck.report.graph import build_graph, gexf, graphml
from crosscheck.report.interface import Interface
from crosscheck.report.paper import check_drawing, pdf
from crosscheck.report.rendering import render_pages, static
from crosscheck.report.replacing import replace_files
from crosscheck.report.runfiles import manifest_file, row_files

Files = Iterator[tuple[str, bytes]]
_FURTHER_PAGE: Final = re.compile(r"findings-[0-9]+\.html")


class Report(msgspec.Struct, frozen=True):
    """What is told, to whom: the record, the interface's language and digits, and names as its readers know them."""

    record: RunRecord
    ui: str
    digits: str
    names: Mapping[str, str]

    @property
    def words(self) -> Interface:
        """The interface's words."""
        return Interface(self.ui, self.digits)


def write_report(
    record: RunRecord,
    out: Path,
    *,
    ui: str,
    digits: str,
    formats: Collection[str],
    names: Mapping[str, str] | None = None,
) -> list[Path]:
    """The paths of all files of a report, put in place together: those of the wanted formats, and the manifest.

    `names` are the canonical names of places and parties as readers of the interface know them. Further pages
    of an earlier, longer report are removed. An unknown format is a ConfigError.
    """
    for wanted in formats:
        if wanted not in FORMATS:
            raise ConfigError(f"formats: expected some of {', '.join(FORMATS)}, found {wanted!r}")
    if "pdf" in formats:
        check_drawing()
    paths = replace_files(out, _files(Report(record, ui, digits, names or {}), formats))
    if "html" in formats:
        _remove_stale_pages(out, {path.name for path in paths})
    return paths


def _files(report: Report, formats: Collection[str]) -> Files:
    for name in FORMATS:
        if name in formats:
            yield from MAKERS[name](report)
    yield "manifest.json", manifest_file(report.record)


def _remove_stale_pages(out: Path, written: set[str]) -> None:
    for path in sorted(out.iterdir()):
        if path.name not in written and _FURTHER_PAGE.fullmatch(path.name):
            path.unlink()


def _pages(report: Report) -> dict[str, str]:
    return render_pages(report.record, ui=report.ui, digits=report.digits, names=report.names)


def _page_files(report: Report) -> Files:
    return ((name, page.encode("utf-8", "replace")) for name, page in _pages(report).items())


def _pdf_file(report: Report) -> Files:
    pages = list(_pages(report).values())
    yield "report.pdf", pdf(pages, plot=static("plot.css"), palette=static("print.css"), numbers=report.words.numbers)


MAKERS: Final[dict[Format, Callable[[Report], Files]]] = {
    "html": _page_files,
    "jsonl": lambda report: row_files(report.record),
    "graphml": lambda report: iter([("graph.graphml", graphml(build_graph(report.record)))]),
    "gexf": lambda report: iter([("graph.gexf", gexf(build_graph(report.record)))]),
    "json": lambda report: iter([("run.json", run_file(report.record))]),
    "csv": lambda report: csv_files(report.record),
    "parquet": lambda report: parquet_files(report.record),
    "claimreview": lambda report: iter([("claims.jsonld", claims_file(report.record, report.words))]),
    "annotation": lambda report: iter([("annotations.jsonld", annotations_file(report.record, report.words))]),
    "sarif": lambda report: iter([("findings.sarif", sarif_file(report.record, report.words))]),
    "markdown": lambda report: iter([("report.md", markdown_file(report.record, report.words, report.names))]),
    "pdf": _pdf_file,
}
