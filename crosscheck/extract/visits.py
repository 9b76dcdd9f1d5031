"""Days of visits, departures and meetings: each date that a word of travel or meeting governs, with its places and
people.
"""

from __future__ import annotations

from typing import Final

import msgspec

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Passage, Reading, Spot
from crosscheck.extract.items import Item, Sentence
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
from crosscheck.extract.travellers import HE, SUBJECT_REACH, Trip, travellers_of
from crosscheck.model.period import Period

WEEK: Final = 7
LINKS: Final = "num_and|on|day_word"
GOODS: Final = "no_traveller|count|incident"
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
    if reading.reference is None:
        return
    dates = [at for at in passage.sentence.where("date") if is_date(passage.sentence.items[at])]
    if not dates:
        return
    pairs = governed_dates(passage, dates, capitals=reading.pack.settings.capitals)
    persons = persons_at(passage, reading) if pairs else []
    stops: list[Spot] = []
    for number, at in enumerate(dates):
        repeats = number and _same_day_again(passage.sentence, dates[number - 1], at)
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


def _same_day_again(sentence: Sentence, previous: int, at: int) -> bool:
    """True where a date only repeats the one before it in another calendar or in brackets."""
    between = at - previous - 1
    return (
        0 < between <= 3
        and sentence.count("open|equivalent|comma", previous + 1, at) == between
        and sentence.has("open|equivalent", previous + 1, at)
    )


def _next_day(passage: Passage, reading: Reading, pair: Governed, period: Period) -> bool:
    """True where a date is only the next day of the one before (`tomorrow and Wednesday`), which then reaches to it."""
    last = reading.drafts[-1] if _going_on(passage, reading) else None
    if last is None or not pair.goes_on or last.period is None or last.period.end is None or period.start is None:
        return False
    links = passage.sentence.count(LINKS, last.item_at + 1, pair.at)
    if (period.start - last.period.end).days != 1 or links < pair.at - last.item_at - 1:
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
    spec = passage.sentence.items[at].reading
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
    ends = passage.sentence.has("until", at - 1, at) and not moved_to(passage.sentence, at)
    return msgspec.structs.replace(period, start=None) if ends else period


def _behind_the_last(passage: Passage, reading: Reading, pair: Governed | None, period: Period) -> bool:
    """True for a weekday among days to come that would lie before the one told before it: on its list, or (where it
    would be the reference day) in its paragraph.
    """
    last = reading.drafts[-1] if reading.drafts and reading.drafts[-1].kind == "visit" else None
    if pair is None or last is None or last.period is None or last.period.start is None or period.start is None:
        return False
    same = last.passage.beside(passage)
    if last.passage is passage:
        return pair.goes_on and period.start < last.period.start
    return same and period.start == reading.reference and period.start < last.period.start


def _tense(passage: Passage, pair: Governed | None, at: int, reading: Reading) -> int:
    """The tense of a date; one on a list with a day to come, or one until which something lasts, is to come too."""
    sentence, items = passage.sentence, passage.sentence.items
    if pair is not None and sentence.has("until", at - 1, at):
        return AHEAD
    last = reading.drafts[-1] if _going_on(passage, reading) else None
    if pair is not None and last is not None and last.period and _ahead(last.period, reading):
        joined = pair.move > 0 and items[pair.move - 1].has("clause")  # before flying to Orland
        aims = sentence.has("infinitive|purpose", last.item_at + 1, pair.move)
        if pair.goes_on or ((joined or aims) and pair.move > last.item_at):
            return AHEAD
    elif pair is not None and last is not None and pair.move > 0:
        link = items[pair.move - 1]
        if link.has("clause") and link.has("future"):
            return BEHIND  # one had been somewhere before going on
    return tense_of(sentence, at, pair)


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
    certainty = certainty_of(passage.sentence, pair, _tense(passage, pair, pair.at, reading))
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
            draft.where = _of_government(passage, stop, reading)
            draft.show("where", items[stop.at])
        draft.rule = f"visit.{measure} > {items[pair.at].rule}"
        draft.certainty = certainty
        reading.drafts.append(draft)
        reading.met = reading.met or measure == "meeting"


def _of_government(passage: Passage, stop: Spot, reading: Reading) -> str:
    """The place of a stop: the state, where its seat of government speaks of who comes (`Port Orla expects her`)."""
    speaks = not stop.led and passage.sentence.has("say", stop.at + 1, stop.at + 2)
    return reading.world.seats.get(stop.name, stop.name) if speaks else stop.name


def settle_travellers(draft: Draft) -> None:
    """Takes the speaker out of a visit's travellers, where others are named and nothing says that he is with them."""
    others = tuple(name for name in draft.who if name != draft.attribution)
    if others and not draft.passage.sentence.says("speaker_again", HE):
        draft.who = others


def _measure(passage: Passage, reading: Reading, trip: Trip) -> str:
    """What the word of travel says; whoever receives leaders or another person meets them, and leaders who come for
    talks meet.
    """
    sentence, pair, items = passage.sentence, trip.pair, passage.sentence.items
    if pair.verbless:
        return "visit"
    verb, behind, end = items[pair.move], pair.move + 1, pair.move + 1 + SUBJECT_REACH
    if verb.has("host"):
        meets = sentence.says("move", "meeting", behind, end)
        if verb.value("host") == CALLER:
            return "meeting" if len(trip.persons) > 1 and not meets else "visit"
        known = _pronoun(sentence, pair)
        guests = any(_guest(item, titled=known) for item in items[behind:end])
        return "meeting" if meets or guests or (len(trip.persons) > 1 and not _seat(sentence, pair.move)) else "visit"
    measure = verb.value("move") or "visit"
    if verb.has("comeback") and trip.stops and preposition(sentence, trip.stops[0].at) == FROM:
        return "departure"
    if measure == "departure" and trip.stops and preposition(sentence, trip.stops[0].at) == TOWARDS:
        return "visit"
    last = reading.drafts[-1] if reading.drafts else None
    travels = last is not None and last.measure == "visit" and last.passage.beside(passage)
    nobody = not trip.persons and not _pronoun(sentence, pair) and not travels
    if verb.has("move_weak") and nobody and sentence.says("move", "meeting", behind, behind + AIM_REACH):
        return "meeting"
    goes_on = _going_on(passage, reading) and reading.drafts[-1].measure == "meeting"
    if verb.has("move_weak") and not trip.persons and goes_on:
        return "meeting"
    if measure == "visit" and trip.persons and all(_leaders(items[person.at]) for person in trip.persons):
        aims = (pair.at + 1, pair.at + 1 + AIM_REACH)
        gathers = sentence.has("purpose", *aims) and sentence.says("move", "meeting", *aims)
        return "meeting" if gathers else measure
    return measure


def _guest(item: Item, *, titled: bool) -> bool:
    """True for leaders, counted ones too, and counterparts; for anybody with a title where `titled`."""
    if item.has("honorific"):
        return titled or item.value("honorific") == COUNTERPART
    return any(part.has("delegates") for part in (item, *item.parts))


def _seat(sentence: Sentence, move: int) -> bool:
    """True where a place is the host."""
    places = sentence.where("place", move - SEAT_REACH, move + 2)
    return any(not sentence.has("prep_in|going_to", at - 1, at) for at in places)


def _leaders(item: Item) -> bool:
    return item.has("delegates") and item.value("delegates") != DELEGATION


def _told(passage: Passage, reading: Reading, trip: Trip, *, measure: str, who: tuple[str, ...]) -> bool:
    """True where the sentence says enough: who meets or where, who travels and where to; weak words need a name or a
    pronoun beside them.
    """
    sentence, pair = passage.sentence, trip.pair
    verb, named = sentence.items[pair.move], bool(trip.persons)
    if pair.verbless:
        return _somebody_there(passage, reading, trip) and any(stop.led for stop in trip.stops)
    if measure == "meeting":
        others = passage.harms or sentence.has("sport")
        crowd = not who and (others or (verb.has("move_weak") and _goods(sentence, reading, pair)))
        told = bool(trip.stops) or bool(who) or len(trip.persons) > 1 or (_definite(sentence, pair) and reading.met)
        return told and not crowd
    if not named and _goods(sentence, reading, pair):
        return False
    named = named or _going_on(passage, reading) or (bool(who) and _pronoun(sentence, pair))
    if verb.has("move_weak") and not named:
        return False
    if trip.stops:
        return named or bool(who) or _somebody(sentence, pair)
    sees = sentence.has("sight|scene", pair.move + 1, pair.move + 1 + SIGHT_REACH)
    named = any(person.name for person in trip.persons) or (named and (sees or not trip.persons))
    return named or (bool(who) and measure == "departure")


def _somebody_there(passage: Passage, reading: Reading, trip: Trip) -> bool:
    """True where a headline without a verb names a person that its article knows, or says what for (`Halden in Orland
    on Monday for talks`).
    """
    sentence, items = passage.sentence, passage.sentence.items
    names = [person for person in trip.persons if person.name]
    if any(person.name in reading.persons or person_office(items[person.at], reading) for person in names):
        return True
    return bool(names) and (bound_for(sentence, trip.pair.at) or not reading.pack.settings.capitals)


def _going_on(passage: Passage, reading: Reading) -> bool:
    """True where the sentence has told of a visit already, so that its subject is known."""
    return bool(reading.drafts) and reading.drafts[-1].passage is passage and reading.drafts[-1].kind == "visit"


def _pronoun(sentence: Sentence, pair: Governed) -> bool:
    """True where whoever travels is one told of before: `he flew`, `the trip`."""
    return _definite(sentence, pair) or sentence.says("speaker_again", HE, pair.move - SUBJECT_REACH, pair.move)


def _definite(sentence: Sentence, pair: Governed) -> bool:
    """True for a visit or meeting told of before (`the trip`)."""
    move = pair.move
    owned = sentence.has("the|possessor", move - 1, move) or sentence.has("possessor", move + 1, move + 2)
    return owned or sentence.items[move].has("definite")


def _somebody(sentence: Sentence, pair: Governed) -> bool:
    """True where a person stands near the word of travel, though nobody says who."""
    near = (pair.move - 2 * SUBJECT_REACH, pair.move + 3)
    return sentence.has("honorific", *near) or sentence.says("speaker_again", HE, *near)


def _goods(sentence: Sentence, reading: Reading, pair: Governed) -> bool:
    """True where what moves is no traveller: goods, vehicles, weather, crowds."""
    if reading.pack.settings.subject_first:
        return sentence.has(GOODS, pair.move - SUBJECT_REACH, pair.move)
    return sentence.has(GOODS, pair.move - 2, pair.move) or sentence.has(GOODS, pair.move + 1, pair.move + 4)
