"""The places of a stop: where one arrives, what one leaves, where bodies meet."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.areas import NATION
from crosscheck.extract.drafts import Passage, Reading, Spot
from crosscheck.extract.items import Sentence
from crosscheck.extract.itinerary import TOWARDS, Governed
from crosscheck.extract.persons import person_office
from crosscheck.extract.places import spots_in

MAX_AFTER: Final = 9
MAX_STOPS: Final = 6
SUBJECT_REACH: Final = 8
OPENING: Final = 5
BESIDE: Final = 2
JOINTS: Final = "comma|num_and|going_to|prep_in|the|place_noun|slash|quote"
WHOSE: Final = "num_and|comma|of|num_of|place|the|people|possessive"
PARTY_REACH: Final = 4
BETWEEN: Final = "between"
MEETING: Final = "meeting"
FROM: Final = "from"
SOMEBODY: Final = "honorific|office|delegates|collective"
OPENERS: Final = "num_and|and_then|contrast|prep_place|prep_b|the|area|place_noun|compass"


def stops_of(passage: Passage, reading: Reading, pair: Governed) -> list[Spot]:
    """The places of a stop: those between the word of travel (or the date before) and its date, else those right
    behind, else the nearest; whoever receives does so where the sentence begins.
    """
    sentence, items = passage.sentence, passage.sentence.items
    known = _spots(passage, reading)
    spots = [spot for spot in known if not _of_guests(sentence, spot.at) and not _party(sentence, spot.at)]
    spots = [spot for spot in spots if not _owner(sentence, spot.at)]
    spots = [spot for spot in spots if items[spot.at].value("area") not in NATION]  # the country is nobody's stop
    low, high = min(pair.at, pair.move), max(pair.at, pair.move)
    near = [spot for spot in spots if low - MAX_AFTER <= spot.at < low]
    before = [spot for spot in near if not _apart(sentence, spot.at, low) or _fronted(sentence, spot, near)]
    after = [spot for spot in spots if high < spot.at <= high + MAX_AFTER and not _leaves(sentence, high, spot.at)]
    if pair.verbless:
        return _list_before(sentence, before, reading) or _list_of(sentence, after, reading)
    if items[pair.move].has("onward"):
        return [spot for spot in spots if pair.move < spot.at <= pair.move + OPENING][:1]
    direct = OPENING if pair.at < pair.move else 1
    after = [spot for spot in after if spot.led or spot.at - high <= direct]
    beside = [spot for spot in before if pair.at < pair.move and low - spot.at <= BESIDE]
    if beside:
        return _list_before(sentence, beside, reading)
    if items[pair.move].has("host") and reading.pack.settings.subject_first:
        led = [spot for spot in spots if spot.led and low < spot.at < high]
        return _list_of(sentence, led, reading) or before[-1:]
    earlier = sentence.last("date", low + 1, high)
    inside = [spot for spot in spots if (low if earlier is None else earlier) < spot.at < high]
    inside = _fitting(sentence, inside, pair)
    if after and _parenthetical(sentence, pair.at) and after[0].at - high <= OPENING:
        return _list_of(sentence, after, reading)
    if inside:
        return _list_before(sentence, inside, reading) if pair.goes_on else _list_of(sentence, inside, reading)
    return _list_of(sentence, _fitting(sentence, after, pair), reading) or before[-1:]


def _spots(passage: Passage, reading: Reading) -> list[Spot]:
    """The places of a sentence, with those where somebody in office is met (`met the president in Orland`)."""
    sentence, items = passage.sentence, passage.sentence.items
    spots = [*spots_in(passage, reading)]
    found = {spot.at for spot in spots}
    for at in sentence.where("place", 2):
        if at in found or not sentence.has("prep_place", at - 1, at):
            continue
        if person_office(items[at - 2], reading) and not sentence.has("say", at + 1, at + 3):
            spots.append(Spot(at, items[at].word.values["place"], led=True, inside=True))
    for at in sentence.where("residence", 0 if reading.pack.settings.subject_first else 1):
        if at not in found and _at_home(sentence, at):
            spots.append(Spot(at, items[at].word.values["residence"], led=True, inside=True))
    return sorted(spots, key=lambda spot: spot.at)


def _at_home(sentence: Sentence, at: int) -> bool:
    """True where one goes to or is in a seat of power, whose city it stands for (`talks at the White House`)."""
    before = sentence.before(at, "the|office|people|place_noun")
    return sentence.has("prep_place|going_to", before, before + 1) or sentence.has("move", at + 1, at + 2)


def _apart(sentence: Sentence, low: int, high: int) -> bool:
    """True where a place belongs to somebody or to another clause than what follows."""
    begin = low + 1
    if begin < high and sentence.has("who_clause", begin, begin + 1):
        begin += 1  # Orland, which he reaches on Monday
    if sentence.has("there_clause", begin, begin + 2):
        begin += 2  # Orland, where he speaks on Monday
    return sentence.has("comma|who_clause|possessive", begin, high)


def _owner(sentence: Sentence, at: int) -> bool:
    """True where a place only says whose somebody is: `the king of Orland`, `Orland's president`."""
    if sentence.has("possessive", at + 1, at + 2) and sentence.has(
        "honorific|office|delegates|collective", at + 2, at + 3
    ):
        return True
    before = sentence.before(at, "the")
    if before > 0 and sentence.has("of", before, before + 1) and not sentence.has("going_to", before, before + 1):
        return not sentence.has("area|place_noun|areas|move|compass", before - 1, before)
    return before == at - 1 and sentence.has("honorific|delegates", before, before + 1)


def _fronted(sentence: Sentence, spot: Spot, near: list[Spot]) -> bool:
    """True for the place with which a sentence begins, where it names no other (`In Orland, she met him on Monday`)."""
    return spot.inside and len(near) == 1 and sentence.count(OPENERS, 0, spot.at) == spot.at


def _parenthetical(sentence: Sentence, at: int) -> bool:
    """True for a date that opens what follows (`flies to Orland and, on Friday, to Mirea`)."""
    before = sentence.before(at, "on")
    return before > 0 and sentence.has("comma", before, before + 1) and sentence.has("comma", at + 1, at + 2)


def _fitting(sentence: Sentence, spots: list[Spot], pair: Governed) -> list[Spot]:
    """The places that a word of travel can mean: one leaves what one is in and comes from elsewhere; where a
    preposition leads to one, the others only say more of people. One who only leaves for a place visits it.
    """
    verb, ways = sentence.items[pair.move], {spot: preposition(sentence, spot.at) for spot in spots}
    back = verb.has("comeback") and TOWARDS not in ways.values() and FROM in ways.values()
    if verb.value("move") == "departure" or back:
        fitting = [spot for spot in spots if not spot.led or ways[spot] == FROM]
        return (fitting or [spot for spot in spots if ways[spot] == TOWARDS])[:1]
    spots = [spot for spot in spots if ways[spot] != FROM and not _with(sentence, spot)]
    if spots and spots[0].at - pair.move <= 2 and not sentence.has("office", spots[0].at - 1, spots[0].at):
        return spots
    led = next((number for number, spot in enumerate(spots) if spot.led), None)
    if led is not None:
        return spots[led:]
    aside = not pair.goes_on and spots and sentence.has("comma", pair.move + 1, spots[0].at)
    return [] if aside else spots


def _with(sentence: Sentence, spot: Spot) -> bool:
    """True for a place that only names whom one meets (`talks with Orland in Mirea`)."""
    return not spot.led and sentence.has("with_whom", spot.at - 1, spot.at)


def preposition(sentence: Sentence, at: int) -> str | None:
    """The word that leads to a place."""
    before = sentence.before(at, "the|place_noun|compass|quote")
    return sentence.items[before].value("going_to") if before >= 0 else None


def _of_guests(sentence: Sentence, at: int) -> bool:
    """True where a place only says whose leaders come (`the leaders of Orland, Mirea and Tarn`)."""
    guests = sentence.last("delegates", at - SUBJECT_REACH, at)
    return guests is not None and sentence.count(WHOSE, guests + 1, at) == at - guests - 1


def _party(sentence: Sentence, at: int) -> bool:
    """True for one of two places that meet (`talks between Orland and Mirea`)."""
    between = sentence.last("range_from", at - PARTY_REACH, at)
    if between is None or sentence.items[between].value("range_from") != BETWEEN:
        return False
    if sentence.count("num_and|place|the|people", between + 1, at) < at - between - 1:
        return False
    return sentence.says("move", MEETING, between - BESIDE, between)


def _leaves(sentence: Sentence, low: int, high: int) -> bool:
    return sentence.has("stop|move|date|say", low + 1, high)


def _list_before(sentence: Sentence, spots: list[Spot], reading: Reading) -> list[Spot]:
    """The list of places that ends with the last one."""
    for begin in range(len(spots)):
        listed = _list_of(sentence, spots[begin:], reading)
        if listed[-1] == spots[-1]:
            return listed
    return []


def _list_of(sentence: Sentence, spots: list[Spot], reading: Reading) -> list[Spot]:
    listed = spots[:1]
    for spot in spots[1:]:
        begin, between = listed[-1].at + 1, spot.at - listed[-1].at - 1
        if not 0 < between <= 3 or sentence.count(JOINTS, begin, spot.at) < between:
            break
        if reading.world.within(listed[-1].name, spot.name) or reading.world.within(spot.name, listed[-1].name):
            continue
        listed.append(spot)
    return listed[:MAX_STOPS]
