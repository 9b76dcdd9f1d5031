"""Seconds and bytes of every form of a report, at two sizes."""

from __future__ import annotations

import time

from bench.records import DESK, grown, read_record
from crosscheck.model.formats import FORMATS
from crosscheck.pipeline import with_facts, with_findings
from crosscheck.report.writing import MAKERS, Report

TIMES = (1, 8)


def measure() -> None:
    """Prints a line for each size and form."""
    read = read_record()
    for times in TIMES:
        record = with_findings(with_facts(grown(read, times), DESK), DESK)
        report = Report(record, "en", "western", {})
        print(f"{len(record.articles)} articles, {len(record.findings)} findings")
        for name in FORMATS:
            start = time.perf_counter()
            files = list(MAKERS[name](report))
            size = sum(len(data) for _, data in files) / 1e6
            print(f"  {name:12}{len(files):4} files {size:9.1f} MB {time.perf_counter() - start:8.2f} s")
