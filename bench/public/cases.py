"""Cases of public sets: what a text should be read as, and why a case lies outside of what crosscheck reads."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from crosscheck.extract.mentions import Mention

ROOT: Final = Path(__file__).parent.parent.parent.parent / "shared" / "bench"
Kind = Literal["numerals", "bounds", "money", "dates"]
GOALS: Final[dict[Kind, float]] = {"numerals": 0.97, "bounds": 0.80, "money": 0.93, "dates": 0.90}
Passes = Callable[[list[Mention]], bool]
SCOPE: Final = tomllib.loads((Path(__file__).parent / "scope.toml").read_text(encoding="utf-8"))
WHY: Final[dict[str, str]] = SCOPE["reasons"]


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


def reason(text: str, kind: str, language: str = "en") -> str:
    """Why a text of a kind of cases is out of scope by its words, or an empty string."""
    found = (
        why for why, patterns in SCOPE[kind][language].items() for p in patterns if re.search(p, text, re.IGNORECASE)
    )
    return next((WHY[why] for why in found), "")
