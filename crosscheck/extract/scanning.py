"""Text to sentences of items: tokens looked up, clitics split off, phrases joined, sentences and paragraphs
told apart.
"""

from __future__ import annotations

from typing import Final

from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.limits import MAX_ITEMS
from crosscheck.language.lexicon import TOKEN, Piece
from crosscheck.language.pack import Pack

STOPS: Final = frozenset(".!?؟…。")
CLOSERS: Final = frozenset("\"'”’»)]")


def scan(text: str, pack: Pack, *, offset: int = 0, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one paragraph; `offset` is where it begins in its field.

    Sentences are cut at MAX_ITEMS items.
    """
    pieces_of = pack.lexicon.pieces
    sentences: list[Sentence] = []
    row: list[tuple[Piece, int]] = []
    stopped = False
    for match in TOKEN.finditer(text):
        token = match.group()
        at = match.start()
        if stopped and token not in CLOSERS:
            stopped = False
            if text[at - 1].isspace() and not token[0].islower() and row:
                sentences.append(_sentence(row, pack, offset, paragraph))
                row = []
        for piece in pieces_of(token):
            row.append((piece, at))
        if token in STOPS:
            stopped = not _abbreviated(row)
        elif len(row) >= MAX_ITEMS:
            sentences.append(_sentence(row, pack, offset, paragraph))
            row = []
    if row:
        sentences.append(_sentence(row, pack, offset, paragraph))
    return sentences


def _abbreviated(row: list[tuple[Piece, int]]) -> bool:
    """True where the full stop belongs to the word before it ("Oct.", "Mr.", one capital letter)."""
    if len(row) < 2 or row[-1][0].key != ".":
        return False
    before = row[-2][0]
    return "dotted" in before.word.classes or (before.end - before.start == 1 and before.word.classes == {"cap"})


def _apart(row: list[tuple[Piece, int]], at: int) -> bool:
    """True where a letter and the sign behind it do not touch: `won a $5 prize` has no Australian dollars."""
    (letter, base), (sign, sign_base) = row[at : at + 2]
    return not sign.key[:1].isalnum() and base + letter.end != sign_base + sign.start


def _sentence(row: list[tuple[Piece, int]], pack: Pack, offset: int, paragraph: int) -> Sentence:
    items: list[Item] = []
    at, size = 0, len(row)
    while at < size:
        piece, base = row[at]
        end, word, key = offset + base + piece.end, piece.word, piece.key
        start = offset + base + piece.start
        if piece.phrases is not None and at + 1 < size:
            for rest, phrase in piece.phrases.get(row[at + 1][0].key, ()):
                if piece.end - piece.start == 1 and _apart(row, at):
                    continue
                last = at + 1 + len(rest)
                if last < size and all(row[at + 2 + n][0].key == wanted for n, wanted in enumerate(rest)):
                    final, final_base = row[last]
                    end, word, key, at = offset + final_base + final.end, phrase, "", last
                    break
        items.append(Item(start, end, word, key))
        at += 1
    return Sentence(items, paragraph, pack.grammar)
