"""How much of an input is read before it is refused."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on hostile or mistaken inputs; what lies beyond one is a failure that names it.

    `max_line_bytes` also bounds a file that holds one article (text and HTML) and a field of a table.
    `max_article_chars` counts the code points of title and text together.
    """

    max_file_bytes: int = 512_000_000
    max_line_bytes: int = 20_000_000
    max_article_chars: int = 2_000_000
    max_articles: int = 1_000_000
