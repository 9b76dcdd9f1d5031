"""Seconds and memory of linking and judging at growing numbers of claims, each size in a process of its own.

Judging runs on as many workers as a run of that size would have: two, or one where there is one core only.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from typing import Final

import msgspec

from bench.newsroom import newsroom
from bench.records import DESK
from crosscheck.engine import open_engine
from crosscheck.engine.memory import rare_collection
from crosscheck.pipeline import with_facts, with_findings

SIZES: Final = (10_000, 100_000, 1_000_000)
WORKERS: Final = min(2, len(os.sched_getaffinity(0)))


def measure() -> None:
    """Prints a line for each size, and how much longer it takes than the one before."""
    before: float | None = None
    for size in SIZES:
        command = [sys.executable, "-m", "bench.linking", str(size)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        both = told["link"] + told["judge"]
        counts = f"{told['claims']:8} claims {told['articles']:7} articles {told['facts']:6} facts"
        print(
            f"{counts}  link {told['link']:7.1f} s  judge {told['judge']:7.1f} s  {told['claims'] / both:6.0f} claims/s"
            f"  cpu {told['cpu']:7.1f} s  peak {told['gigabytes']:.2f} GB"
            + (f"  {both / before:.1f} times the last" if before else "")
        )
        before = both


def measured(size: int) -> dict[str, float]:
    """Seconds, counts, and what this process and its workers used: processor time and the most memory held."""
    engine = open_engine(WORKERS)
    engine.map(len, [()] * WORKERS)  # a worker started later would count this process's memory as its own
    record = newsroom(size)
    with_facts(newsroom(200), DESK)  # loads tables and libraries
    before = time.process_time()
    desk = msgspec.structs.replace(DESK, engine=engine)
    with rare_collection():
        start = time.perf_counter()
        linked = with_facts(record, desk)
        middle = time.perf_counter()
        judged = with_findings(linked, desk)
        end = time.perf_counter()
    mine = time.process_time() - before
    engine.close()
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    counts = {"claims": len(judged.claims), "articles": len(judged.articles), "facts": len(judged.facts)}
    used = {
        "gigabytes": (own.ru_maxrss + WORKERS * workers.ru_maxrss) / 1e6,
        "cpu": mine + workers.ru_utime + workers.ru_stime,
    }
    return counts | used | {"link": middle - start, "judge": end - middle}


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
