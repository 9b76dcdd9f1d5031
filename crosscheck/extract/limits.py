"""How far reading goes where a text goes on without end, so that its work grows with its length and no faster."""

from __future__ import annotations

from typing import Final

MAX_ITEMS: Final = 240  # of a sentence; a longer one is cut
MAX_TITLE: Final = 2_000  # code points of a title that are read
MAX_EVIDENCE: Final = 20  # of a reference time
