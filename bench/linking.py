"""Seconds of linking and judging, at growing numbers of claims: they should grow hardly faster than the claims."""

from __future__ import annotations

import time

from bench.records import DESK, grown, read_record
from crosscheck.pipeline import with_facts, with_findings

TIMES = (1, 4, 16)


def measure() -> None:
    """Prints a line for each size."""
    read = read_record()
    with_facts(read, DESK)  # loads tables and libraries
    for times in TIMES:
        record = grown(read, times)
        start = time.perf_counter()
        linked = with_facts(record, DESK)
        middle = time.perf_counter()
        judged = with_findings(linked, DESK)
        end = time.perf_counter()
        size = f"{len(record.articles):6} articles {len(record.claims):7} claims {len(judged.facts):6} facts"
        rate = len(record.claims) / (end - start)
        print(f"{size}  link {middle - start:7.2f} s  judge {end - middle:7.2f} s  {rate:8.0f} claims/s")
