"""Context: the words around a claim and the days to which an article and a claim point."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim

# Ends of sentences in the scripts that news is written in; wide marks need no space after them.
_END: Final = re.compile(r"(?:[.!?\u061f\u06d4\u0964\u2026]+(?=\s|$)|[\u3002\uff01\uff1f\n|]+)")
_YEAR: Final = re.compile(r"(?<![\d.,\u066b\u066c])\d{4}(?![\d.,\u066b\u066c]\d|\d)")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100


class Context(msgspec.Struct, frozen=True):
    """Where a claim stands: the number of its sentence in its field, and the years that the sentence names."""

    sentence: int
    years: frozenset[int]


class Days(msgspec.Struct, frozen=True, order=True):
    """A window of days, both inclusive."""

    first: date
    last: date

    def distance(self, other: Days) -> int:
        """Days between the two windows; 0 where they meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)

    @property
    def length(self) -> int:
        """How many days the window holds."""
        return (self.last - self.first).days + 1

    def hull(self, other: Days) -> Days:
        """The smallest window that holds both."""
        return Days(min(self.first, other.first), max(self.last, other.last))


def published_days(article: Article) -> Days | None:
    """The day on which an article appeared, or the window that its reference time allows, or None."""
    if article.published:
        try:
            day = date.fromisoformat(article.published[:10])
        except ValueError:
            day = None
        if day is not None:
            return Days(day, day)
    return Days(article.reference.low, article.reference.high) if article.reference else None


def claim_contexts(articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, Context]:
    """The context of each claim by its id."""
    by_id = {article.id: article for article in articles}
    by_field: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_field[claim.article, claim.field].append(claim)
    found: dict[str, Context] = {}
    for (name, field), group in by_field.items():
        article = by_id.get(name)
        text = article.field(field) if article else ""
        found.update(_field_contexts(text, group))
    return found


def _field_contexts(text: str, claims: Sequence[Claim]) -> dict[str, Context]:
    ends = [match.end() for match in _END.finditer(text)]
    taken = [claim.span for claim in claims if claim.kind != "visit"]
    years: dict[int, set[int]] = defaultdict(set)
    for match in _YEAR.finditer(text):
        year = int(match.group())
        if _FIRST_YEAR <= year <= _LAST_YEAR and not any(a < match.end() and match.start() < b for a, b in taken):
            years[bisect_right(ends, match.start())].add(year)
    at = {claim.id: bisect_right(ends, claim.span[0]) for claim in claims}
    return {name: Context(sentence, frozenset(years[sentence])) for name, sentence in at.items()}


def counted_day(claim: Claim, published: Days | None) -> Days | None:
    """The day of a count for one day: the day that the text names, else publication and the day before."""
    if claim.as_of is not None:
        return Days(claim.as_of, claim.as_of)
    if claim.event_date is not None:
        return Days(claim.event_date, claim.event_date)
    return Days(published.first - timedelta(days=1), published.last) if published else None
