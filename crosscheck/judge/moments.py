"""Moments: the minutes in which a figure may have been the latest, and how two such windows lie to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

import msgspec

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim

DAY: Final = 24 * 60
EARLIEST: Final = 0
LATEST: Final = 10000 * 366 * DAY
_DATE_LENGTH: Final = len("2000-01-01")
# A paragraph of a live page opens with its time of day, with any digits and at most a few marks before it.
_CLOCK: Final = re.compile(r"[^\w]{0,4}(\d{1,2})[:.](\d{2})(?!\d)")


class Moment(msgspec.Struct, frozen=True):
    """The closed window of minutes (counted from the first day of the calendar, UTC) for which a figure may hold."""

    low: int
    high: int

    @property
    def known(self) -> bool:
        """True where both ends are bounded by evidence."""
        return self.low > EARLIEST and self.high < LATEST

    @property
    def exact(self) -> bool:
        """True for one minute."""
        return self.low == self.high

    @property
    def day(self) -> date:
        """The day on which the window ends, in UTC."""
        return date.fromordinal(self.high // DAY)

    def before(self, other: Moment) -> bool:
        """True where every minute of this window lies before every minute of the other."""
        return self.high < other.low

    def same(self, other: Moment) -> bool:
        """True where both are the same known window of a day or less: one moment, as far as anybody can tell."""
        return self == other and self.known and self.high - self.low < DAY

    def same_day(self, other: Moment) -> bool:
        """True where both lie within one calendar day; the end of a day belongs to it."""
        return self.known and other.known and _day_of(self) == _day_of(other) is not None


UNKNOWN: Final = Moment(EARLIEST, LATEST)


def published_moment(article: Article | None) -> Moment:
    """When the article came out: a minute, the whole day where no time is given, its reference window, or UNKNOWN."""
    at = _stamp(article)
    if at is not None and article and article.published:
        return _all_day(at.date(), at.date()) if len(article.published) <= _DATE_LENGTH else _minute(at)
    if article and article.reference:
        return _all_day(article.reference.low, article.reference.high)
    return UNKNOWN


def offset_of(article: Article | None) -> int:
    """Minutes by which the article's own clock is ahead of UTC; 0 where it names no zone."""
    at = _stamp(article)
    shift = at.utcoffset() if at else None
    return int(shift.total_seconds()) // 60 if shift else 0


def holding_moment(claim: Claim, published: Moment, clock: int | None, offset: int = 0) -> Moment:
    """For when the figure holds: the end of its as-of day, its paragraph's time on a live page, else its publication.

    A teaser's story is undated: it came out at some time before. `clock` is the minute of the day that the paragraph
    names, `offset` the minutes by which that clock is ahead of UTC.
    """
    if claim.as_of is not None:
        end = min(_start(claim.as_of) + DAY - 1 - offset, published.high)
        return Moment(end, end)
    if claim.teaser:
        return Moment(EARLIEST, published.high)
    if clock is None or not published.known:
        return published
    at = (published.high + offset) // DAY * DAY + clock - offset
    at = at - DAY if at > published.high else at
    return Moment(at, at)


def paragraph_clocks(article: Article) -> tuple[tuple[int, int, int], ...]:
    """(start, end, minute of the day) of each paragraph that opens with a time; empty where fewer than two do."""
    found = [
        (start, end, int(match[1]) * 60 + int(match[2]))
        for start, end in _paragraphs(article.text)
        if (match := _CLOCK.match(article.text, start, end)) and int(match[1]) < 24 and int(match[2]) < 60
    ]
    return tuple(found) if len(found) > 1 else ()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _stamp(article: Article | None) -> datetime | None:
    if article is None or not article.published:
        return None
    try:
        return datetime.fromisoformat(article.published)
    except ValueError:
        return None


def _minute(at: datetime) -> Moment:
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    minute = _start(at.date()) + at.hour * 60 + at.minute
    return Moment(minute, minute)


def _all_day(low: date, high: date) -> Moment:
    return Moment(_start(low), _start(high) + DAY - 1)


def _start(day: date) -> int:
    return day.toordinal() * DAY


def _day_of(moment: Moment) -> int | None:
    day = moment.low // DAY
    return day if moment.high // DAY == day else None
