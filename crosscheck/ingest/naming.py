"""Ids of articles, unique within a run."""

from __future__ import annotations

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.result import Failure


class Names:
    """The ids of the articles that were read so far."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._stated: set[tuple[str | None, ...]] = set()

    def admit(self, article: Article, *, stated: bool) -> tuple[Article | None, Failure | None]:
        """The article under an id of its own; None where id and content were both read before.

        A stated id that another article holds gets a suffix and a failure that says so, a derived one only the suffix.
        """
        if stated and self._read_before(article):
            return None, None
        base, unique = article.id, self._unique(article.id)
        if unique == base:
            return article, None
        reason = f"id {base!r} is used twice; this article is {unique!r}"
        return msgspec.structs.replace(article, id=unique), Failure(
            article.path or "", reason, article.line
        ) if stated else None

    def _read_before(self, article: Article) -> bool:
        content = (article.id, article.title, article.text, article.outlet, article.url,
                   article.published, article.language, article.origin)  # fmt: skip
        known = content in self._stated
        self._stated.add(content)
        return known

    def _unique(self, base: str) -> str:
        number, candidate = self._used.get(base, 1), base
        while candidate in self._used:
            number += 1
            candidate = f"{base}~{number}"
        self._used[base] = number
        self._used.setdefault(candidate, 1)
        return candidate
