"""Days of visits, departures and meetings: each date that a word of travel or meeting governs, with its places and
people.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.persons import persons_in
from crosscheck.extract.places import Spot, spots_in
from crosscheck.model.period import Period

MAX_REACH: Final = 22
MAX_AFTER: Final = 9
MAX_STOPS: Final = 6
SPEECH_REACH: Final = 3
CANCEL_REACH: Final = 9
BREAKS: Final = ("since", "until", "harm_active", "harm_noun", "semicolon", "running")


class Governed(NamedTuple):
    """A date of a sentence and the word of travel or meeting that governs it, by item position."""

    at: int
    move: int


def read_visits(passage: Passage, reading: Reading) -> None:
    """Adds a visit draft for each date of the sentence and each stop it serves; every date becomes the anchor of the
    next.
    """
    items = passage.sentence.items
    dates = [at for at, item in enumerate(items) if isinstance(item.reading, DateSpec)]
    if not dates or reading.reference is None:
        return
    governed = {pair.at: pair for pair in _governed(passage, dates)}
    persons = persons_in(passage, reading) if governed else []
    for number, at in enumerate(dates):
        pair = governed.get(at)
        period = _resolved(passage, at, pair, reading)
        if period is None or period.grain == "year" or pair is None or at < passage.dateline_ends:
            continue
        if number and _same_day_again(items, dates[number - 1], at):
            continue
        _drafts(passage, reading, pair, period, persons=persons)


def _same_day_again(items: list[Item], previous: int, at: int) -> bool:
    """True where a date only repeats the one before it in another calendar or in brackets."""
    between = items[previous + 1 : at]
    return (
        bool(between)
        and len(between) <= 3
        and all(item.has("open") or item.has("equivalent") or item.has("comma") for item in between)
        and (any(item.has("open") or item.has("equivalent") for item in between))
    )


def _resolved(passage: Passage, at: int, pair: Governed | None, reading: Reading) -> Period | None:
    """The days of a date; a bare weekday in the title is the day that the text gives it."""
    items = passage.sentence.items
    spec = items[at].reading
    assert isinstance(spec, DateSpec)
    assert reading.reference is not None
    if reading.vague_reference and not spec.absolute:
        return None
    period = spec.resolve(reading.reference, tense=_tense(items, at, pair), anchor=reading.anchor)
    if period is None or period.start is None or period.grain != "day":
        return period
    if passage.field == "title":
        told = reading.weekdays.get(period.start.weekday())
        return (
            msgspec.structs.replace(period, start=told, end=told) if told is not None and spec.only_weekday else period
        )
    reading.anchor = period.start
    if pair is not None:
        reading.weekdays.setdefault(period.start.weekday(), period.start)
    return period


# ---- which word governs a date ---------------------------------------------------------------------------------------


def _governed(passage: Passage, dates: list[int]) -> list[Governed]:
    """The dates that belong to a visit: each takes the last word of travel since the date before, else the next, else
    the one before's.
    """
    items = passage.sentence.items
    moves = [at for at, item in enumerate(items) if item.has("move") and not _counted(items, at)]
    if any(item.has("not_visit") for item in items):
        return []
    if not moves:
        return _verbless(passage, dates)
    found: list[Governed] = []
    previous = -1
    for number, at in enumerate(dates):
        following = dates[number + 1] if number + 1 < len(dates) else len(items)
        move = _move_for(items, at, (previous, following), moves)
        if move is None and found and found[-1].at == previous and _listed(items, previous, at):
            move = found[-1].move
        if move is not None:
            found.append(Governed(at, move))
        previous = at
    return found


def _move_for(items: list[Item], at: int, bounds: tuple[int, int], moves: list[int]) -> int | None:
    previous, following = bounds
    before = [move for move in moves if previous < move < at]
    if _spoken(items, at, before):
        return None
    if before and at - before[-1] <= MAX_REACH and not _broken(items, before[-1], at):
        return before[-1]
    after = [move for move in moves if at < move < following]
    if after and after[0] - at <= MAX_AFTER and not _broken(items, at, after[0]):
        return after[0]
    return None


def _counted(items: list[Item], at: int) -> bool:
    """True where the word of leaving leaves people dead (`left 20 dead`), or a figure reaches a number."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and (following.has("count") or following.has("money") or following.has("refused"))


def _spoken(items: list[Item], at: int, moves: list[int]) -> bool:
    """True where a verb of saying stands right before the date and no word of travel between them (`said on
    Wednesday`).
    """
    for other in range(at - 1, max(-1, at - 1 - SPEECH_REACH), -1):
        if other in moves:
            return False
        if items[other].has("say"):
            return True
    return False


def _broken(items: list[Item], low: int, high: int) -> bool:
    """True where something between two items shows that they do not belong together."""
    before = items[high - 1] if high else None
    if before is not None and (before.has("since") or before.has("until")):
        return True
    return any(items[at].has(name) for at in range(low + 1, high) for name in BREAKS)


def _listed(items: list[Item], previous: int, at: int) -> bool:
    """True where a second date goes on the list of the first (`Jordan on Friday and Israel on Saturday`)."""
    between = items[previous + 1 : at]
    joined = any(item.has("num_and") or item.has("comma") or item.has("clause") for item in between)
    return joined and len(between) <= 8 and not any(item.has("say") or item.has("stop") for item in between)


def _verbless(passage: Passage, dates: list[int]) -> list[Governed]:
    """Headlines without a verb: a person, a place and a day."""
    return [Governed(at, at) for at in dates] if passage.field == "title" and not passage.harms else []


def _tense(items: list[Item], at: int, pair: Governed | None) -> int:
    """1 where a word of plan or future governs the date, else -1."""
    begin = max(0, (min(pair.move, at) if pair is not None else at) - 6)
    end = max(pair.move, at) + 1 if pair is not None else at
    if any(item.has("future") for item in items[begin:end]):
        return AHEAD
    if pair is None or not pair.move or not items[pair.move - 1].has("infinitive"):
        return BEHIND
    return BEHIND if any(item.has("move") for item in items[begin : pair.move]) else AHEAD


# ---- slots -----------------------------------------------------------------------------------------------------------


def _drafts(passage: Passage, reading: Reading, pair: Governed, period: Period, *, persons: list[str]) -> None:
    items = passage.sentence.items
    measure = items[pair.move].value("move") or "visit"
    stops = _stops(passage, reading, pair)
    who = tuple(persons) or (reading.lead_travellers if passage.field == "title" else reading.travellers)
    if measure == "meeting" and not persons:
        who = _bodies(items) or (who if not stops else ())
    if not _told(
        items[pair.move],
        measure,
        stops=bool(stops),
        named=bool(persons) or _going_on(passage, reading),
        known=bool(who),
    ):
        return
    if persons:
        reading.travellers = tuple(persons)
        reading.lead_travellers = reading.lead_travellers or reading.travellers
    certainty = _certainty(items, pair)
    places: list[Spot | None] = [*stops] or [None]
    for stop in places:
        draft = Draft(passage, pair.at, "visit", measure)
        draft.period, draft.who = period, who
        if not any(name in reading.names.values() for name in persons):
            draft.implied.add("who")
        draft.where = stop.name if stop is not None else None
        draft.rule = f"visit.{measure} > {items[pair.at].rule}"
        draft.certainty = certainty  # type: ignore[assignment]
        reading.drafts.append(draft)


def _going_on(passage: Passage, reading: Reading) -> bool:
    """True where the sentence has told of a visit already, so that its subject is known."""
    return bool(reading.drafts) and reading.drafts[-1].passage is passage and reading.drafts[-1].kind == "visit"


def _told(verb: Item, measure: str, *, stops: bool, named: bool, known: bool) -> bool:
    """True where the sentence says enough: who meets or where, who travels and where to; weak words need a name beside
    them.
    """
    if measure == "meeting":
        return stops or known
    if not known or (verb.has("move_weak") and not named):
        return False
    return stops or named or measure == "departure"


def _bodies(items: list[Item]) -> tuple[str, ...]:
    """Organisations that meet: those before which nobody speaks."""
    names = (item.value("organisation") for item in items if item.has("organisation"))
    return tuple(dict.fromkeys(name for name in names if name))


def _certainty(items: list[Item], pair: Governed) -> str:
    """`denied` for what was called off, put off, negated or denied; `planned` for what is to come."""
    low, high = max(0, pair.move - CANCEL_REACH), min(len(items), max(pair) + CANCEL_REACH)
    while low < pair.move and any(item.has("stop") or item.has("semicolon") for item in items[low : pair.move]):
        low += 1
    near = items[low:high]
    if any(item.has("cancelled") or item.has("postponed") for item in near):
        return "denied"
    if any(item.has("negated") for item in items[max(0, pair.move - 2) : pair.move]):
        return "denied"
    return "planned" if _tense(items, pair.at, pair) == AHEAD else "stated"


def _stops(passage: Passage, reading: Reading, pair: Governed) -> list[Spot]:
    """The places of a stop: those between the word of travel (or the date before) and its date, else those right
    behind, else the nearest.
    """
    spots = spots_in(passage, reading)
    items = passage.sentence.items
    low, high = min(pair), max(pair)
    earlier = [at for at in range(low + 1, high) if isinstance(items[at].reading, DateSpec)]
    inside = [spot for spot in spots if (earlier[-1] if earlier else low) < spot.at < high]
    if inside:
        return _list_of(items, inside, reading)
    after = [spot for spot in spots if high < spot.at <= high + MAX_AFTER and not _leaves(items, high, spot.at)]
    if after:
        return _list_of(items, after, reading)
    before = [spot for spot in spots if low - MAX_AFTER <= spot.at < low]
    return before[-1:]


def _leaves(items: list[Item], low: int, high: int) -> bool:
    return any(
        item.has("stop") or item.has("move") or isinstance(item.reading, DateSpec) or item.has("say")
        for item in items[low + 1 : high]
    )


def _list_of(items: list[Item], spots: list[Spot], reading: Reading) -> list[Spot]:
    listed = [spots[0]]
    for spot in spots[1:]:
        between = items[listed[-1].at + 1 : spot.at]
        joined = all(
            item.has("comma") or item.has("num_and") or item.has("going_to") or item.has("prep_in") for item in between
        )
        if not joined or len(between) > 3 or not between:
            break
        if reading.world.within(listed[-1].name, spot.name) or reading.world.within(spot.name, listed[-1].name):
            continue
        listed.append(spot)
    return listed[:MAX_STOPS]
