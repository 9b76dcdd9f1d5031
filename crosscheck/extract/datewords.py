"""Words to date specifications: the productions of the date layer."""

from __future__ import annotations

import re
from typing import Final

from crosscheck.extract.amounts import OR, DayCount, Refusal
from crosscheck.extract.dates import FIRST_YEAR, LAST_NTH, LAST_YEAR, DateSpec
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made
from crosscheck.extract.numerals import Number

HIJRI_YEARS: Final = range(1343, 1501)  # those that the calendar's tables hold
LAST_OF_THIS_CENTURY: Final = 68  # 68 is 2068, 69 is 1969
MAX_NTH: Final = 5
ORDINALS: Final = ("ordinal", "ordinal_bare", "ordinal_fem")
MONTH: Final = "month"
DAY: Final = "day"
TODAY: Final = "0"  # where today is spelled like the day
DAYS_IN_MONTH: Final = 31
REACH: Final = 12
_POINTED: Final = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{4}|\d{2})")


def number_in(item: Item | None) -> int | None:
    """The whole number of a numeral or ordinal item."""
    if item is None:
        return None
    if isinstance(item.reading, Number):
        value = item.reading.exact
        return None if value is None or value != value.to_integral_value() else int(value)
    return next((int(told) for name in ORDINALS if (told := item.value(name)) is not None), 0) or None


def weekday_in(item: Item | None) -> int | None:
    """The weekday that an item names, Monday is 0."""
    value = None if item is None else item.value("weekday") or item.value("weekday_bare")
    return int(value) if value is not None else None


def direction_in(item: Item | None) -> int | None:
    """What an item says of the direction: last is -1, this 0, next 1, those beyond them -2 and 2."""
    value = None if item is None else item.value("direction") or item.value("direction_after")
    return int(value) if value is not None else None


def said_before(match: Match, classes: str) -> bool:
    """True where one of these classes stands shortly before the match, in its sentence."""
    begin, _ = match.whole()
    wanted = classes.split("|")
    return any(item.has(name) for item in match.sentence.items[max(0, begin - REACH) : begin] for name in wanted)


# ---- dates by their fields -------------------------------------------------------------------------------------------


def make_date(match: Match) -> Item | None:
    """A date from the groups y m h d w (and d2 m2 of a range), nth, rel, dir, unit, part; None where it is none."""
    spec = DateSpec()
    if not (_fill_fields(spec, match) and _fill_range(spec, match) and _fill_relative(spec, match)):
        return None
    return made(match, "date day", spec)


def _fill_fields(spec: DateSpec, match: Match) -> bool:
    month = match.get("m") or match.get("h")
    if month is not None:
        spec.hijri = match.get("h") is not None
        value = month.value("hijri_month") if spec.hijri else month.value("month") or month.value("month_lower")
        spec.month = int(value) if value else number_in(month)
    spec.day, spec.year, spec.weekday = number_in(match.get("d")), number_in(match.get("y")), weekday_in(match.get("w"))
    if match.get("d") is not None and not 1 <= (spec.day or 0) <= 31:
        return False
    if spec.month is not None and not 1 <= spec.month <= 12:
        return False
    nth = match.get("nth")
    if nth is not None:
        last = direction_in(nth) == -1 or nth.value("ordinal_bare") == str(LAST_NTH)
        spec.nth = LAST_NTH if last else number_in(nth)
        if spec.nth is None or spec.nth > MAX_NTH:
            return False
    return spec.year is None or spec.hijri or FIRST_YEAR <= spec.year <= LAST_YEAR


def _fill_range(spec: DateSpec, match: Match) -> bool:
    """The last day of a stretch; days joined by a word like `and` are one only where they follow on each other."""
    end_month = match.get("m2")
    if end_month is not None:
        spec.end_month = int(end_month.value("month") or 0) or number_in(end_month)
    if match.get("d2") is None:
        return end_month is None or _months_follow(spec, match)
    spec.end = number_in(match.get("d2"))
    if spec.end is None or spec.day is None or not 1 <= spec.end <= 31:
        return False
    listed = lists_days(match.get("to")) and not match.items[0].has("range_from")
    if spec.end_month is not None:
        return not listed
    return spec.end == spec.day + 1 if listed else spec.end >= spec.day


def _months_follow(spec: DateSpec, match: Match) -> bool:
    """True for a stretch of months; those joined by a word like `and` must follow on each other."""
    if spec.month is None or spec.end_month is None or spec.day is not None:
        return False
    return not lists_days(match.get("to")) or spec.end_month == spec.month % 12 + 1


def lists_days(joiner: Item | None) -> bool:
    """True for a joint that lists days: `and`, `or`, but no dash."""
    if joiner is None or joiner.has("dash"):
        return False
    listing = joiner.has("num_and") or joiner.has("comma") or joiner.has("slash")
    return listing or joiner.value("range_to") == OR


def _fill_relative(spec: DateSpec, match: Match) -> bool:
    relative, unit, part = match.get("rel"), match.get("unit"), match.get("part")
    spec.direction = direction_in(match.get("dir"))
    if unit is not None:
        spec.unit = unit.value("time_unit")
        if spec.unit not in ("day", "week", "weekend", "month", "year"):
            return False
    if part is not None:
        spec.part = part.value("month_part")
    if relative is not None:
        spec.offset, spec.unit = int(relative.value("day_relative") or 0), "day"
    return True


def make_date_first(match: Match) -> Item | None:
    """The first day of a month, by a bare ordinal before its name."""
    if number_in(match.get("first")) != 1:
        return None
    spec = DateSpec()
    if not (_fill_fields(spec, match) and _fill_relative(spec, match)):
        return None
    spec.day = 1
    return made(match, "date day", spec)


def make_date_nth(match: Match) -> Item | None:
    """The nth weekday of a month, the number on either side of the weekday."""
    if match.get("nth") is not None:
        return make_date(match)
    spec = DateSpec()
    if not _fill_fields(spec, match):
        return None
    spec.weekday, spec.nth = weekday_in(match.get("w2")), number_in(match.get("nth2"))
    return made(match, "date day", spec) if spec.nth is not None and spec.nth <= MAX_NTH else None


def make_date_unit(match: Match) -> Item | None:
    """A whole week, weekend, month or year by its direction (`next week`)."""
    unit, later = match.get("unit"), match.get("later_unit")
    if later is not None:
        spec = DateSpec()
        spec.unit, spec.direction = later.value("later_unit"), 0
        return made(match, "date month", spec)
    if unit is None or unit.value("time_unit") not in ("week", "weekend", "month", "year"):
        return None
    if "this" in match.rule.row.set and direction_in(match.get("dir")) != 0:
        return None
    item = make_date(match)
    if item is not None:
        item.word = match.pack.lexicon.produced("date month")
    return item


def make_date_part(match: Match) -> Item | None:
    """A day, weekday or third of a month named by its direction (`the 20th of next month`, `نهاية الشهر الجاري`)."""
    unit = match.get("unit")
    if unit is None or unit.value("time_unit") != "month":
        return None
    return make_date(match)


def make_date_same_month(match: Match) -> Item | None:
    """A day of the month named last (`the 5th of the same month`)."""
    unit = match.get("unit")
    if unit is not None and unit.value("time_unit") != "month":
        return None
    spec = DateSpec()
    if not (_fill_fields(spec, match) and _fill_range(spec, match)):
        return None
    spec.same_month = True
    return made(match, "date same", spec)


def make_date_last_day(match: Match) -> Item | None:
    """The last day of a month, or one by its number (`the last day of October`, `the 3rd day of March`)."""
    unit = match.get("unit_day")
    item = make_date(match) if unit is not None and unit.value("time_unit") == "day" else None
    spec = item.reading if item is not None else None
    if isinstance(spec, DateSpec) and spec.nth is not None and spec.nth > 0:
        spec.day, spec.nth = spec.nth, None
    return item


def make_date_week_day(match: Match) -> Item | None:
    """A weekday of a directed week (`Friday next week`)."""
    unit = match.get("unit")
    direction = direction_in(match.get("dir"))
    if unit is None or direction is None or unit.value("time_unit") != "week":
        return None
    spec = DateSpec()
    spec.weekday, spec.direction, spec.unit = weekday_in(match.get("w")), direction, "week"
    return made(match, "date day", spec)


def make_date_alone(match: Match) -> Item | None:
    """A day by its number alone (`on the 20th`), in figures or beyond what ordinals count otherwise."""
    day = match.get("d")
    if day is None or not (day.parts or day.has("digits") or (number_in(day) or 0) > MAX_NTH):
        return None
    return make_date(match)


def make_month_number(match: Match) -> Item | None:
    """A month told by its number (`شهر 10`)."""
    number = number_in(match.get("n"))
    if number is None or not 1 <= number <= 12:
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"month": str(number)})
    return item


def make_month_twice(match: Match) -> Item | None:
    """A month told by two of its names (`آذار/مارس`)."""
    first = match.get("m")
    again = next((item for name in "abcd" if (item := match.get(name)) is not None), None)
    if first is None or again is None or first.value("month") != again.value("month"):
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"month": first.value("month") or ""})
    return item


def make_date_running(match: Match) -> Item | None:
    """A day of the running month, whose name is left out (`في 20 الجاري`)."""
    if direction_in(match.get("dir")) != 0:
        return None
    item = make_date(match)
    if item is not None and isinstance(item.reading, DateSpec):
        item.reading.unit = MONTH
    return item


def make_day_count(match: Match) -> Item | None:
    """A day by its number from the first day of a war."""
    unit, number = match.get("u"), number_in(match.get("n"))
    days = unit is not None and (unit.value("time_unit") or unit.value("day_relative") or DAY) in (DAY, TODAY)
    return made(match, "refused", DayCount(match.rule.row.id, number)) if days and number else None


def make_habit(match: Match) -> Item:
    """A day that comes again and again (`every Friday`): no date."""
    return made(match, "refused", Refusal(match.rule.row.id, valued=False))


def make_ordinal(match: Match) -> Item | None:
    """An ordinal from a numeral and its ending (`5th`)."""
    number = number_in(match.get("n"))
    if number is None or number > 999:
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"ordinal": str(number)})
    return item


# ---- dates in figures ------------------------------------------------------------------------------------------------


def make_numeric_date(match: Match) -> Item | None:
    """A date in figures (`5/11/2023`, `2023-11-05`): year first, or in the sentence's order, or in the pack's."""
    numbers = tuple(number_in(match.get(name)) for name in ("a", "b", "c"))
    third = match.get("c")
    if third is not None and len(_written(third)) == 1 and (numbers[0] or 0) <= DAYS_IN_MONTH:
        return None
    return _from_figures(match, numbers, hijri=match.get("mark") is not None)


def make_pointed_date(match: Match) -> Item | None:
    """A date with points (`13.02.2024`); a year of two digits needs days and months of two."""
    token = match.get("p")
    found = _POINTED.fullmatch(token.key) if token is not None else None
    if found is None or (len(found[3]) == 2 and min(len(found[1]), len(found[2])) < 2):
        return None
    return _from_figures(match, tuple(map(int, found.groups())), hijri=match.get("mark") is not None)


def make_numeric_pair(match: Match) -> Item | None:
    """A day and month in figures without a year (`on 2/15`)."""
    first, second = number_in(match.get("a")), number_in(match.get("b"))
    return _from_figures(match, (first, second, None), hijri=False)


def _from_figures(match: Match, numbers: tuple[int | None, ...], *, hijri: bool) -> Item | None:
    first, second, third = numbers
    if first is None or second is None:
        return None
    spec = DateSpec()
    if third is not None and first > 31:
        spec.year, spec.month, spec.day = first, second, third
    else:
        month_first = second > 12 or (first <= 12 and _month_first(match))
        spec.day, spec.month = (second, first) if month_first else (first, second)
        spec.year = third if third is None or third >= 100 else _century(third)
    spec.hijri = hijri or (spec.year is not None and spec.year in HIJRI_YEARS)
    spec.weekday = weekday_in(match.get("w"))
    years = HIJRI_YEARS if spec.hijri else range(FIRST_YEAR, LAST_YEAR + 1)
    if not (1 <= spec.month <= 12 and 1 <= spec.day <= 31) or (spec.year is not None and spec.year not in years):
        return None
    return made(match, "date day", spec)


def _century(year: int) -> int:
    return year + (2000 if year <= LAST_OF_THIS_CENTURY else 1900)


def _month_first(match: Match) -> bool:
    """True where another date of the sentence, or else the language, puts the month before the day."""
    for first, second in _figure_pairs(match.sentence.items):
        if first > 12 >= second:
            return False
        if second > 12 >= first:
            return True
    return not match.pack.settings.day_first


def _figure_pairs(items: list[Item]) -> list[tuple[int, int]]:
    """The first two numbers of every row of three with slashes or dashes, read as dates or not yet."""
    rows = [list(item.parts) for item in items if isinstance(item.reading, DateSpec)] + [items]
    found = []
    for row in rows:
        for at in range(len(row) - 4):
            a, sign, b, again, c = row[at : at + 5]
            signs = (sign.has("slash") or sign.has("dash")) and (again.has("slash") or again.has("dash"))
            first, second = number_in(a), number_in(b)
            if signs and first and second and number_in(c) and max(first, second) <= 31:
                found.append((first, second))
    return found


def _written(item: Item) -> str:
    return item.parts[0].key if len(item.parts) == 1 else item.key


DATE_PRODUCTIONS: Final[dict[str, Production]] = {
    "date": make_date,
    "date_alone": make_date_alone,
    "date_first": make_date_first,
    "date_last_day": make_date_last_day,
    "date_nth": make_date_nth,
    "date_part": make_date_part,
    "date_running": make_date_running,
    "date_same_month": make_date_same_month,
    "date_unit": make_date_unit,
    "date_week_day": make_date_week_day,
    "day_count": make_day_count,
    "habit": make_habit,
    "month_number": make_month_number,
    "month_twice": make_month_twice,
    "numeric_date": make_numeric_date,
    "numeric_pair": make_numeric_pair,
    "ordinal": make_ordinal,
    "pointed_date": make_pointed_date,
}
