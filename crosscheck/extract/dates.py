"""What date expressions say, and the days they mean once the reference time and the tense are known."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

import msgspec
from hijridate import Gregorian, Hijri

from crosscheck.model.period import Grain, Period

PARTS: Final[dict[str, tuple[int, int]]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
AHEAD, BEHIND = 1, -1
FIRST_YEAR, LAST_YEAR = 1000, 2200
NEAR: Final = 60  # days within which a date is meant whatever weekday stands beside it
# what a day costs that lies on the wrong side of its verb; a present tense may mean either
AGAINST_FUTURE, AGAINST_PAST = 9, 3
GRACE: Final = 3
LUNAR_MONTH: Final = 29
LAST_NTH: Final = -1


class DateSpec(msgspec.Struct, eq=False, gc=False):
    """What a date expression says: named fields, or a distance from another day. None is a field that it does not name.

    `direction` is -1, 0 or 1 for last, this and next; `unit` is what the direction or distance counts (`day`, `week`,
    `weekend`, `month`, `year`). `nth` is the number of a weekday or day within its month, -1 for the last one;
    `year_step` names the year by its distance. What the rest resolves to is then moved by `shift` days, widened to its
    week by `whole`, and ended by `last`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    unit: str | None = None
    offset: int | None = None
    part: str | None = None
    end: int | None = None
    end_month: int | None = None
    span_days: int | None = None
    nth: int | None = None
    year_step: int | None = None
    last: DateSpec | None = None
    shift: int = 0
    hijri: bool = False
    same: bool = False
    same_month: bool = False
    since: bool = False
    until: bool = False
    whole: bool = False

    @property
    def absolute(self) -> bool:
        """True where the text names year, month and day."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def only_weekday(self) -> bool:
        """True where the text names nothing but a weekday."""
        return (
            self.weekday is not None
            and self.day is None
            and self.month is None
            and self.direction is None
            and self.offset is None
            and self.last is None
            and not self.shift
        )

    @property
    def only_weekday_named(self) -> bool:
        """True where a weekday is all that places the day, moved or not."""
        return self.weekday is not None and self.month is None and self.direction is None and self.offset is None

    def told(self) -> str:
        """The fields that the text names, for explanations."""
        named = ((name, getattr(self, name)) for name in sorted(self.__struct_fields__))
        return ", ".join(
            f"{name} {value.told() if isinstance(value, DateSpec) else value}"
            for name, value in named
            if value not in (None, False)
        )

    def resolve(self, reference: date, *, tense: int = 0, anchor: date | None = None) -> Period | None:
        """The days meant, seen from `reference`; `tense` is 1 for what is to come, -1 for what was; `anchor` is
        the last day named.

        None where no such day exists (31 June) or where the expression points back and nothing stands there.
        """
        try:
            found = self._resolve(reference, tense, anchor)
            return found if found is None else self._extended(found, reference, tense)
        except (ValueError, OverflowError):
            return None

    def _extended(self, found: Period, reference: date, tense: int) -> Period | None:
        """The period moved by `shift`, widened to its week, and reaching to the day of `last`."""
        if self.shift:
            found = found.shift(self.shift)
        if self.span_days is not None and found.start is not None:
            last_day = found.start + timedelta(days=max(0, self.span_days - 1))
            return Period(found.start, last_day, "day", self.weekday, found.implied)
        if self.whole and found.start is not None:
            start = monday(found.start)
            found = Period(start, start + timedelta(days=6), "week", None, found.implied)
        if self.last is None or found.start is None:
            return found
        start, last = found.start, self.last
        if last.only_weekday and last.weekday is not None:
            end: date | None = start + timedelta(days=(last.weekday - start.weekday()) % 7)
        else:
            told = last.resolve(reference, tense=tense)
            end = told.end if told is not None else None
            if end is not None and last.month is not None and last.year is None and not last.hijri:
                end = end.replace(year=start.year + ((end.month, end.day) < (start.month, start.day)))
            elif end is not None and self.month is not None and self.year is None and not self.hijri:
                start = start.replace(year=end.year - ((end.month, end.day) < (start.month, start.day)))
        if end is None or end < start:
            return None
        return Period(start, end, found.grain, self.weekday, found.implied)

    def _resolve(self, reference: date, tense: int, anchor: date | None) -> Period | None:
        if self.same:
            return None if anchor is None else Period(*(anchor + timedelta(days=self.offset or 0),) * 2, "day")
        if self.hijri:
            return self._hijri(reference)
        if self.same_month:
            return None if anchor is None else self._in_month(anchor.replace(day=1), ("year", "month"))
        if self.offset is not None:
            return self._from_offset(reference)
        if self.month is not None or self.day is not None or self.nth is not None:
            return self._calendar(reference, tense)
        if self.weekday is not None:
            return self._weekday(reference, tense)
        if self.unit is not None:
            return self._unit(reference)
        return Period(date(self.year, 1, 1), date(self.year, 12, 31), "year") if self.year else None

    def _from_offset(self, reference: date) -> Period:
        assert self.offset is not None
        if self.unit == "week":
            start = monday(reference) + timedelta(weeks=self.offset)
            return Period(start, start + timedelta(days=6), "week")
        if self.unit in ("month", "year"):
            return _months(reference, self.offset * (12 if self.unit == "year" else 1), self.unit)
        found = reference + timedelta(days=self.offset)
        if self.weekday is not None and abs(self.offset) >= 7:  # a week ago on Friday
            found += timedelta(days=(self.weekday - found.weekday() + 3) % 7 - 3)
        return self._one(found, ("year", "month", "day"))

    def _one(self, day: date, implied: tuple[str, ...]) -> Period:
        return Period(day, day, "day", self.weekday, implied)

    def _unit(self, reference: date) -> Period:
        step = self.direction or 0
        if self.unit == "week":
            start = monday(reference) + timedelta(weeks=step)
            return Period(start, start + timedelta(days=6), "week")
        if self.unit == "weekend":
            start = monday(reference) + timedelta(weeks=step, days=5)
            return Period(start, start + timedelta(days=1), "week")
        if self.unit == "year":
            return Period(date(reference.year + step, 1, 1), date(reference.year + step, 12, 31), "year")
        month = _months(reference, step, "month")
        return month if self.part is None or month.start is None else _part(month.start, self.part)

    def _weekday(self, reference: date, tense: int) -> Period:
        assert self.weekday is not None
        if self.unit == "week":
            found = monday(reference) + timedelta(weeks=self.direction or 0, days=self.weekday)
            return Period(found, found, "day", self.weekday, ("year", "month", "day"))
        ahead = (self.weekday - reference.weekday()) % 7
        behind = ahead - 7 if ahead else 0
        if self.direction is not None and self.direction > 0:
            step = (ahead or 7) + 7 * (self.direction - 1)
        elif self.direction is not None and self.direction < 0:
            step = (behind or -7) + 7 * (self.direction + 1)
        elif self.direction == 0:
            step = self.weekday - reference.weekday()
            step += 7 if tense > 0 and step < 0 else 0
        else:
            step = ahead if tense > 0 else behind
        return Period(
            reference + timedelta(days=step),
            reference + timedelta(days=step),
            "day",
            self.weekday,
            ("year", "month", "day"),
        )

    def _calendar(self, reference: date, tense: int) -> Period | None:
        implied = tuple(name for name, value in (("year", self.year), ("month", self.month)) if value is None)
        if self.month is None:
            first = self._month_meant(reference, tense)
            return self._in_month(first, implied)
        if self.year is not None:
            year = self.year
        else:
            year = reference.year + self.year_step if self.year_step is not None else self._year(reference, tense)
        if self.year is not None and (self.end_month or self.month) < self.month:
            year -= 1  # a year behind a stretch of days is the one it ends in
        return self._in_month(date(year, self.month, 1), implied)

    def _in_month(self, first: date, implied: tuple[str, ...]) -> Period | None:
        if self.nth is not None:
            return self._nth(first, implied)
        if self.day is not None:
            return self._days(first.year, first.month, implied)
        if self.part is not None:
            return _part(first, self.part)
        end_year = first.year + ((self.end_month or first.month) < first.month)
        return Period(first, _last(end_year, self.end_month or first.month), "month", None, implied)

    def _month_meant(self, reference: date, tense: int) -> date:
        """The first day of the month of a date that names none: the directed one, else the nearest that has
        such a day.
        """
        if self.direction is not None or self.day is None:
            found = _months(reference, self.direction or 0, "month").start
            assert found is not None
            return found
        step = 1 if tense > 0 else -1
        behind = self.day < reference.day if tense > 0 else self.day > reference.day
        months = [_months(reference, step * number, "month").start for number in range(int(behind), 13)]
        fits = [first for first in months if first is not None and self._falls(first)]
        return fits[0] if fits else reference.replace(day=1)

    def _falls(self, first: date) -> bool:
        """True where the month has the day, on the weekday named."""
        if self.day is None or self.day > calendar.monthrange(first.year, first.month)[1]:
            return False
        return self.weekday is None or first.replace(day=self.day).weekday() == self.weekday

    def _nth(self, first: date, implied: tuple[str, ...]) -> Period | None:
        """The nth weekday or the last day of a month."""
        last = _last(first.year, first.month)
        if self.weekday is None:
            return Period(last, last, "day", None, implied) if self.nth == LAST_NTH else None
        if self.nth == LAST_NTH:
            found = last - timedelta(days=(last.weekday() - self.weekday) % 7)
        else:
            found = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * ((self.nth or 1) - 1))
        return Period(found, found, "day", self.weekday, implied) if found <= last else None

    def _days(self, year: int, month: int, implied: tuple[str, ...]) -> Period:
        assert self.day is not None
        start = date(year, month, self.day)
        if self.end is None:
            return self._one(start, implied)
        end_month = self.end_month or month
        end = date(year + (1 if end_month < month else 0), end_month, self.end)
        return Period(start, max(start, end), "day", self.weekday, implied)

    def _year(self, reference: date, tense: int) -> int:
        """The year that a date without one most likely means."""
        assert self.month is not None
        candidates = [reference.year - 1, reference.year, reference.year + 1]
        if self.direction is not None and self.unit != "year":
            return _directed_year(self.month, self.direction, reference)
        gaps = {}
        for year in candidates:
            last = calendar.monthrange(year, self.month)[1]
            found = date(year, self.month, min(self.day or (1 if tense >= 0 else last), last))
            gaps[year] = (found - reference).days
        if self.weekday is not None and self.day is not None and min(map(abs, gaps.values())) > NEAR:
            candidates = [year for year in candidates if self._falls(date(year, self.month, 1))] or candidates
        return min(candidates, key=lambda year: (_against(gaps[year], tense), -year))

    def _hijri(self, reference: date) -> Period | None:
        """Days of the Islamic calendar; a date without its year takes the one nearest to the reference."""
        assert self.month is not None
        years = [self.year] if self.year is not None else _hijri_years(reference)
        day = self.day or 1
        starts = [_gregorian(year, self.month, day) for year in years]
        start = min(starts, key=lambda found: self._hijri_cost((found - reference).days))
        if self.day is None:
            year = years[starts.index(start)]
            length = Hijri(year, self.month, 1).month_length()
            return Period(start, start + timedelta(days=length - 1), "month")
        if self.end is not None:
            return Period(start, start + timedelta(days=max(0, self.end - day)), "day", self.weekday)
        return self._one(start, ())

    def _hijri_cost(self, gap: int) -> int:
        """How far a start is; one on the wrong side of `last` or `next` is further than all others."""
        wrong = self.direction is not None and gap * self.direction < 0
        wrong = wrong or (self.direction == BEHIND and self.day is None and gap > -LUNAR_MONTH)
        return abs(gap) + (10_000 if wrong else 0)


def _hijri_years(reference: date) -> list[int]:
    year = Gregorian(reference.year, reference.month, reference.day).to_hijri().year
    return [year - 1, year, year + 1]


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _against(gap: int, tense: int) -> int:
    """How far a day is: those on the wrong side of the verb count more, after a grace."""
    ahead = gap * tense
    if tense == 0 or ahead >= -GRACE:
        return abs(gap)
    return -ahead * (AGAINST_FUTURE if tense > 0 else AGAINST_PAST)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(reference: date, step: int, unit: str) -> Period:
    index = reference.year * 12 + reference.month - 1 + step
    year, month = divmod(index, 12)
    grain: Grain = "year" if unit == "year" else "month"
    if grain == "year":
        return Period(date(year, 1, 1), date(year, 12, 31), grain)
    return Period(date(year, month + 1, 1), _last(year, month + 1), grain)


def _part(first: date, part: str) -> Period:
    begin, end = PARTS[part]
    last = _last(first.year, first.month)
    return Period(first.replace(day=begin), min(last, first.replace(day=min(end, last.day))), "part")


def _directed_year(month: int, direction: int, reference: date) -> int:
    if direction == 0:
        return reference.year
    if direction > 0:
        return reference.year + direction - 1 + (month < reference.month)
    return reference.year + direction + 1 - (month > reference.month)
