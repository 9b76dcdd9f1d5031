"""An article's text cut into what it says itself and what surrounds it: body, teasers of other stories,
credits, noise.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from crosscheck.language.pack import Pack

Role = Literal["body", "teaser", "credit", "noise"]
LEFT_OUT: Final[tuple[Role, ...]] = ("credit", "noise")
MAX_HEADING: Final = 45
MAX_CREDIT: Final = 90
MAX_NOISE: Final = 200
MAX_TEASER: Final = 170
_LINE: Final = re.compile(r"[^\n]+")
_BULLET: Final = re.compile(r"^[\s>]*[•▪◦‣·●○■\-–—*][ \t\u00a0]+")
_EDGE: Final = ' \t\u00a0\u200e\u200f\u202a-\u202e:.،,؛;|[]()*•-–—"“”«»'


class Line(NamedTuple):
    """A line of the text: its offsets without bullet and outer blanks, and its role."""

    start: int
    end: int
    role: Role


def segment(text: str, pack: Pack) -> list[Line]:
    """The lines of a text that hold words, in order, each with its role."""
    lines: list[Line] = []
    inside_list = False
    for match in _LINE.finditer(text):
        raw = match.group()
        bullet = _BULLET.match(raw)
        begin = match.start() + (bullet.end() if bullet else len(raw) - len(raw.lstrip()))
        end = match.start() + len(raw.rstrip())
        if begin >= end:
            continue
        content = text[begin:end]
        role, inside_list, skipped = _role(content, bool(bullet), inside_list, pack)
        begin += skipped
        lines.append(Line(begin, end, role))
    return lines


def _role(content: str, bullet: bool, inside_list: bool, pack: Pack) -> tuple[Role, bool, int]:
    """The role of one line, whether a list of teasers goes on behind it, and how much of it stands before its
    content.
    """
    folded = pack.lexicon.folding.fold(content[: MAX_NOISE + 60]).strip(_EDGE)
    heading = _starts(folded, pack.furniture.get("teasers", ()))
    if heading is not None:
        rest = content.partition(":")[2].strip()
        if len(folded) <= MAX_HEADING and not rest:
            return "noise", True, 0
        if rest and len(content) - len(rest) <= MAX_HEADING:
            return "teaser", inside_list, content.index(rest, content.index(":"))
    if len(content) <= MAX_CREDIT and _credit(content, folded, pack):
        return "credit", inside_list, 0
    if len(content) <= MAX_NOISE and (
        _starts(folded, pack.furniture.get("noise", ())) is not None or _bracketed(content)
    ):
        return "noise", inside_list, 0
    if (
        inside_list
        and (bullet or len(content) <= MAX_TEASER)
        and not (content.endswith(".") and not bullet and len(content) > 100)
    ):
        return "teaser", True, 0
    return "body", False, 0


def _starts(folded: str, markers: tuple[str, ...]) -> str | None:
    for marker in markers if folded.startswith(markers) else ():
        if folded.startswith(marker) and (len(folded) == len(marker) or not folded[len(marker)].isalpha()):
            return marker
    return None


def _credit(content: str, folded: str, pack: Pack) -> bool:
    marker = _starts(folded, pack.furniture.get("credit", ()))
    if marker is None:
        return False
    return ":" in content[: len(marker) + 4] or content[0] in "(["


def _bracketed(content: str) -> bool:
    return len(content) > 2 and content[0] == "[" and content[-1] == "]"


def credited(text: str, lines: list[Line]) -> list[str]:
    """Who the credit lines name, in order."""
    names = []
    for line in lines:
        if line.role == "credit":
            content = text[line.start : line.end].strip("()[] ")
            head, colon, tail = content.partition(":")
            name = tail if colon else head.partition(" ")[2]
            if name.strip():
                names.append(name.strip())
    return names
