"""Words to date specifications: the productions of the date layer."""

from __future__ import annotations

import re
from typing import Final

from crosscheck.extract.amounts import OR, Refusal
from crosscheck.extract.dates import FIRST_YEAR, LAST_NTH, LAST_YEAR, DateSpec
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made
from crosscheck.extract.numerals import Number

MAX_OFFSET: Final = 400
HIJRI_YEARS: Final = range(1343, 1501)  # those that the calendar's tables hold
LAST_OF_THIS_CENTURY: Final = 68  # 68 is 2068, 69 is 1969
MAX_NTH: Final = 5
DAYS_IN_MONTH: Final = 31
REACH: Final = 12
DAYS_OF: Final[dict[str, int]] = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF: Final[dict[str, int]] = {"month": 1, "year": 12}
_POINTED: Final = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{4}|\d{2})")


def _number(item: Item | None) -> int | None:
    """The whole number of a numeral or ordinal item."""
    if item is None:
        return None
    if isinstance(item.reading, Number):
        value = item.reading.exact
        return None if value is None or value != value.to_integral_value() else int(value)
    return int(item.value("ordinal") or item.value("ordinal_bare") or 0) or None


def _weekday(item: Item | None) -> int | None:
    value = None if item is None else item.value("weekday") or item.value("weekday_bare")
    return int(value) if value is not None else None


def _direction(item: Item | None) -> int | None:
    value = None if item is None else item.value("direction")
    return int(value) if value is not None else None


def _said_before(match: Match, classes: str) -> bool:
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
        spec.month = int(value) if value else _number(month)
    spec.day, spec.year, spec.weekday = _number(match.get("d")), _number(match.get("y")), _weekday(match.get("w"))
    if match.get("d") is not None and not 1 <= (spec.day or 0) <= 31:
        return False
    if spec.month is not None and not 1 <= spec.month <= 12:
        return False
    nth = match.get("nth")
    if nth is not None:
        last = _direction(nth) == -1 or nth.value("ordinal_bare") == str(LAST_NTH)
        spec.nth = LAST_NTH if last else _number(nth)
        if spec.nth is None or spec.nth > MAX_NTH:
            return False
    return spec.year is None or spec.hijri or FIRST_YEAR <= spec.year <= LAST_YEAR


def _fill_range(spec: DateSpec, match: Match) -> bool:
    """The last day of a stretch; days joined by a word like `and` are one only where they follow on each other."""
    if match.get("d2") is None:
        return True
    spec.end = _number(match.get("d2"))
    end_month = match.get("m2")
    if end_month is not None:
        spec.end_month = int(end_month.value("month") or 0) or _number(end_month)
    if spec.end is None or spec.day is None or not 1 <= spec.end <= 31:
        return False
    listed = _lists(match.get("to")) and not match.items[0].has("range_from")
    if spec.end_month is not None:
        return not listed
    return spec.end == spec.day + 1 if listed else spec.end >= spec.day


def _lists(joiner: Item | None) -> bool:
    """True for a joint that lists days: `and`, `or`, but no dash."""
    if joiner is None or joiner.has("dash"):
        return False
    return joiner.has("num_and") or joiner.value("range_to") == OR


def _fill_relative(spec: DateSpec, match: Match) -> bool:
    relative, unit, part = match.get("rel"), match.get("unit"), match.get("part")
    spec.direction = _direction(match.get("dir"))
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
    if _number(match.get("first")) != 1:
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
    spec.weekday, spec.nth = _weekday(match.get("w2")), _number(match.get("nth2"))
    return made(match, "date day", spec) if spec.nth is not None and spec.nth <= MAX_NTH else None


def make_date_unit(match: Match) -> Item | None:
    """A whole week, weekend, month or year by its direction (`next week`)."""
    unit = match.get("unit")
    if unit is None or unit.value("time_unit") not in ("week", "weekend", "month", "year"):
        return None
    if "this" in match.rule.row.set and _direction(match.get("dir")) != 0:
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


def make_date_last_day(match: Match) -> Item | None:
    """The last day of a month, or one by its number (`the last day of October`, `the 3rd day of March`)."""
    unit = match.get("unit_day")
    return make_date(match) if unit is not None and unit.value("time_unit") == "day" else None


def make_date_week_day(match: Match) -> Item | None:
    """A weekday of a directed week (`Friday next week`)."""
    unit = match.get("unit")
    direction = _direction(match.get("dir"))
    if unit is None or direction is None or unit.value("time_unit") != "week":
        return None
    spec = DateSpec()
    spec.weekday, spec.direction, spec.unit = _weekday(match.get("w")), direction, "week"
    return made(match, "date day", spec)


def make_date_alone(match: Match) -> Item | None:
    """A day by its number alone (`on the 20th`), in figures or beyond what ordinals count otherwise."""
    day = match.get("d")
    if day is None or not (day.parts or day.has("digits") or (_number(day) or 0) > MAX_NTH):
        return None
    return make_date(match)


def make_month_number(match: Match) -> Item | None:
    """A month told by its number (`شهر 10`)."""
    number = _number(match.get("n"))
    if number is None or not 1 <= number <= 12:
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"month": str(number)})
    return item


def make_habit(match: Match) -> Item:
    """A day that comes again and again (`every Friday`): no date."""
    return made(match, "refused", Refusal(match.rule.row.id, valued=False))


def make_ordinal(match: Match) -> Item | None:
    """An ordinal from a numeral and its ending (`5th`)."""
    number = _number(match.get("n"))
    if number is None or number > 999:
        return None
    item = made(match, "ordinal", None)
    item.word = match.pack.lexicon.word({"ordinal": str(number)})
    return item


# ---- dates in figures ------------------------------------------------------------------------------------------------


def make_numeric_date(match: Match) -> Item | None:
    """A date in figures (`5/11/2023`, `2023-11-05`): year first, or in the sentence's order, or in the pack's."""
    numbers = tuple(_number(match.get(name)) for name in ("a", "b", "c"))
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
    first, second = _number(match.get("a")), _number(match.get("b"))
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
    spec.weekday = _weekday(match.get("w"))
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
            first, second = _number(a), _number(b)
            if signs and first and second and _number(c) and max(first, second) <= 31:
                found.append((first, second))
    return found


def _written(item: Item) -> str:
    return item.parts[0].key if len(item.parts) == 1 else item.key


# ---- distances -------------------------------------------------------------------------------------------------------


def _length(match: Match) -> tuple[int, str] | None:
    """How many of which unit a distance has: from n and unit, a dual, or a bare unit, which is one of it."""
    dual, unit, count = match.get("dual"), match.get("unit") or match.get("unit1"), match.get("n")
    name = dual.value("time_dual") if dual is not None else unit.value("time_unit") if unit is not None else None
    number = 2 if dual is not None else 1 if count is None else _number(count)
    if name is None or number is None or not 0 < number <= MAX_OFFSET:
        return None
    if name in DAYS_OF:
        return number * DAYS_OF[name], "day"
    return (number * MONTHS_OF[name], "month") if name in MONTHS_OF else None


def make_date_distance(match: Match) -> Item | None:
    """A distance from the reference time (`two days ago`, `in a week`, `قبل يومين`), to a weekday where one is named.

    `ago` of the rule is its sign; `needs` names classes of which one must stand before it.
    """
    length = _length(match)
    if length is None or ("needs" in match.rule.row.set and not _said_before(match, match.rule.row.set["needs"])):
        return None
    spec = DateSpec()
    spec.offset, spec.unit = length[0] * int(match.rule.row.set.get("ago", "-1")), length[1]
    spec.weekday = _weekday(match.get("w"))
    relative = match.get("rel")
    if relative is not None and spec.unit == "day":
        spec.offset += int(relative.value("day_relative") or 0)
    return made(match, "date day" if spec.unit == "day" else "date month", spec)


def make_anaphor(match: Match) -> Item | None:
    """A day told by its distance from the day named last (`the next day`, `two days later`)."""
    word, later = match.get("anaphor"), match.get("later")
    spec = DateSpec()
    spec.same = True
    if word is not None:
        spec.offset = int(word.value("anaphor") or 0)
        return made(match, "date same", spec)
    length = _length(match)
    if later is None or length is None or length[1] != "day":
        return None
    spec.offset = length[0] * int(later.value("later") or 1)
    return made(match, "date same", spec)


def make_date_shift(match: Match) -> Item | None:
    """A distance from a day that is named (`a week from Monday`)."""
    base, length, relative = _spec(match.get("base")), _length(match), match.get("rel")
    if relative is not None:
        base = DateSpec()
        base.offset, base.unit = int(relative.value("day_relative") or 0), "day"
    if base is None or length is None or length[1] != "day" or not _one_day(base):
        return None
    spec = base.copy()
    sign = int(match.rule.row.set.get("ago", "1"))
    spec.shift += length[0] * sign
    if spec.only_weekday_named and sign > 0:
        spec.direction = 1
    return made(match, "date day", spec)


def make_date_week_of(match: Match) -> Item | None:
    """The week around a day (`the week of 4 March`)."""
    base, unit = _spec(match.get("base")), match.get("unit")
    if base is None or unit is None or unit.value("time_unit") != "week" or base.day is None:
        return None
    spec = base.copy()
    spec.whole = True
    return made(match, "date month", spec)


# ---- dates of dates --------------------------------------------------------------------------------------------------


def _spec(item: Item | None) -> DateSpec | None:
    return item.reading if item is not None and isinstance(item.reading, DateSpec) else None


def _one_day(spec: DateSpec) -> bool:
    """True where the expression names one day, by itself or from another one."""
    by_month = spec.month is not None and spec.day is not None and spec.end is None
    by_distance = spec.offset is not None and spec.unit == "day" and not spec.same
    by_week = spec.weekday is not None and spec.month is None and spec.day is None
    return (by_month or by_distance or by_week) and spec.last is None and not spec.whole


def make_date_pair(match: Match) -> Item | None:
    """A relative day with its weekday, in either order (`today, Friday`, `أمس الأحد`)."""
    relative, weekday = match.get("rel") or match.get("rel2"), match.get("w") or match.get("w2")
    if relative is None or weekday is None:
        return None
    spec = DateSpec()
    spec.offset, spec.unit, spec.weekday = int(relative.value("day_relative") or 0), "day", _weekday(weekday)
    return made(match, "date day", spec)


def make_apposed(match: Match) -> Item | None:
    """One day told twice: by its place in the week and by its date, or in two calendars: the solar one is kept."""
    a, b = _spec(match.get("a")), _spec(match.get("b"))
    if a is None or b is None or not (_one_day(a) and _one_day(b)):
        return None
    if a.month is not None and b.month is not None:
        if a.hijri == b.hijri:
            return None
        kept, other = (b, a) if a.hijri else (a, b)
    elif a.month is None and b.month is None:
        return None
    else:
        kept, other = (a, b) if a.month is not None else (b, a)
    spec = kept.copy()
    spec.weekday = kept.weekday if kept.weekday is not None else other.weekday
    return made(match, "date day", spec)


def make_date_to(match: Match) -> Item | None:
    """A stretch from one date to another; dates joined by a word like `and` must follow on each other."""
    a, b = _spec(match.get("a")), _spec(match.get("b"))
    if a is None or b is None or a.same or b.same or _said_before(match, "postponed"):
        return None
    months = a.month is not None and b.month is not None and a.day is None and b.day is None
    if not months and not (_one_day(b) and (_one_day(a) or a.last is not None or a.end is not None)):
        return None
    if _lists(match.get("to")) and not match.items[0].has("range_from") and not _follows(a.last or a, b):
        return None
    spec = a.copy()
    spec.last = b
    return made(match, "date day", spec)


def _follows(a: DateSpec, b: DateSpec) -> bool:
    """True where b is the day after a."""
    if a.only_weekday and b.only_weekday and a.weekday is not None and b.weekday is not None:
        return (b.weekday - a.weekday) % 7 == 1
    if a.offset is not None and b.offset is not None:
        return a.unit == b.unit == "day" and b.offset == a.offset + 1
    same = (a.month, a.year, a.hijri) == (b.month, b.year, b.hijri)
    return same and a.day is not None and b.day == (a.end or a.day) + 1


def make_date_like(match: Match) -> Item | None:
    """A day of a list that takes month and year from its neighbour (`3, 7 and 12 March`)."""
    like, day = _spec(match.get("like")), _number(match.get("d"))
    if like is None or like.month is None or like.day is None or day is None or not 1 <= day <= 31:
        return None
    spec = like.copy()
    spec.day, spec.weekday, spec.end, spec.end_month, spec.last = day, None, None, None, None
    return made(match, "date day", spec)


def make_date_of_year(match: Match) -> Item | None:
    """A date whose year is told by its distance (`5 November last year`)."""
    base, unit, step = _spec(match.get("base")), match.get("unit"), match.get("step")
    if step is not None:
        direction: int | None = int(step.value("year_step") or 0)
    else:
        in_years = unit is not None and unit.value("time_unit") == "year"
        direction = _direction(match.get("dir")) if in_years else None
    if base is None or direction is None or base.month is None or base.year is not None or base.hijri:
        return None
    spec = base.copy()
    spec.year_step, spec.direction = direction, None
    base_item = match.get("base")
    return made(match, " ".join(sorted(base_item.word.classes)) if base_item is not None else "date", spec)


DATE_PRODUCTIONS: Final[dict[str, Production]] = {
    "date": make_date,
    "date_alone": make_date_alone,
    "date_apposed": make_apposed,
    "date_distance": make_date_distance,
    "date_first": make_date_first,
    "date_last_day": make_date_last_day,
    "date_like": make_date_like,
    "date_nth": make_date_nth,
    "date_of_year": make_date_of_year,
    "date_pair": make_date_pair,
    "date_part": make_date_part,
    "date_shift": make_date_shift,
    "date_to": make_date_to,
    "date_unit": make_date_unit,
    "date_week_day": make_date_week_day,
    "date_week_of": make_date_week_of,
    "anaphor": make_anaphor,
    "habit": make_habit,
    "month_number": make_month_number,
    "numeric_date": make_numeric_date,
    "numeric_pair": make_numeric_pair,
    "ordinal": make_ordinal,
    "pointed_date": make_pointed_date,
}
