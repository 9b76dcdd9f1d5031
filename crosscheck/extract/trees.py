"""Explanations as trees of lines: drawn with branches, wrapped, quotes kept in isolates on every line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from crosscheck.model.visible import CLOSE, OPEN, columns

WIDTH: Final = 80
NARROWEST: Final = 24  # columns that a line keeps for its text, however deep it stands
BRANCH, LAST_BRANCH = "├─ ", "└─ "
TRUNK, GAP = "│  ", "   "


class Tree(msgspec.Struct, frozen=True):
    """A line of an explanation and the lines below it. Quotes in the label stand in isolates."""

    label: str
    children: tuple[Tree, ...] = ()

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, width: int = WIDTH) -> list[str]:
        """The tree as lines of at most `width` columns, save where it is too deep for that."""
        return list(_drawn(self, "", "", width))


def _drawn(tree: Tree, first: str, further: str, width: int) -> Iterator[str]:
    """The lines of a tree, the first behind `first`, all others behind `further`."""
    below = TRUNK if tree.children else GAP
    lines = wrapped(tree.label, max(NARROWEST, width - len(further) - len(below)))
    yield first + lines[0]
    yield from (f"{further}{below}{line}" for line in lines[1:])
    for number, child in enumerate(tree.children, 1):
        last = number == len(tree.children)
        yield from _drawn(child, further + (LAST_BRANCH if last else BRANCH), further + (GAP if last else TRUNK), width)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken at blanks where it has any; an isolate that goes on over a
    break is closed before it and opened behind it.
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(longer) <= width:
            lines[-1] = longer
            continue
        head, *rest = _pieces(word, width)
        lines = [*lines, head, *rest] if lines[-1] else [head, *rest]
    return _isolated(lines)


def _pieces(word: str, width: int) -> list[str]:
    """A word cut where it is longer than a line."""
    pieces, taken = [""], 0
    for letter in word:
        taken += columns(letter)
        if taken > width:
            pieces.append("")
            taken = columns(letter)
        pieces[-1] += letter
    return pieces


def _isolated(lines: list[str]) -> list[str]:
    found, inside = [], False
    for line in lines:
        whole = f"{OPEN}{line}" if inside else line
        inside = whole.count(OPEN) > whole.count(CLOSE)
        found.append(f"{whole}{CLOSE}" if inside else whole)
    return found
