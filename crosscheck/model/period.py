"""Periods: calendar days with a grain, and which of their fields the text names and which are implied."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal, get_args

import msgspec

Grain = Literal["day", "week", "part", "month", "year"]
GRAINS: Final[tuple[Grain, ...]] = get_args(Grain)


class Period(msgspec.Struct, frozen=True):
    """First and last day, both inclusive; None is an end that the text does not give.

    `weekday` (Monday is 0) is what the text names, right or wrong; `implied` lists the fields (`year`, `month`, `day`)
    that were found from the reference time and not from the text. `part` is a third of a month or another part of a
    larger unit.
    """

    start: date | None
    end: date | None
    grain: Grain = "day"
    weekday: int | None = None
    implied: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"period turned round: {self.start} > {self.end}")

    @property
    def weekday_agrees(self) -> bool:
        """False where the text names a weekday that its own date does not fall on."""
        if self.weekday is None or self.start is None or self.start != self.end:
            return True
        return self.start.weekday() == self.weekday

    def meets(self, other: Period) -> bool:
        """True where some day lies in both; open ends reach for ever."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def covers(self, other: Period) -> bool:
        """True where every day of `other` lies in this period."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and self.end >= other.end)
        return starts and ends

    def shift(self, days: int) -> Period:
        """The same period `days` later; the named weekday no longer applies and is dropped."""
        step = timedelta(days=days)
        return msgspec.structs.replace(
            self, start=self.start and self.start + step, end=self.end and self.end + step, weekday=None
        )


def day(value: date, *, weekday: int | None = None, implied: tuple[str, ...] = ()) -> Period:
    """The period of one day."""
    return Period(value, value, "day", weekday, implied)
