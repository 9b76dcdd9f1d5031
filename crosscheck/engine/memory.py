"""Memory: how often Python looks for cycles while a run makes millions of records."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# New objects before the youngest are looked through, and how many of those looks before an older generation's. Records
# hold no cycles, so that looking finds nothing: at Python's own 700, 10, 10 it took a tenth of the time of linking.
THRESHOLDS: Final = (50_000, 20, 20)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Nothing; inside, cycles are looked for less often."""
    before = gc.get_threshold()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
