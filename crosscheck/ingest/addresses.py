"""Addresses of articles: which are kept, and whose they are."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

SCHEMES: Final = ("http", "https")


def outlet_of(url: str) -> str | None:
    """The host of a web address in lower case without port and `www.`; None where it is no web address.

    >>> outlet_of("https://www.harbourpost.example:8443/world/quake")
    'harbourpost.example'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in SCHEMES:
        return None
    return host.removeprefix("www.").rstrip(".") or None
