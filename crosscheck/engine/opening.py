"""Which engine fits a number of workers."""

from __future__ import annotations

import os

from crosscheck.engine.local import LocalEngine
from crosscheck.engine.protocol import Engine
from crosscheck.engine.serial import SerialEngine


def open_engine(workers: int) -> Engine:
    """An engine of this machine with that many workers, 0 for one a core; a single one works in this process."""
    count = workers or len(os.sched_getaffinity(0))
    return SerialEngine() if count == 1 else LocalEngine(count)
