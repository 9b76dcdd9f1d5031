"""Hostile text made harmless to look at: what cannot be seen becomes a placeholder, and nothing outgrows its place."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from crosscheck.model.visible import UNSEEN, visible, visible_apart

_LONGEST_LINK: Final = 2048


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
