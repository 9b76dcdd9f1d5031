"""Days of visits, departures and meetings: each date that a word of travel or meeting governs, with its places and people."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.dates import AHEAD, BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.persons import persons_in
from crosscheck.extract.places import Spot, spots_in

CLAUSE_COST: Final = 6
MAX_REACH: Final = 26
MAX_STOPS: Final = 6


def read_visits(passage: Passage, reading: Reading) -> None:
    """Adds a visit draft for each date of the sentence and each stop it serves."""
    items = passage.sentence.items
    dates = [at for at, item in enumerate(items) if isinstance(item.reading, DateSpec)]
    if not dates or reading.reference is None:
        return
    moves = [at for at, item in enumerate(items) if item.has("move")]
    persons = persons_in(passage, reading)
    if any(item.has("not_visit") for item in items):
        moves = []
    for at in dates:
        spec = items[at].reading
        assert isinstance(spec, DateSpec)
        move = _governing(items, at, moves)
        tense = _tense(items, at, move)
        period = spec.resolve(reading.reference, tense=tense, anchor=reading.anchor)
        if period is None:
            continue
        if period.start is not None:
            reading.anchor = period.start
        before = items[at - 1] if at else None
        if move is None or (before is not None and (before.has("since") or before.has("until"))):
            continue
        _drafts(passage, reading, (at, move), period, persons)


def _governing(items: list[Item], at: int, moves: list[int]) -> int | None:
    """The word of travel or meeting nearest to a date; clause borders and full stops between them count as distance."""
    best, cost = None, MAX_REACH
    for move in moves:
        low, high = min(at, move), max(at, move)
        between = items[low + 1 : high]
        if any(item.has("semicolon") for item in between):
            continue
        distance = high - low + CLAUSE_COST * sum(item.has("clause") and not item.has("num_and") for item in between)
        if move > at:
            distance += 3
        if distance < cost:
            best, cost = move, distance
    return best


def _tense(items: list[Item], at: int, move: int | None) -> int:
    """1 where words of plan or future govern the date, else -1."""
    low, high = (min(at, move), max(at, move)) if move is not None else (at, at)
    begin = max(0, low - 8)
    return AHEAD if any(item.has("future") for item in items[begin : high + 1]) else BEHIND


def _drafts(passage: Passage, reading: Reading, where: tuple[int, int], period: object, persons: list[str]) -> None:
    items = passage.sentence.items
    at, move = where
    measure = items[move].value("move") or "visit"
    stops = _stops(passage, reading, at, move)
    who = tuple(persons) or reading.travellers
    if not who:
        return
    if persons:
        reading.travellers = tuple(persons)
    for stop in stops or [None]:
        draft = Draft(passage, items[at], at, "visit", measure)
        draft.period = period  # type: ignore[assignment]
        draft.who = who
        draft.where = stop.name if stop is not None else None
        draft.rule = f"visit.{measure} > {items[at].rule}"
        low, high = max(0, min(at, move) - 8), max(at, move) + 3
        window = items[low:high]
        if any(item.has("cancelled") for item in window):
            draft.certainty = "denied"
        elif _tense(items, at, move) == AHEAD:
            draft.certainty = "planned"
        reading.drafts.append(draft)


def _stops(passage: Passage, reading: Reading, at: int, move: int) -> list[Spot]:
    """The places of a stop: the list that follows the word of travel, else the nearest place."""
    spots = spots_in(passage, reading)
    if not spots:
        return []
    items = passage.sentence.items
    after = [spot for spot in spots if spot.at > move]
    later = [n for n, item in enumerate(items) if item.has("move") and n > move]
    limit = later[0] if later else len(items)
    chosen = [spot for spot in after if spot.at < limit or spot.at < at]
    if not chosen:
        nearest = min(spots, key=lambda spot: abs(spot.at - at))
        return [nearest]
    listed = [chosen[0]]
    for spot in chosen[1:]:
        between = items[listed[-1].at + 1 : spot.at]
        if len(between) <= 3 and all(item.has("comma") or item.has("num_and") or item.has("going_to") or item.has("and") for item in between):
            if reading.world.within(listed[-1].name, spot.name):
                continue
            listed.append(spot)
        else:
            break
    return listed[:MAX_STOPS]
