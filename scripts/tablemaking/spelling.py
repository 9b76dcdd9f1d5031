"""Spellings: the key under which two names are the same, variants of a name, and inflected forms."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from scripts.tablemaking.rows import CURATED

EXACT: Final = "="  # before a name: only in this case is it a name
INFLECT: Final = "+"  # after a form: the endings of inflection.toml are added
JOIN: Final = "_"  # between words that all take the endings
FOLDED: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "’": "'"})
LATIN: Final = str.maketrans("ıİłŁøØđĐ", "iIlLoOdD")
DROPPED: Final = ("&", "(", " - ")  # CLDR's way of writing that no text uses


def fold(name: str) -> str:
    """The key of a name: compatibility forms, marks, hamza seats and case do not count."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain).translate(FOLDED).casefold().removeprefix(EXACT)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that fold to an earlier one; accented Latin spellings stay beside plain ones."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold() if name.isascii() or _latin(name) else fold(name), name)
    return tuple(seen.values())


def variants(name: str) -> tuple[str, ...]:
    """The name in newsroom spelling, then without its accents, with St. and Saint, and with either apostrophe."""
    tidy = name.replace(" & ", " and ").replace("’", "'").replace("\u200f", "")
    if any(mark in tidy for mark in DROPPED):
        return ()
    plain = _plain(tidy) if _latin(tidy) else tidy
    found = [tidy, plain]
    for spelled in (tidy, plain):
        if spelled.startswith(("Saint ", "St. ")):
            rest = spelled.split(" ", 1)[1]
            found += [f"Saint {rest}", f"St {rest}", f"St. {rest}"]
    return tuple(dict.fromkeys(found))


def inflect(form: str, language: str) -> tuple[str, ...]:
    """All forms that an entry stands for; a plain entry stands for itself, and a doubled mark for the mark."""
    if form.endswith(2 * INFLECT):
        return (form.removesuffix(INFLECT),)
    if not form.endswith(INFLECT):
        return (form.replace(JOIN, " "),)
    words = form.removesuffix(INFLECT).split(JOIN)
    return tuple(" ".join(word + ending for word in words) for ending in endings()[language])


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """The regular endings by language."""
    found = tomllib.loads((CURATED / "inflection.toml").read_text(encoding="utf-8"))
    return {language: tuple(rows) for language, rows in found["regular"].items()}


def _latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(char) for char in name if char.isalpha())


def _plain(name: str) -> str:
    special = name.translate(LATIN)
    return "".join(char for char in unicodedata.normalize("NFD", special) if not unicodedata.combining(char))
