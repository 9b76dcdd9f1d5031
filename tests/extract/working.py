"""Work counted, so that tests of speed ask no clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def work(task: Callable[[], object]) -> int:
    """How many lines of the package ran, each round of a loop counted."""
    lines = 0

    def count(frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        nonlocal lines
        if "crosscheck" not in frame.f_code.co_filename:
            return None
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        task()
    finally:
        sys.settrace(before)
    return lines
