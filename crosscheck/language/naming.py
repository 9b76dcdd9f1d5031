"""The canonical names in a text: places, peoples and organisations that the tables know, whatever the language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosscheck.language.lexicon import Piece, longest_phrase
from crosscheck.language.pack import Pack

NAMED: Final = ("place", "organisation", "people")
_NAMED: Final = frozenset(NAMED)


def names_in(text: str, pack: Pack) -> Iterator[tuple[str, str]]:
    """(class, canonical English name) for each name of the text, in order; the longest phrase wins."""
    row = [piece for pieces in pack.lexicon.read(text)[1] for piece in pieces]
    at = 0
    while at < len(row):
        values, at = _longest(row, at)
        if not _NAMED.isdisjoint(values):
            yield from ((name, values[name]) for name in NAMED if name in values)


def _longest(row: list[Piece], at: int) -> tuple[dict[str, str], int]:
    """What stands at a position, as the longest phrase or as a word, and the position behind it."""
    last, word = longest_phrase(row, at) or (at, row[at].word)
    return word.values, last + 1
