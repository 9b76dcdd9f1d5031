"""Text to sentences of items: tokens looked up, clitics split off, phrases joined, sentences and paragraphs
told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Final

from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.limits import MAX_ITEMS
from crosscheck.language.lexicon import Piece, Word, longest_phrase
from crosscheck.language.pack import Pack

STOPS: Final = frozenset(".!?؟…。")
CLOSERS: Final = frozenset("\"'”’»)]")
_STOP: Final = re.compile(f"[{''.join(sorted(STOPS))}]")
_START: Final = attrgetter("start")


def scan(text: str, pack: Pack, *, offset: int = 0, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one paragraph; `offset` is where it begins in its field.

    Sentences are cut at MAX_ITEMS items.
    """
    starts, chunks = pack.lexicon.read(text)
    pieces = [piece for chunk in chunks for piece in chunk]
    items = [
        Item(at + begin, at + end, word, key)
        for at, chunk in zip([offset + start for start in starts], chunks, strict=True)
        for begin, end, key, word, _ in chunk
    ]
    sentences: list[Sentence] = []
    begin = 0
    for end in [*_ends(text, items, offset), len(items)]:
        while begin < end:
            cut = end if end - begin <= MAX_ITEMS else min(end, _cut(text, items, begin + MAX_ITEMS, offset))
            sentences.append(Sentence(_joined(pieces[begin:cut], items[begin:cut]), paragraph, pack.grammar))
            begin = cut
    return sentences


def _ends(text: str, items: list[Item], offset: int) -> list[int]:
    """The items before which a sentence ends: those behind a full stop and its closing signs, after a blank, that do
    not begin with a small letter.
    """
    found: list[int] = []
    for match in _STOP.finditer(text):
        start = offset + match.start()
        at = bisect_left(items, start, key=_START)
        if at == len(items) or items[at].start != start or items[at].end != start + 1:
            continue  # a point inside a number or an abbreviation
        if match.group() == "." and at > (found[-1] if found else 0) and _dotted(items[at - 1]):
            continue
        behind = at + 1
        while behind < len(items) and text[items[behind].start - offset] in CLOSERS:
            behind += 1
        if behind == len(items):
            break
        start = items[behind].start - offset
        if text[start - 1].isspace() and not text[start].islower():
            found.append(behind)
    return found


def _dotted(item: Item) -> bool:
    """True where a full stop belongs to the word before it ("Oct.", "Mr.", one capital letter)."""
    classes = item.word.classes
    return "dotted" in classes or (item.end - item.start == 1 and classes == {"cap"})


def _cut(text: str, items: list[Item], at: int, offset: int) -> int:
    """Where a sentence that goes on too long is cut: as soon as no word is cut in two."""
    while at < len(items):
        before, item = text[items[at - 1].start - offset], items[at]
        within = before.isalpha() and item.start == items[at - 1].end and text[item.start - offset] not in CLOSERS
        if before not in STOPS and not within:
            break
        at += 1
    return at


def _joined(pieces: list[Piece], items: list[Item]) -> list[Item]:
    """The items with one in the place of each phrase."""
    for at, last, phrase in reversed(list(_phrases(pieces, items))):
        items[at : last + 1] = [Item(items[at].start, items[last].end, phrase, "")]
    return items


def _phrases(pieces: list[Piece], items: list[Item]) -> Iterator[tuple[int, int, Word]]:
    """First and last item of each phrase, and what it means; the longest that begins at an item is taken."""
    last = -1
    pairs = enumerate(pairwise(pieces))
    for at in [at for at, ((_, _, _, _, phrases), (_, _, key, _, _)) in pairs if phrases and key in phrases]:
        found = longest_phrase(pieces, at) if at > last and not _apart(items[at], items[at + 1]) else None
        if found is not None:
            last, word = found
            yield at, last, word


def _apart(letter: Item, sign: Item) -> bool:
    """True where a letter and the sign behind it do not touch: `won a $5 prize` has no Australian dollars."""
    return letter.end - letter.start == 1 and letter.end != sign.start and not sign.key[:1].isalnum()
