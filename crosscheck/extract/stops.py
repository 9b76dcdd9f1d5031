"""The places of a stop: where one arrives, what one leaves, where bodies meet."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Passage, Reading, Spot
from crosscheck.extract.items import Item
from crosscheck.extract.itinerary import TOWARDS, Governed, is_date
from crosscheck.extract.persons import person_office
from crosscheck.extract.places import spots_in

MAX_AFTER: Final = 9
MAX_STOPS: Final = 6
SUBJECT_REACH: Final = 8
OPENING: Final = 5
BESIDE: Final = 2
JOINTS: Final = ("comma", "num_and", "going_to", "prep_in", "the", "place_noun", "slash", "quote")
PARTY_REACH: Final = 4
BETWEEN: Final = "between"
MEETING: Final = "meeting"
FROM: Final = "from"


def stops_of(passage: Passage, reading: Reading, pair: Governed) -> list[Spot]:
    """The places of a stop: those between the word of travel (or the date before) and its date, else those right
    behind, else the nearest; whoever receives does so where the sentence begins.
    """
    items = passage.sentence.items
    spots = [spot for spot in _spots(passage, reading) if not _of_guests(items, spot.at) and not _party(items, spot.at)]
    low, high = min(pair.at, pair.move), max(pair.at, pair.move)
    before = [spot for spot in spots if low - MAX_AFTER <= spot.at < low and not _apart(items, spot.at, low)]
    after = [spot for spot in spots if high < spot.at <= high + MAX_AFTER and not _leaves(items, high, spot.at)]
    if pair.verbless:
        return _list_before(items, before, reading) or _list_of(items, after, reading)
    if items[pair.move].has("onward"):
        return [spot for spot in spots if pair.move < spot.at <= pair.move + OPENING][:1]
    direct = OPENING if pair.at < pair.move else 1
    after = [spot for spot in after if spot.led or spot.at - high <= direct]
    beside = [spot for spot in before if pair.at < pair.move and low - spot.at <= BESIDE]
    if beside:
        return _list_before(items, beside, reading)
    if items[pair.move].has("host") and reading.pack.settings.subject_first:
        led = [spot for spot in spots if spot.led and low < spot.at < high]
        return _list_of(items, led, reading) or before[-1:]
    earlier = [at for at in range(low + 1, high) if is_date(items[at])]
    inside = [spot for spot in spots if (earlier[-1] if earlier else low) < spot.at < high]
    inside = _fitting(items, inside, pair)
    if after and _parenthetical(items, pair.at) and after[0].at - high <= OPENING:
        return _list_of(items, after, reading)
    if inside:
        return _list_before(items, inside, reading) if pair.goes_on else _list_of(items, inside, reading)
    return _list_of(items, _fitting(items, after, pair), reading) or before[-1:]


def _spots(passage: Passage, reading: Reading) -> list[Spot]:
    """The places of a sentence, with those where somebody in office is met (`met the president in Orland`)."""
    items = passage.sentence.items
    spots = spots_in(passage, reading)
    found = {spot.at for spot in spots}
    for at in range(2, len(items)):
        name = items[at].value("place")
        if name is None or at in found or not items[at - 1].has("prep_place"):
            continue
        if person_office(items[at - 2], reading) and not any(item.has("say") for item in items[at + 1 : at + 3]):
            spots.append(Spot(at, name, led=True, inside=True))
    return sorted(spots, key=lambda spot: spot.at)


def _apart(items: list[Item], low: int, high: int) -> bool:
    """True where a place belongs to somebody or to another clause than what follows."""
    between = items[low + 1 : high]
    if between and between[0].has("who_clause"):
        between = between[1:]  # Orland, which he reaches on Monday
    return any(item.has("comma") or item.has("who_clause") or item.has("possessive") for item in between)


def _parenthetical(items: list[Item], at: int) -> bool:
    """True for a date that opens what follows (`flies to Orland and, on Friday, to Mirea`)."""
    before = at - 1
    while before >= 0 and items[before].has("on"):
        before -= 1
    return before > 0 and items[before].has("comma") and at + 1 < len(items) and items[at + 1].has("comma")


def _fitting(items: list[Item], spots: list[Spot], pair: Governed) -> list[Spot]:
    """The places that a word of travel can mean: one leaves what one is in and comes from elsewhere; where a
    preposition leads to one, the others only say more of people. One who only leaves for a place visits it.
    """
    leaving = items[pair.move].value("move") == "departure"
    back = items[pair.move].has("comeback") and not any(preposition(items, spot.at) == TOWARDS for spot in spots)
    if leaving or (back and any(preposition(items, spot.at) == FROM for spot in spots)):
        fitting = [spot for spot in spots if not spot.led or preposition(items, spot.at) == FROM]
        return (fitting or [spot for spot in spots if preposition(items, spot.at) == TOWARDS])[:1]
    spots = [spot for spot in spots if preposition(items, spot.at) != FROM and not _with(items, spot)]
    if spots and spots[0].at - pair.move <= 2 and not items[spots[0].at - 1].has("office"):
        return spots
    led = next((number for number, spot in enumerate(spots) if spot.led), None)
    if led is not None:
        return spots[led:]
    aside = not pair.goes_on and spots and any(item.has("comma") for item in items[pair.move + 1 : spots[0].at])
    return [] if aside else spots


def _with(items: list[Item], spot: Spot) -> bool:
    """True for a place that only names whom one meets (`talks with Orland in Mirea`)."""
    return not spot.led and spot.at > 0 and items[spot.at - 1].has("with_whom")


def preposition(items: list[Item], at: int) -> str | None:
    """The word that leads to a place."""
    before = at - 1
    while before >= 0 and any(items[before].has(name) for name in ("the", "place_noun", "compass", "quote")):
        before -= 1
    return items[before].value("going_to") if before >= 0 else None


def _of_guests(items: list[Item], at: int) -> bool:
    """True where a place only says whose leaders come (`the leaders of Orland, Mirea and Tarn`)."""
    for before in range(at - 1, max(-1, at - 1 - SUBJECT_REACH), -1):
        item = items[before]
        if item.has("delegates"):
            return True
        if not any(
            item.has(name) for name in ("num_and", "comma", "of", "num_of", "place", "the", "people", "possessive")
        ):
            return False
    return False


def _party(items: list[Item], at: int) -> bool:
    """True for one of two places that meet (`talks between Orland and Mirea`)."""
    for before in range(at - 1, max(-1, at - 1 - PARTY_REACH), -1):
        if items[before].value("range_from") == BETWEEN:
            return any(item.value("move") == MEETING for item in items[max(0, before - BESIDE) : before])
        if not any(items[before].has(name) for name in ("num_and", "place", "the", "people")):
            return False
    return False


def _leaves(items: list[Item], low: int, high: int) -> bool:
    return any(
        item.has("stop") or item.has("move") or is_date(item) or item.has("say") for item in items[low + 1 : high]
    )


def _list_before(items: list[Item], spots: list[Spot], reading: Reading) -> list[Spot]:
    """The list of places that ends with the last one."""
    for begin in range(len(spots)):
        listed = _list_of(items, spots[begin:], reading)
        if listed[-1] == spots[-1]:
            return listed
    return []


def _list_of(items: list[Item], spots: list[Spot], reading: Reading) -> list[Spot]:
    listed = spots[:1]
    for spot in spots[1:]:
        between = items[listed[-1].at + 1 : spot.at]
        if len(between) > 3 or not between or not all(any(item.has(name) for name in JOINTS) for item in between):
            break
        if reading.world.within(listed[-1].name, spot.name) or reading.world.within(spot.name, listed[-1].name):
            continue
        listed.append(spot)
    return listed[:MAX_STOPS]
