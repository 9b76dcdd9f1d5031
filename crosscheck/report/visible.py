"""Hostile text made harmless to look at: what cannot be seen becomes a placeholder, and nothing outgrows its place."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

# Characters that draw nothing or turn the text round: controls, bidi marks, overrides and isolates, zero-width
# characters, fillers, tags, lone surrogates and non-characters. Tab and line breaks are spaces to a reader.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ISOLATED: Final = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
_BREAKS: Final = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_JOINERS: Final = "\u200c\u200d"
_LONGEST_LINK: Final = 2048


def visible(text: str) -> str:
    """The text on one line, each unseen character as `[U+202E]`, but for joiners inside words that need them."""
    return _UNSEEN.sub(_placeholder, _BREAKS.sub(" ", text))


def cut(text: str, longest: int) -> str:
    """The text with at most `longest` code points, the last an ellipsis where something was left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def shown(text: str, longest: int) -> str:
    """The text as a reader may see it: cut first, so that a megabyte costs nothing, then made visible."""
    return visible(cut(text, longest))


def worded(text: str, longest: int) -> str:
    """The text as shown, but with the isolates that wording puts round names kept where they pair."""
    parts = _ISOLATED.split(cut(text, longest))
    return "".join(f"\u2068{visible(part)}\u2069" if number % 2 else visible(part) for number, part in enumerate(parts))


def safe_link(url: str | None) -> str | None:
    """The address where it is an ordinary http or https one, else None."""
    if not url or len(url) > _LONGEST_LINK or _UNSEEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _placeholder(match: re.Match[str]) -> str:
    character, text, at = match.group(), match.string, match.start()
    if character in _JOINERS and 0 < at < len(text) - 1 and _needs_joiner(text[at - 1]) and _needs_joiner(text[at + 1]):
        return character
    return f"[U+{ord(character):04X}]"


def _needs_joiner(neighbour: str) -> bool:
    return ord(neighbour) > 0x5FF and not 0x2000 <= ord(neighbour) <= 0x206F and not 0xD800 <= ord(neighbour) <= 0xDFFF
