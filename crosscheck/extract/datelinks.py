"""Days told from other days: distances, lists, stretches, and one day told twice."""

from __future__ import annotations

from copy import copy
from typing import Final

from crosscheck.extract.dates import DateSpec
from crosscheck.extract.datewords import direction_in, lists_days, number_in, said_before, weekday_in
from crosscheck.extract.items import Item
from crosscheck.extract.matching import Match, Production, made

MAX_OFFSET: Final = 400
LONGEST_REACH: Final = 8
DAYS_OF: Final[dict[str, int]] = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF: Final[dict[str, int]] = {"month": 1, "year": 12}


# ---- distances -------------------------------------------------------------------------------------------------------


def _length(match: Match) -> tuple[int, str] | None:
    """How many of which unit a distance has: from n and unit, a dual, or a bare unit, which is one of it."""
    dual, unit, count = match.get("dual"), match.get("unit") or match.get("unit1"), match.get("n")
    if dual is not None:
        name = dual.value("time_dual")
    else:
        name = None if unit is None else unit.value("time_unit") or unit.value("one_unit")
    number = 2 if dual is not None else 1 if count is None else number_in(count)
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
    if length is None or ("needs" in match.rule.row.set and not said_before(match, match.rule.row.set["needs"])):
        return None
    if length[1] == "month" and _longest(match):
        return None
    spec = DateSpec()
    spec.offset, spec.unit = length[0] * int(match.rule.row.set.get("ago", "-1")), length[1]
    spec.weekday = weekday_in(match.get("w"))
    relative = match.get("rel")
    if relative is not None and spec.unit == "day":
        spec.offset += int(relative.value("day_relative") or 0)
    return made(match, "date day" if spec.unit == "day" else "date month", spec)


def _longest(match: Match) -> bool:
    """True where a length is how long something had not been (`the first visit in 13 years`)."""
    begin = match.whole()[0]
    before = match.sentence.items[max(0, begin - LONGEST_REACH) : begin]
    return any(item.value("ordinal") == "1" or item.has("superlative") or item.has("negated") for item in before)


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


def _from_day(match: Match) -> tuple[DateSpec, int] | None:
    """A copy of the one day that a length of time is counted from, named or relative, and the length in days."""
    base, length, relative = _spec(match.get("base")), _length(match), match.get("rel")
    if relative is not None:
        base = DateSpec()
        base.offset, base.unit = int(relative.value("day_relative") or 0), "day"
    if base is None or length is None or length[1] != "day" or not _one_day(base):
        return None
    return copy(base), length[0]


def make_date_shift(match: Match) -> Item | None:
    """A distance from a day that is named (`a week from Monday`)."""
    found = _from_day(match)
    if found is None:
        return None
    spec, days = found
    sign = int(match.rule.row.set.get("ago", "1"))
    spec.shift += days * sign
    if spec.only_weekday_named and sign > 0:
        spec.direction = 1
    return made(match, "date day", spec)


def make_date_span(match: Match) -> Item | None:
    """Some days from a day on (`today for three days`, `for three days from Monday`)."""
    found = _from_day(match)
    if found is None:
        return None
    spec, days = found
    spec.span_days = days
    return made(match, "date day", spec)


def make_date_week_of(match: Match) -> Item | None:
    """The week around a day (`the week of 4 March`)."""
    base, unit = _spec(match.get("base")), match.get("unit")
    if base is None or unit is None or unit.value("time_unit") != "week" or base.day is None:
        return None
    spec = copy(base)
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


def _first(match: Match, name: str) -> Item | None:
    """The item of a named group or of the first of its numbered ones that matched."""
    return next((item for number in ("", *"234") if (item := match.get(name + number)) is not None), None)


def make_date_pair(match: Match) -> Item | None:
    """A relative day with its weekday, in either order (`today, Friday`, `أمس الأحد`)."""
    relative, weekday = _first(match, "rel"), _first(match, "w")
    if relative is None or weekday is None:
        return None
    spec = DateSpec()
    spec.offset, spec.unit, spec.weekday = int(relative.value("day_relative") or 0), "day", weekday_in(weekday)
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
    spec = copy(kept)
    spec.weekday = kept.weekday if kept.weekday is not None else other.weekday
    return made(match, "date day", spec)


def make_date_to(match: Match) -> Item | None:
    """A stretch from one date to another; dates joined by a word like `and` must follow on each other."""
    a, b = _spec(match.get("a")), _spec(match.get("b"))
    if a is None or b is None or a.same or b.same or said_before(match, "postponed"):
        return None
    if "stretch" in match.rule.row.set and b.last is None and b.end is None:
        return None
    months = a.month is not None and b.month is not None and a.day is None and b.day is None
    if not months and not (
        (_one_day(b) or b.last is not None or b.end is not None)
        and (_one_day(a) or a.last is not None or a.end is not None)
    ):
        return None
    listed = "follows" in match.rule.row.set or lists_days(match.get("to"))
    if listed and not match.items[0].has("range_from") and not _follows(a.last or a, b):
        return None
    spec = copy(a)
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


def make_date_shared_year(match: Match) -> Item | None:
    """A date without its year, on a list with one that has it (`3 May and 7 June 2023`)."""
    a, b, item = _spec(match.get("a")), _spec(match.get("b")), match.get("a")
    if a is None or b is None or item is None or b.year is None or a.month is None or b.month is None:
        return None
    if a.year is not None or a.year_step is not None or a.direction is not None or a.hijri != b.hijri or a.last:
        return None
    spec = copy(a)
    spec.year = b.year - ((a.end_month or a.month) > b.month)
    return made(match, " ".join(sorted(item.word.classes)), spec)


def make_date_like(match: Match) -> Item | None:
    """A day of a list that takes month and year from its neighbour (`3, 7 and 12 March`)."""
    like, day = _spec(match.get("like")), number_in(match.get("d"))
    if like is None or like.month is None or like.day is None or day is None or not 1 <= day <= 31:
        return None
    spec = copy(like)
    spec.day, spec.weekday, spec.end, spec.end_month, spec.last = day, None, None, None, None
    spec.year = number_in(match.get("y")) or spec.year
    return made(match, "date day", spec)


def make_date_of_year(match: Match) -> Item | None:
    """A date whose year is told by its distance (`5 November last year`)."""
    base, unit, step = _spec(match.get("base")), match.get("unit"), match.get("step")
    if step is not None:
        direction: int | None = int(step.value("year_step") or 0)
    else:
        in_years = unit is not None and unit.value("time_unit") == "year"
        direction = direction_in(match.get("dir")) if in_years else None
    if base is None or direction is None or base.month is None or base.year is not None or base.hijri:
        return None
    spec = copy(base)
    spec.year_step, spec.direction = direction, None
    base_item = match.get("base")
    return made(match, " ".join(sorted(base_item.word.classes)) if base_item is not None else "date", spec)


RELATED_PRODUCTIONS: Final[dict[str, Production]] = {
    "date_apposed": make_apposed,
    "date_distance": make_date_distance,
    "date_like": make_date_like,
    "date_of_year": make_date_of_year,
    "date_pair": make_date_pair,
    "date_shared_year": make_date_shared_year,
    "date_shift": make_date_shift,
    "date_span": make_date_span,
    "date_to": make_date_to,
    "date_week_of": make_date_week_of,
    "anaphor": make_anaphor,
}
