"""Cases of public sets: what a text should be read as, and why a case lies outside of what crosscheck reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from crosscheck.extract.mentions import Mention

ROOT: Final = Path(__file__).parent.parent.parent.parent / "shared" / "bench"
Kind = Literal["numerals", "bounds", "money", "dates"]
GOALS: Final[dict[Kind, float]] = {"numerals": 0.97, "bounds": 0.80, "money": 0.93, "dates": 0.90}
Passes = Callable[[list[Mention]], bool]
Marks = Sequence[tuple[str, str]]
"""Reasons and the patterns of the texts that they put out of scope."""


class PublicCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case of one set. `passes` judges what was read; `out` is why it is out of scope, empty where it is not."""

    source: str
    language: str
    kind: Kind
    text: str
    expected: str
    passes: Passes
    reference: date | None = None
    verbs: tuple[str, ...] = ("",)  # what may stand before the text, such as a verb of what is to come: either counts
    out: str = ""


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file below the folder of public sets; none where the folder is absent."""
    file = ROOT / path
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def reason(text: str, marks: Marks) -> str:
    """The first reason whose pattern is in the text, or an empty one."""
    return next((why for why, pattern in marks if re.search(pattern, text, re.IGNORECASE)), "")
