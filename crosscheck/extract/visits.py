"""Days of visits, departures and meetings: each date that a word of travel or meeting governs, with its places and
people.
"""

from __future__ import annotations

from typing import Final

import msgspec

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Passage, Reading, Spot
from crosscheck.extract.items import Item
from crosscheck.extract.itinerary import (
    TOWARDS,
    Governed,
    bound_for,
    certainty_of,
    governed_dates,
    is_date,
    moved_to,
    tense_of,
)
from crosscheck.extract.persons import person_office, persons_at
from crosscheck.extract.stops import FROM, preposition, stops_of
from crosscheck.extract.travellers import SUBJECT_REACH, Trip, travellers_of
from crosscheck.model.period import Period

WEEK: Final = 7
LINKS: Final = ("num_and", "on", "day_word")
HE: Final = "any"
CALLER: Final = "caller"
COUNTERPART: Final = "counterpart"
DELEGATION: Final = "delegation"
AIM_REACH: Final = 4
SEAT_REACH: Final = 2
SIGHT_REACH: Final = 4


def read_visits(passage: Passage, reading: Reading) -> None:
    """Adds a visit draft for each date of the sentence and each stop it serves; every date becomes the anchor of the
    next.
    """
    items = passage.sentence.items
    dates = [at for at, item in enumerate(items) if is_date(item)]
    if not dates or reading.reference is None:
        return
    pairs = governed_dates(passage, dates, capitals=reading.pack.settings.capitals)
    persons = persons_at(passage, reading) if pairs else []
    stops: list[Spot] = []
    for number, at in enumerate(dates):
        repeats = number and _same_day_again(items, dates[number - 1], at)
        own: list[Governed | None] = [pair for pair in pairs if pair.at == at]
        for pair in own or [None]:
            period = _resolved(passage, at, pair, reading)
            if period is None or period.grain == "year" or pair is None or at < passage.dateline_ends or repeats:
                continue
            if _next_day(passage, reading, pair, period):
                continue
            own_stops = stops_of(passage, reading, pair)
            if not own_stops and len(own) > 1 and pair is own[0]:
                continue  # left, but nobody says where: only the place one heads for counts
            stops = own_stops or (stops if pair.goes_on else [])
            _drafts(passage, reading, Trip(pair, period, stops, persons))


def _same_day_again(items: list[Item], previous: int, at: int) -> bool:
    """True where a date only repeats the one before it in another calendar or in brackets."""
    between = items[previous + 1 : at]
    return (
        bool(between)
        and len(between) <= 3
        and all(item.has("open") or item.has("equivalent") or item.has("comma") for item in between)
        and (any(item.has("open") or item.has("equivalent") for item in between))
    )


def _next_day(passage: Passage, reading: Reading, pair: Governed, period: Period) -> bool:
    """True where a date is only the next day of the one before (`tomorrow and Wednesday`), which then reaches to it."""
    last = reading.drafts[-1] if _going_on(passage, reading) else None
    if last is None or not pair.goes_on or last.period is None or last.period.end is None or period.start is None:
        return False
    between = passage.sentence.items[last.item_at + 1 : pair.at]
    if (period.start - last.period.end).days != 1 or not all(any(i.has(name) for name in LINKS) for i in between):
        return False
    for draft in reversed(reading.drafts):
        if draft.passage is not passage:
            break
        if draft.item_at == last.item_at and draft.period == last.period:
            draft.period = msgspec.structs.replace(last.period, end=period.end)
            draft.end = passage.sentence.items[pair.at].end
    return True


def _resolved(passage: Passage, at: int, pair: Governed | None, reading: Reading) -> Period | None:
    """The days of a date; a bare weekday in the title is the day that the text gives it, `until` gives an end alone."""
    items = passage.sentence.items
    spec = items[at].reading
    assert isinstance(spec, DateSpec)
    tense = _tense(passage, pair, at, reading)
    period = reading.days_of(spec, tense=tense, anchor=reading.anchor)
    if period is not None and tense == AHEAD and spec.only_weekday and _behind_the_last(passage, reading, pair, period):
        period = period.shift(WEEK)
    if period is None or period.start is None or period.grain != "day":
        return period
    if passage.field == "title":
        told = reading.weekdays.get(period.start.weekday())
        return (
            msgspec.structs.replace(period, start=told, end=told) if told is not None and spec.only_weekday else period
        )
    reading.anchor = period.start
    if pair is None:
        return period
    reading.weekdays.setdefault(period.start.weekday(), period.start)
    ends = at and items[at - 1].has("until") and not moved_to(items, at)
    return msgspec.structs.replace(period, start=None) if ends else period


def _behind_the_last(passage: Passage, reading: Reading, pair: Governed | None, period: Period) -> bool:
    """True for a weekday among days to come that would lie before the one told before it: on its list, or (where it
    would be the reference day) in its paragraph.
    """
    last = reading.drafts[-1] if reading.drafts and reading.drafts[-1].kind == "visit" else None
    if pair is None or last is None or last.period is None or last.period.start is None or period.start is None:
        return False
    same = _same_paragraph(last.passage, passage)
    if last.passage is passage:
        return pair.goes_on and period.start < last.period.start
    return same and period.start == reading.reference and period.start < last.period.start


def _same_paragraph(one: Passage, other: Passage) -> bool:
    return one.field == other.field and one.sentence.paragraph == other.sentence.paragraph


def _tense(passage: Passage, pair: Governed | None, at: int, reading: Reading) -> int:
    """The tense of a date; one on a list with a day to come, or one until which something lasts, is to come too."""
    items = passage.sentence.items
    if pair is not None and (at and items[at - 1].has("until")):
        return AHEAD
    last = reading.drafts[-1] if _going_on(passage, reading) else None
    if pair is not None and last is not None and last.period and _ahead(last.period, reading):
        joined = pair.move > 0 and items[pair.move - 1].has("clause")  # before flying to Orland
        aims = any(item.has("infinitive") or item.has("purpose") for item in items[last.item_at + 1 : pair.move])
        if pair.goes_on or ((joined or aims) and pair.move > last.item_at):
            return AHEAD
    elif pair is not None and last is not None and pair.move > 0:
        link = items[pair.move - 1]
        if link.has("clause") and link.has("future"):
            return BEHIND  # one had been somewhere before going on
    return tense_of(items, at, pair)


def _ahead(period: Period, reading: Reading) -> bool:
    """True for days behind the reference day."""
    return reading.reference is not None and period.start is not None and period.start > reading.reference


# ---- slots -----------------------------------------------------------------------------------------------------------


def _drafts(passage: Passage, reading: Reading, trip: Trip) -> None:
    items, pair = passage.sentence.items, trip.pair
    who, implied = travellers_of(passage, reading, trip)
    measure = _measure(passage, reading, trip)
    if not _told(passage, reading, trip, measure=measure, who=who):
        return
    certainty = certainty_of(items, pair, _tense(passage, pair, pair.at, reading))
    if certainty == "stated" and _ahead(trip.period, reading):
        certainty = "planned"
    places: list[Spot | None] = [*trip.stops] or [None]
    for stop in places:
        draft = Draft(passage, pair.at, "visit", measure)
        if trip.period.start is None:
            draft.start = items[pair.at - 1].start
        draft.period, draft.who = trip.period, who
        if implied:
            draft.implied.add("who")
        draft.show("measure", items[pair.move])
        draft.show("who", *(items[person.at] for person in trip.persons if person.name in who))
        if stop is not None:
            draft.where = stop.name
            draft.show("where", items[stop.at])
        draft.rule = f"visit.{measure} > {items[pair.at].rule}"
        draft.certainty = certainty
        reading.drafts.append(draft)
        reading.met = reading.met or measure == "meeting"


def _measure(passage: Passage, reading: Reading, trip: Trip) -> str:
    """What the word of travel says; whoever receives leaders or another person meets them, and leaders who come for
    talks meet.
    """
    items, pair, verb = passage.sentence.items, trip.pair, passage.sentence.items[trip.pair.move]
    if pair.verbless:
        return "visit"
    behind = items[pair.move + 1 : pair.move + 1 + SUBJECT_REACH]
    if verb.has("host"):
        meets = any(item.value("move") == "meeting" for item in behind)
        if verb.value("host") == CALLER:
            return "meeting" if len(trip.persons) > 1 and not meets else "visit"
        known = _pronoun(items, pair)
        guests = any(_guest(item, titled=known) for item in behind)
        return "meeting" if meets or guests or (len(trip.persons) > 1 and not _seat(items, pair.move)) else "visit"
    measure = verb.value("move") or "visit"
    if verb.has("comeback") and trip.stops and preposition(items, trip.stops[0].at) == FROM:
        return "departure"
    if measure == "departure" and trip.stops and preposition(items, trip.stops[0].at) == TOWARDS:
        return "visit"
    last = reading.drafts[-1] if reading.drafts else None
    travels = last is not None and last.measure == "visit" and _same_paragraph(last.passage, passage)
    nobody = not trip.persons and not _pronoun(items, pair) and not travels
    if verb.has("move_weak") and nobody and any(i.value("move") == "meeting" for i in behind[:AIM_REACH]):
        return "meeting"
    goes_on = _going_on(passage, reading) and reading.drafts[-1].measure == "meeting"
    if verb.has("move_weak") and not trip.persons and goes_on:
        return "meeting"
    if measure == "visit" and trip.persons and all(_leaders(items[person.at]) for person in trip.persons):
        aims = items[pair.at + 1 : pair.at + 1 + AIM_REACH]
        gathers = any(item.has("purpose") for item in aims) and any(item.value("move") == "meeting" for item in aims)
        return "meeting" if gathers else measure
    return measure


def _guest(item: Item, *, titled: bool) -> bool:
    """True for leaders, counted ones too, and counterparts; for anybody with a title where `titled`."""
    if item.has("honorific"):
        return titled or item.value("honorific") == COUNTERPART
    return any(part.has("delegates") for part in (item, *item.parts))


def _seat(items: list[Item], move: int) -> bool:
    """True where a place is the host."""
    for at in range(max(0, move - SEAT_REACH), min(len(items), move + 2)):
        if items[at].has("place") and not (at and (items[at - 1].has("prep_in") or items[at - 1].has("going_to"))):
            return True
    return False


def _leaders(item: Item) -> bool:
    return item.has("delegates") and item.value("delegates") != DELEGATION


def _told(passage: Passage, reading: Reading, trip: Trip, *, measure: str, who: tuple[str, ...]) -> bool:
    """True where the sentence says enough: who meets or where, who travels and where to; weak words need a name or a
    pronoun beside them.
    """
    items, pair = passage.sentence.items, trip.pair
    verb, named = items[pair.move], bool(trip.persons)
    if pair.verbless:
        return _somebody_there(passage, reading, trip) and any(stop.led for stop in trip.stops)
    if measure == "meeting":
        crowd = not who and (
            passage.harms or _contest(items) or (verb.has("move_weak") and _goods(passage, reading, pair))
        )
        told = bool(trip.stops) or bool(who) or len(trip.persons) > 1 or (_definite(items, pair) and reading.met)
        return told and not crowd
    if not named and _goods(passage, reading, pair):
        return False
    named = named or _going_on(passage, reading) or (bool(who) and _pronoun(items, pair))
    if verb.has("move_weak") and not named:
        return False
    if trip.stops:
        return named or bool(who) or _somebody(items, pair)
    sees = any(item.has("sight") for item in items[pair.move + 1 : pair.move + 1 + SIGHT_REACH])
    named = any(person.name for person in trip.persons) or (named and (sees or not trip.persons))
    return named or (bool(who) and measure == "departure")


def _somebody_there(passage: Passage, reading: Reading, trip: Trip) -> bool:
    """True where a headline without a verb names a person that its article knows, or says what for (`Halden in Orland
    on Monday for talks`).
    """
    items, at = passage.sentence.items, trip.pair.at
    names = [person for person in trip.persons if person.name]
    if any(person.name in reading.persons or person_office(items[person.at], reading) for person in names):
        return True
    return bool(names) and (bound_for(items, at) or not reading.pack.settings.capitals)


def _going_on(passage: Passage, reading: Reading) -> bool:
    """True where the sentence has told of a visit already, so that its subject is known."""
    return bool(reading.drafts) and reading.drafts[-1].passage is passage and reading.drafts[-1].kind == "visit"


def _subject(items: list[Item], pair: Governed) -> list[Item]:
    """The items before a word of travel."""
    return items[max(0, pair.move - SUBJECT_REACH) : pair.move]


def _pronoun(items: list[Item], pair: Governed) -> bool:
    """True where whoever travels is one told of before: `he flew`, `the trip`."""
    return _definite(items, pair) or any(item.value("speaker_again") == HE for item in _subject(items, pair))


def _definite(items: list[Item], pair: Governed) -> bool:
    """True for a visit or meeting told of before (`the trip`)."""
    before = items[max(0, pair.move - 1) : pair.move]
    owned = any(item.has("possessor") for item in items[pair.move + 1 : pair.move + 2])
    return items[pair.move].has("definite") or owned or any(i.has("the") or i.has("possessor") for i in before)


def _somebody(items: list[Item], pair: Governed) -> bool:
    """True where a person stands near the word of travel, though nobody says who."""
    near = items[max(0, pair.move - 2 * SUBJECT_REACH) : pair.move + 3]
    return any(item.has("honorific") or item.value("speaker_again") == HE for item in near)


def _contest(items: list[Item]) -> bool:
    """True where the sentence tells of sports."""
    return any(item.has("sport") for item in items)


def _goods(passage: Passage, reading: Reading, pair: Governed) -> bool:
    """True where what moves is no traveller: goods, vehicles, weather, crowds."""
    items = passage.sentence.items
    if reading.pack.settings.subject_first:
        near = _subject(items, pair)
    else:
        near = items[max(0, pair.move - 2) : pair.move] + items[pair.move + 1 : pair.move + 4]
    return any(item.has("no_traveller") or item.has("count") or item.has("incident") for item in near)
