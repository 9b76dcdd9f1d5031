"""Closed intervals of Decimal, open-ended where an end is None. All set operations of the value algebra live here."""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Interval(msgspec.Struct, frozen=True):
    """The closed interval [low, high]; None is an open end.

    Empty intervals do not exist: operations return None instead.
    """

    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval turned round: {self.low} > {self.high}")

    def __contains__(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    @property
    def width(self) -> Decimal | None:
        """high - low, or None where an end is open."""
        return None if self.low is None or self.high is None else self.high - self.low

    def covers(self, other: Interval) -> bool:
        """True where every value of `other` is allowed here too."""
        return _starts_no_later(self.low, other.low) and _ends_no_earlier(self.high, other.high)

    def meets(self, other: Interval) -> bool:
        """True where some value is allowed by both."""
        apart = self.low is not None and other.high is not None and self.low > other.high
        return not apart and (self.high is None or other.low is None or other.low <= self.high)

    def intersect(self, other: Interval) -> Interval | None:
        """The values allowed by both, or None where there are none."""
        low = _largest(self.low, other.low)
        high = _smallest(self.high, other.high)
        return None if low is not None and high is not None and low > high else Interval(low, high)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that covers both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def widen(self, by: Decimal) -> Interval:
        """This interval with `by` (not negative) more room at each closed end."""
        return Interval(None if self.low is None else self.low - by, None if self.high is None else self.high + by)

    def shift(self, by: Decimal) -> Interval:
        """This interval moved by `by`."""
        return Interval(None if self.low is None else self.low + by, None if self.high is None else self.high + by)

    def plus(self, other: Interval) -> Interval:
        """All sums of one value from each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)


def _largest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return b if a is None else a if b is None else max(a, b)


def _smallest(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return b if a is None else a if b is None else min(a, b)


def _starts_no_later(a: Decimal | None, b: Decimal | None) -> bool:
    return a is None or (b is not None and a <= b)


def _ends_no_earlier(a: Decimal | None, b: Decimal | None) -> bool:
    return a is None or (b is not None and a >= b)
