"""Expanding and folding the word forms that packs list."""

from __future__ import annotations

import unicodedata
from typing import Final

import msgspec

MAX_FORMS: Final = 4_000
FOLDED_AT_ONCE: Final = 512  # code points; putting a run of marks in order takes time by its square


def expand(form: str) -> list[str]:
    """All spellings of a form with alternatives: `kill(|s|ed)` gives kill, kills, killed. Groups do not nest."""
    head, bracket, rest = form.partition("(")
    if not bracket or len(form) == 1:
        return [form]
    inner, closing, tail = rest.partition(")")
    if not closing or "(" in inner:
        raise ValueError(f"brackets do not pair in {form!r}")
    if "|" not in inner:
        raise ValueError(f"brackets without alternatives in {form!r}")
    found = [head + choice + end for choice in inner.split("|") for end in expand(tail)]
    if len(found) > MAX_FORMS:
        raise ValueError(f"{form!r} expands to more than {MAX_FORMS} forms")
    return found


class Folding(msgspec.Struct, frozen=True):
    """How a language's spellings are made equal before they are looked up: letters mapped, marks dropped, case
    ignored.
    """

    table: dict[int, str | None]

    def fold(self, text: str) -> str:
        """The look-up key of `text`; folding a key gives it back unchanged."""
        if text.isascii():
            return text.casefold()
        if len(text) > FOLDED_AT_ONCE:
            return "".join(self.fold(text[at : at + FOLDED_AT_ONCE]) for at in range(0, len(text), FOLDED_AT_ONCE))
        return unicodedata.normalize("NFKC", text).translate(self.table).casefold()


def folding(letters: dict[str, str], dropped: str) -> Folding:
    """The Folding that maps every letter of each key of `letters` to its value and drops the characters of
    `dropped`.
    """
    table: dict[int, str | None] = {ord(char): to for chars, to in letters.items() for char in chars}
    table |= {ord(char): None for char in dropped}
    return Folding(table)
