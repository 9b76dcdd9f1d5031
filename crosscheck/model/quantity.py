"""Quantities as news states them: an interval, how the words bound it, and how precisely it is known."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, get_args

import msgspec

from crosscheck.model.interval import Interval

Qualifier = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about", "nearly", "range", "vague"]
QUALIFIERS: Final[tuple[Qualifier, ...]] = get_args(Qualifier)
BELOW_HALF: Final = Decimal("0.999")  # what lies half-way rounds up: `2 billion` and `3 billion` share no value
BOUNDS: Final = frozenset(("more_than", "at_least", "less_than", "at_most"))


class Reading(msgspec.Struct, frozen=True):
    """One way to read an ambiguous value: its unit or number, and the sentence that says why it is possible."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    why: str


class Quantity(msgspec.Struct, frozen=True):
    """A value as written: the closed interval that the words allow, their qualifier, the unit, and the precision.

    `precision` is half of the last stated step (0.005e9 for `1.96 billion`, 0 for a count to the unit): the true value
    of an unqualified figure lies within it.
    """

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    precision: Decimal = Decimal(0)
    readings: tuple[Reading, ...] = ()

    @property
    def stated(self) -> Interval:
        """The interval of the words alone."""
        return Interval(self.low, self.high)

    @property
    def allowed(self) -> Interval:
        """The values that the words leave possible, precision counted in; `about` doubles it, `nearly` lies below. A
        bound holds as written: `more than 2 billion` is no 1.7 billion.
        """
        if self.qualifier in BOUNDS:
            return self.stated
        if self.qualifier == "nearly" and self.high is not None:
            return Interval(self.high * NEARLY, self.high + self.precision)
        if self.qualifier == "about" and self.low is not None and self.high is not None:
            room = max(2 * self.precision, min(abs(self.low) * ABOUT, ABOUT_STEPS * _last_step(self.low)))
            return self.stated.widen(room)
        low = None if self.low is None else self.low - self.precision
        return Interval(low, None if self.high is None else self.high + BELOW_HALF * self.precision)


def _last_step(value: Decimal) -> Decimal:
    """One in the last digit that is not a nought: 10 million for 2.34 billion."""
    kept = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(kept.exponent))


# A set, read off newsroom usage in the sample stories: `about` covers a twentieth on each side, but no more than five
# in the last digit (`about 2.34 billion` is not 2.43), `nearly` the upper tenth.
ABOUT: Final = Decimal("0.05")
ABOUT_STEPS: Final = 5
NEARLY: Final = Decimal("0.90")
