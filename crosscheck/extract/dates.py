"""Date expressions to specifications, and specifications to days once the reference time and the tense are known."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from hijridate import Gregorian, Hijri

from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made
from crosscheck.extract.numerals import Number
from crosscheck.model.period import Grain, Period

PARTS: Final[dict[str, tuple[int, int]]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
AHEAD, BEHIND = 1, -1
MAX_OFFSET: Final = 400
FIRST_YEAR, LAST_YEAR = 1900, 2200


class DateSpec:
    """What a date expression says: named fields, or a distance from another day. None is a field that it does not name.

    `direction` is -1, 0 or 1 for last, this and next; `unit` is what the direction or distance counts (`day`, `week`, `month`, `year`).
    """

    __slots__ = (
        "day",
        "direction",
        "end",
        "end_month",
        "hijri",
        "month",
        "offset",
        "part",
        "same",
        "since",
        "span_days",
        "unit",
        "until",
        "weekday",
        "year",
    )

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.weekday: int | None = None
        self.direction: int | None = None
        self.unit: str | None = None
        self.offset: int | None = None
        self.part: str | None = None
        self.end: int | None = None
        self.end_month: int | None = None
        self.span_days: int | None = None
        self.hijri = self.same = self.since = self.until = False

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
        )

    def told(self) -> str:
        """The fields that the text names, for explanations."""
        return ", ".join(
            f"{name} {value}" for name in self.__slots__ if (value := getattr(self, name)) not in (None, False)
        )

    def resolve(self, reference: date, *, tense: int = 0, anchor: date | None = None) -> Period | None:
        """The days meant, seen from `reference`; `tense` is 1 for what is to come, -1 for what was; `anchor` is the last day named.

        None where no such day exists (31 June) or where the expression points back and nothing stands there.
        """
        try:
            return self._resolve(reference, tense, anchor)
        except (ValueError, OverflowError):
            return None

    def _resolve(self, reference: date, tense: int, anchor: date | None) -> Period | None:
        if self.same:
            return None if anchor is None else Period(*(anchor + timedelta(days=self.offset or 0),) * 2, "day")
        if self.hijri:
            return self._hijri(reference)
        if self.offset is not None:
            return self._from_offset(reference)
        if self.month is not None or self.day is not None:
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
        return self._spanned(found, ("year", "month", "day"))

    def _spanned(self, start: date, implied: tuple[str, ...]) -> Period:
        end = start + timedelta(days=max(0, (self.span_days or 1) - 1))
        return Period(start, end, "day", self.weekday, implied)

    def _unit(self, reference: date) -> Period:
        step = self.direction or 0
        if self.unit == "week":
            start = monday(reference) + timedelta(weeks=step)
            return Period(start, start + timedelta(days=6), "week")
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
        if self.direction == AHEAD:
            step = ahead or 7
        elif self.direction == BEHIND:
            step = behind or -7
        elif self.direction == 0:
            step = self.weekday - reference.weekday()
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
            first = _months(reference, self.direction or 0, "month").start
            assert first is not None
            return self._days(first.year, first.month, implied)
        year = self.year if self.year is not None else self._year(reference, tense)
        if self.day is not None:
            return self._days(year, self.month, implied)
        first = date(year, self.month, 1)
        if self.part is not None:
            return _part(first, self.part)
        return Period(first, _last(year, self.end_month or self.month), "month", None, implied)

    def _days(self, year: int, month: int, implied: tuple[str, ...]) -> Period:
        assert self.day is not None
        start = date(year, month, self.day)
        if self.end is None:
            return self._spanned(start, implied)
        end_month = self.end_month or month
        end = date(year + (1 if end_month < month else 0), end_month, self.end)
        return Period(start, max(start, end), "day", self.weekday, implied)

    def _year(self, reference: date, tense: int) -> int:
        """The year that a date without one most likely means."""
        assert self.month is not None
        candidates = (reference.year - 1, reference.year, reference.year + 1)
        if self.direction is not None and self.unit != "year":
            return _directed_year(self.month, self.direction, reference)
        days = {}
        for year in candidates:
            last = calendar.monthrange(year, self.month)[1]
            found = date(year, self.month, min(self.day or (1 if tense >= 0 else last), last))
            gap = (found - reference).days
            days[year] = abs(gap) if tense == 0 else _against(gap * tense)
        return min(candidates, key=lambda year: (days[year], -year))

    def _hijri(self, reference: date) -> Period | None:
        """Days of the Islamic calendar; a date without its year takes the one nearest to the reference."""
        assert self.month is not None
        years = [self.year] if self.year is not None else _hijri_years(reference)
        day = self.day or 1
        starts = [_gregorian(year, self.month, day) for year in years]
        start = min(starts, key=lambda found: abs((found - reference).days))
        if self.day is None:
            year = years[starts.index(start)]
            length = Hijri(year, self.month, 1).month_length()
            return Period(start, start + timedelta(days=length - 1), "month")
        if self.end is not None:
            return Period(start, start + timedelta(days=max(0, self.end - day)), "day", self.weekday)
        return self._spanned(start, ())


def _hijri_years(reference: date) -> list[int]:
    year = Gregorian(reference.year, reference.month, reference.day).to_hijri().year
    return [year - 1, year, year + 1]


def _gregorian(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _against(gap: int) -> int:
    """Days ahead count as they are, days against the tense three times and after a grace of three days."""
    return gap if gap >= 0 else (3 * -gap if gap < -3 else -gap)


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
    if direction == AHEAD:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


# ---- productions -------------------------------------------------------------------------------------------------------------


def _number(item: Item | None) -> int | None:
    """The whole number of a numeral or ordinal item."""
    if item is None:
        return None
    if isinstance(item.reading, Number):
        value = item.reading.exact
        return None if value is None or value != value.to_integral_value() else int(value)
    if item.has("ordinal"):
        return int(item.value("ordinal") or 0) or None
    return None


def make_date(match: Match) -> Item | None:
    """A date item from the groups y m d w (and d2 m2 w2 of a range), rel, dir, unit, part, n, same; None where it is no date."""
    spec = DateSpec()
    if not (_fill_fields(spec, match) and _fill_relative(spec, match)):
        return None
    for flag in ("since", "until", "same"):
        if flag in match.rule.row.set:
            setattr(spec, flag, True)
    classes = "date since" if spec.since else "date same" if spec.same else "date day"
    return made(match, classes, spec)


def _fill_fields(spec: DateSpec, match: Match) -> bool:
    month = match.get("m") or match.get("h")
    if month is not None:
        spec.hijri = match.get("h") is not None
        value = month.value("hijri_month") if spec.hijri else month.value("month")
        spec.month = int(value) if value else _number(month)
    spec.day, spec.end, spec.year = _number(match.get("d")), _number(match.get("d2")), _number(match.get("y"))
    end_month = match.get("m2")
    if end_month is not None:
        spec.end_month = int(end_month.value("month") or 0) or _number(end_month)
    weekday = match.get("w")
    spec.weekday = int(weekday.value("weekday") or 0) if weekday is not None else None
    if match.get("d") is not None and not 1 <= (spec.day or 0) <= 31:
        return False
    if match.get("d2") is not None and not 1 <= (spec.end or 0) <= 31:
        return False
    if spec.month is not None and not 1 <= spec.month <= 12:
        return False
    if spec.end is not None and spec.day is not None and spec.end_month is None and spec.end < spec.day:
        return False
    return spec.year is None or spec.hijri or FIRST_YEAR <= spec.year <= LAST_YEAR


def _fill_relative(spec: DateSpec, match: Match) -> bool:
    relative, direction, unit, part = match.get("rel"), match.get("dir"), match.get("unit"), match.get("part")
    if direction is not None:
        spec.direction = int(direction.value("direction") or 0)
    if unit is not None:
        spec.unit = unit.value("time_unit")
        if spec.unit not in ("day", "week", "month", "year"):
            return False
    if part is not None:
        spec.part = part.value("month_part")
    if relative is not None:
        spec.offset, spec.unit = int(relative.value("day_relative") or 0), "day"
    span = match.get("span")
    if span is not None:
        spec.span_days = _number(span)
    return True


def make_numeric_date(match: Match) -> Item | None:
    """A date in figures (`5/11/2023`, `2023-11-05`): year first, or the pack's order unless a value above 12 says otherwise."""
    first, second, third = (_number(match.get(name)) for name in ("a", "b", "c"))
    if first is None or second is None or third is None:
        return None
    spec = DateSpec()
    if first >= FIRST_YEAR:
        spec.year, spec.month, spec.day = first, second, third
    else:
        day, month = (first, second) if match.pack.settings.day_first else (second, first)
        if month > 12:
            day, month = month, day
        spec.day, spec.month, spec.year = day, month, third if third >= 100 else 2000 + third
    if not (1 <= spec.month <= 12 and 1 <= spec.day <= 31 and FIRST_YEAR <= spec.year <= LAST_YEAR):
        return None
    weekday = match.get("w")
    spec.weekday = int(weekday.value("weekday") or 0) if weekday is not None else None
    return made(match, "date day", spec)


def make_date_pair(match: Match) -> Item | None:
    """A relative day with its weekday, in either order (`today, Friday`, `أمس الأحد`)."""
    spec = DateSpec()
    relative, weekday = match.get("rel") or match.get("rel2"), match.get("w") or match.get("w2")
    if relative is None or weekday is None:
        return None
    spec.offset, spec.unit = int(relative.value("day_relative") or 0), "day"
    spec.weekday = int(weekday.value("weekday") or 0)
    return made(match, "date day", spec)


def make_anaphor(match: Match) -> Item | None:
    """A day told by its distance from the day named last."""
    word = match.get("anaphor")
    if word is None:
        return None
    spec = DateSpec()
    spec.same, spec.offset = True, int(word.value("anaphor") or 0)
    return made(match, "date same", spec)


def make_date_distance(match: Match) -> Item | None:
    """A number of units before or after the reference time (`two days ago`)."""
    unit, count = match.get("unit"), match.get("n")
    spec = DateSpec()
    spec.unit = unit.value("time_unit") if unit is not None else None
    number = 1 if count is None else _number(count)
    if number is None or number > MAX_OFFSET or spec.unit not in ("day", "week", "month", "year"):
        return None
    spec.offset = number * int(match.rule.row.set.get("ago", "-1"))
    if spec.unit == "week":
        spec.unit, spec.offset = "day", spec.offset * 7
    return made(match, "date day", spec)


def make_date_dual(match: Match) -> Item | None:
    """Two units before the reference time, told by a dual (`قبل يومين`)."""
    unit = match.get("dual")
    days = {"day": 1, "week": 7}.get(unit.value("time_dual") or "") if unit is not None else None
    if days is None:
        return None
    spec = DateSpec()
    spec.unit, spec.offset = "day", -2 * days
    return made(match, "date day", spec)


def make_date_unit(match: Match) -> Item | None:
    """A whole week, month or year by its direction (`next week`)."""
    unit = match.get("unit")
    if unit is None or unit.value("time_unit") not in ("week", "month", "year"):
        return None
    item = make_date(match)
    if item is not None:
        item.word = match.pack.lexicon.produced("date month")
    return item


def make_date_part(match: Match) -> Item | None:
    """A third of a month named by its direction (`early next month`, `نهاية الشهر الجاري`)."""
    unit = match.get("unit")
    if unit is None or unit.value("time_unit") != "month":
        return None
    return make_date(match)


def make_date_week_day(match: Match) -> Item | None:
    """A weekday of a directed week (`Friday next week`)."""
    weekday, direction, unit = match.get("w"), match.get("dir"), match.get("unit")
    if weekday is None or direction is None or unit is None or unit.value("time_unit") != "week":
        return None
    spec = DateSpec()
    spec.weekday, spec.direction, spec.unit = (
        int(weekday.value("weekday") or 0),
        int(direction.value("direction") or 0),
        "week",
    )
    return made(match, "date day", spec)


def make_ordinal(match: Match) -> Item | None:
    """An ordinal from a numeral and its ending (`5th`)."""
    number = _number(match.get("n"))
    if number is None or number > 999:
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"ordinal": str(number)})
    return item


DATE_PRODUCTIONS: Final[dict[str, Production]] = {
    "date": make_date,
    "date_pair": make_date_pair,
    "date_distance": make_date_distance,
    "date_dual": make_date_dual,
    "date_unit": make_date_unit,
    "date_part": make_date_part,
    "date_week_day": make_date_week_day,
    "anaphor": make_anaphor,
    "numeric_date": make_numeric_date,
    "ordinal": make_ordinal,
}
