"""Text that a reader can trust: what draws nothing or turns text round becomes a placeholder."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Characters that draw nothing or turn the text round: controls, bidi marks, overrides and isolates, zero-width
# characters, fillers, tags, lone surrogates and non-characters. Tab and line breaks are spaces to a reader and are
# handled apart.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
OPEN: Final = "\u2068"  # first strong isolate: what follows has a direction of its own, up to CLOSE
CLOSE: Final = "\u2069"
_ISOLATED: Final = re.compile(f"{OPEN}([^\u2066-\u2069]*){CLOSE}")
_BREAKS: Final = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_JOINERS: Final = "\u200c\u200d"


def visible(text: str) -> str:
    """The text on one line, each unseen character as `[U+202E]`, but for joiners inside words that need them."""
    return UNSEEN.sub(_placeholder, _BREAKS.sub(" ", text))


def isolated(text: str) -> str:
    """The text as visible, in isolates where it may run the other way, so that what it stands in keeps its order."""
    return visible(text) if text.isascii() else f"{OPEN}{visible(text)}{CLOSE}"


def quoted(text: str) -> str:
    """The text as visible, between quotation marks and isolated from them."""
    return f"\u201c{isolated(text)}\u201d"


def visible_apart(text: str) -> str:
    """The text as visible, but with isolates kept where they pair."""
    parts = _ISOLATED.split(text)
    return "".join(isolated(part) if number % 2 else visible(part) for number, part in enumerate(parts))


def columns(text: str) -> int:
    """The columns that a terminal gives the text."""
    return sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _placeholder(match: re.Match[str]) -> str:
    character, text, at = match.group(), match.string, match.start()
    if character in _JOINERS and 0 < at < len(text) - 1 and _needs_joiner(text[at - 1]) and _needs_joiner(text[at + 1]):
        return character
    return f"[U+{ord(character):04X}]"


def _needs_joiner(neighbour: str) -> bool:
    return ord(neighbour) > 0x5FF and not 0x2000 <= ord(neighbour) <= 0x206F and not 0xD800 <= ord(neighbour) <= 0xDFFF
