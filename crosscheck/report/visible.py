"""Hostile text made harmless to look at: what cannot be seen becomes a placeholder, and nothing outgrows its place."""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import urlsplit

from crosscheck.model.visible import CLOSE, OPEN, UNSEEN, visible, visible_apart

_LONGEST_LINK: Final = 2048
_FROM_RIGHT: Final = frozenset({"R", "AL"})  # Unicode's classes of letters that are written from right to left


def apart(text: str) -> str:
    """The text in isolates, so that it keeps its own order and leaves that of its sentence alone."""
    return f"{OPEN}{text}{CLOSE}"


def is_rtl(text: str) -> bool:
    """True where most letters of the text run from right to left."""
    if text.isascii():
        return False
    letters = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return 2 * sum(letter in _FROM_RIGHT for letter in letters) > len(letters)


def cut(text: str, longest: int) -> str:
    """The text with at most `longest` code points, the last an ellipsis where something was left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def shown(text: str, longest: int) -> str:
    """The text as a reader may see it: cut first, so that a megabyte costs nothing, then made visible."""
    return visible(cut(text, longest))


def worded(text: str, longest: int) -> str:
    """The text as shown, but with the isolates that wording puts round names kept where they pair."""
    return visible_apart(cut(text, longest))


def safe_link(url: str | None) -> str | None:
    """The address where it is an ordinary http or https one, else None."""
    if not url or len(url) > _LONGEST_LINK or UNSEEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
