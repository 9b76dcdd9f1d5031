"""For what time a count holds: an event, a day, a running total; since when, as of when; the day of an older event."""

from __future__ import annotations

import sys
from datetime import date
from typing import Final

from crosscheck.extract.clauses import EVENT_WORDS, TOLLS, Clauses
from crosscheck.extract.drafts import Draft, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.numerals import Number
from crosscheck.model.period import Period

OLD_DAYS: Final = 30
TOLL_DAYS: Final = 7
EVENT_REACH: Final = 16
SUPERLATIVE_REACH: Final = 9
BESIDE: Final = 4
ENDS: Final = ("comma", "stop", "semicolon", "count", "harm_passive")
BEGINNINGS: Final = ("running", "began", "resumed")
LEADING: Final = "on|prep_in|daypart|range_to|qual_before|comma|day_word"


def fill_scopes(drafts: list[Draft], reading: Reading) -> None:
    """Fills scope, since, as of and the event's date for the casualties of one sentence; parts are as their totals,
    figures told again as those before.
    """
    clauses = Clauses(drafts, reading)
    for draft in drafts:
        total = draft.part_of
        if total is not None and total is not draft and total.scope is not None:
            draft.scope, draft.since, draft.event = total.scope, total.since, total.event
            draft.as_of, draft.event_date = total.as_of, total.event_date
            draft.implied |= total.implied & {"scope"}
            continue
        same = draft.same_as
        if same is not None and same.scope is not None:
            draft.scope, draft.event = same.scope, same.event
            draft.implied |= same.implied & {"scope"}
            continue
        _since(draft, clauses)
        _as_of(draft, clauses)
        _scope(draft, clauses)
        if draft.scope != "day":
            _event_date(draft, clauses)


# ---- running totals --------------------------------------------------------------------------------------------------


def _since(draft: Draft, clauses: Clauses) -> None:
    reference = clauses.reading.reference
    for at in clauses.marks(draft, "since"):
        if clauses.within(at - SUPERLATIVE_REACH, at, "superlative") or _related(at, draft, clauses):
            continue
        begun = _begun(clauses, at)
        if begun is not None and begun != reference:
            draft.since = begun
            draft.show("since", clauses.items[at], *clauses.items[at + 1 : at + 2])
        elif begun is None and clauses.within(at + 1, at + 1 + EVENT_WORDS, "resumed"):
            draft.event = ("since",)


def _related(since: int, draft: Draft, clauses: Clauses) -> bool:
    """True where a count stands in the clause about what `since` names; the clause ends with its first count."""
    first = next((position for position in clauses.positions if position > since), draft.item_at)
    return first == draft.item_at and clauses.within(since + 1, draft.item_at, "relative")


def _begun(clauses: Clauses, since: int) -> date | None:
    """The first day of what `since` names: a date, a year, the start of the year, or the day of what began."""
    for at in range(since + 1, min(since + 1 + EVENT_WORDS, len(clauses.items))):
        item = clauses.items[at]
        if item.has("year_start") and clauses.reading.reference is not None:
            return date(clauses.reading.reference.year, 1, 1)
        period = clauses.period(at)
        if period is not None:
            return period.start if not _possessed(clauses.items, at) else None
        if isinstance(item.reading, Number) and item.reading.year and item.reading.low is not None:
            return date(int(item.reading.low), 1, 1)
        if item.is_any(ENDS):
            return None
    return None


def _scope(draft: Draft, clauses: Clauses) -> None:
    items = clauses.items
    worst = clauses.has("superlative")
    daily = [
        at
        for at in clauses.marks(draft, "daily", "alone")
        if not items[at].has("alone") or (at and items[at - 1].has("date"))
    ]
    if daily and _nearest(daily, draft) <= _nearest(clauses.marks(draft, "since"), draft):
        draft.scope = "day"
        draft.show("scope", items[min(daily, key=lambda at: abs(at - draft.item_at))])
        draft.since = None
        draft.as_of = draft.as_of or next((day for at in daily if (day := _day_beside(at, clauses)) is not None), None)
    elif draft.since is not None or draft.event or (not worst and (_in_war(draft, clauses) or _years(draft, clauses))):
        draft.scope = "total"
    elif _one_day(draft, clauses):
        draft.scope = "day"
    else:
        draft.scope = "event"
        if not clauses.has("incident"):
            draft.implied.add("scope")


def _nearest(marks: list[int], draft: Draft) -> int:
    """How far the nearest of the words stands from the count; very far where there is none."""
    return min((abs(at - draft.item_at) for at in marks), default=sys.maxsize)


def _in_war(draft: Draft, clauses: Clauses) -> bool:
    """True where the clause of the count speaks of a longer conflict, or says since it began."""
    sentence = clauses.sentence
    for at in clauses.marks(draft, "running"):
        low, high = sorted((at, draft.item_at))
        if all(sentence.has("since|num_and", n, n + 1) for n in sentence.where("clause", low + 1, high)):
            return True
    since = clauses.marks(draft, "since")
    return any(clauses.within(at + 1, at + 1 + EVENT_WORDS, *BEGINNINGS) for at in since)


def _years(draft: Draft, clauses: Clauses) -> bool:
    """True for a count of a whole year (`this year`, `last year`) that names no incident."""
    if clauses.has("incident"):
        return False
    marks = clauses.marks(draft, "date", "whole_year")
    return any(
        clauses.items[at].has("whole_year") or ((period := clauses.period(at)) is not None and period.grain == "year")
        for at in marks
    )


def _one_day(draft: Draft, clauses: Clauses) -> bool:
    """True for a day's count beside a running total in one sentence, and for today's where fighting is widespread."""
    today = any(part.has("day_relative") for at in clauses.marks(draft, "date") for part in clauses.items[at].parts)
    if today and clauses.has("widespread"):
        return True
    if not clauses.within(draft.item_at, len(clauses.items), "since"):
        return False
    later = any(position > draft.item_at for position in clauses.positions)
    return later and any(
        (period := clauses.period(at)) is not None and period.grain == "day" for at in clauses.marks(draft, "date")
    )


def _day_beside(at: int, clauses: Clauses) -> date | None:
    """The day, other than the reference day, that is named right beside a word of daily counts."""
    for near in sorted(range(max(0, at - BESIDE), min(len(clauses.items), at + BESIDE)), key=lambda n: abs(n - at)):
        period = clauses.period(near)
        if period is not None and period.grain == "day":
            return period.end if period.end != clauses.reading.reference else None
    return None


# ---- as of -----------------------------------------------------------------------------------------------------------


def _as_of(draft: Draft, clauses: Clauses) -> None:
    """The day for which the figure holds, where words say so and it is not the reference day."""
    for at in clauses.marks(draft, "as_of", "until", "by"):
        follower = at + 1
        while follower < len(clauses.items) and _is_leading(clauses.items[follower]):
            follower += 1
        period = clauses.period(follower)
        if period is not None and at not in clauses.places("since"):
            _hold(draft, period, clauses)
            draft.show("as_of", clauses.items[at], clauses.items[follower])
            return
    if clauses.within(0, draft.item_at, *TOLLS) or draft.corrected:
        near = next(iter(_dates_beside(draft, clauses)), None)
        if near is not None and not _is_past(near, clauses.reading.reference):
            _hold(draft, near, clauses)


def _is_past(period: Period, reference: date | None) -> bool:
    """True for a day too long ago for today's toll: beside it, such a day is the day of what happened."""
    return reference is not None and period.end is not None and (reference - period.end).days > TOLL_DAYS


def _is_leading(item: Item) -> bool:
    return item.has("on") or item.has("daypart") or item.has("day_word")


def _hold(draft: Draft, period: Period, clauses: Clauses) -> None:
    if period.end is not None and period.end != clauses.reading.reference:
        draft.as_of = period.end


def _dates_beside(draft: Draft, clauses: Clauses) -> list[Period]:
    """Days right behind a toll's number, right before it, or where the sentence begins."""
    items, at = clauses.items, draft.item_at
    behind = at + 1
    while behind < len(items) and items[behind].has("on"):
        behind += 1
    before = max(0, clauses.sentence.before(at, LEADING))
    first = 1 if items[0].has("on") else 0
    cut = clauses.cut(0, at)
    toll = clauses.sentence.last("|".join(TOLLS), 0, at)
    told = before if toll is None else toll
    between = [] if clauses.within(told, before, "relative") else [before]
    places = [behind, *between] if cut else [behind, *between, first]
    found = [clauses.period(place) for place in places if not _possessed(items, place)]
    return [period for period in found if period is not None and period.grain == "day"]


def _possessed(items: list[Item], at: int) -> bool:
    return at + 1 < len(items) and items[at + 1].has("possessive")


# ---- older events ----------------------------------------------------------------------------------------------------


def _event_date(draft: Draft, clauses: Clauses) -> None:
    """The day of a background event: the nearest date or year beside the count that lies well before the reference
    time.
    """
    if clauses.reading.reference is None or draft.since is not None or draft.event:
        return
    best: tuple[int, date] | None = None
    for at in clauses.dated:
        day = _old_day(clauses, at)
        gap = abs(at - draft.item_at)
        if day is not None and gap <= EVENT_REACH and (best is None or gap < best[0]):
            best = (gap, day)
            draft.show("event_date", clauses.items[at])
    if best is not None and draft.scope != "total":
        draft.event_date = best[1]
        draft.scope = "event"
        draft.as_of = None


def _old_day(clauses: Clauses, at: int) -> date | None:
    """The day that an item names, where it is OLD_DAYS and more before the reference; a year is its first day."""
    item = clauses.items[at]
    before = clauses.items[at - 1] if at else None
    if clauses.reading.reference is None or (before is not None and (before.has("since") or before.has("until"))):
        return None
    period = clauses.period(at)
    if period is not None:
        day = period.start
    elif isinstance(item.reading, Number) and item.reading.year and item.reading.low is not None:
        day = date(int(item.reading.low), 1, 1)
    else:
        return None
    return day if day is not None and (clauses.reading.reference - day).days > OLD_DAYS else None
