"""How much of an input is read before it is refused."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on hostile or mistaken inputs; what lies beyond one is a failure that names it."""

    max_file_bytes: int = 512_000_000
    """Bytes of a file."""
    max_line_bytes: int = 20_000_000
    """Bytes of a line, of a file that holds one article (text and HTML), and of a field of a table."""
    max_article_chars: int = 2_000_000
    """Code points of an article's title and text together."""
    max_articles: int = 1_000_000
    """Articles of one run."""
