"""The place that its sentence ties a count to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crosscheck.extract.drafts import Draft, Passage, Reading, Spot
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.places import TOLLS, beside_smaller, joint_places, lies_in, spots_in
from crosscheck.extract.scenes import HOSPITAL_REACH, past_event

MAX_COST: Final = 11
CLAUSE_COST: Final = 3
COUNT_COST: Final = 4
BEFORE_COST: Final = 2
WHERE_COST: Final = 4
FRONTED_COST: Final = 6
LARGER_COST: Final = 8  # up to here a larger place than the article's own, behind its count, is meant
ADJACENT: Final = 4
TAKEN: Final = ("displaced", "hostage", "rescued")  # of whom one tells whence
MOVED: Final = ("prep_in", "going_to")
DATES: Final = ("comma", "date", "year", "on", "prep_in", "year_mark", "of")
OPENERS: Final = (
    "num_and", "and_then", "quote", "contrast", "prep_place", "prep_b", "the", "area", "place_noun", "compass",
)  # fmt: skip
WHERE_REACH: Final = 4
ELSEWHERE: Final = "semicolon|stop|contrast|since|say|according|superlative"
BESIDE_PART: Final = 2
HOSPITAL_COST: Final = 6


def place_of_count(draft: Draft, reading: Reading) -> str | None:
    """The place that its sentence ties a count to: the cheapest to reach.

    None where all are far, or where a larger place around the article's own is named somewhere in the sentence. The
    place for which an event is named is only implied, and so is the one place named before a count of long ago.
    """
    passage, at = draft.passage, draft.item_at
    items = passage.sentence.items
    spots = spots_in(passage, reading)
    costs = [(cost, number) for number, spot in enumerate(spots) if (cost := _cost(draft, spot)) is not None]
    if not costs or min(costs)[0] > MAX_COST:
        if passage.teaser:
            return _headline_place(passage, reading)
        return _place_of_old(draft, spots, reading) or _only_place(draft, spots, reading)
    cost, number = min(costs)
    if spots[number].named_for and cost > 0:
        draft.implied.add("where")
    name = _both(items, spots[number], spots, reading) or _most_specific(items, spots[number], spots, reading)
    around = reading.place is not None and name != reading.place and reading.world.within(reading.place, name)
    if around and cost > (LARGER_COST if spots[number].at > at else ADJACENT):
        return None
    draft.show("where", items[spots[number].at])
    return name


def place_of_part(draft: Draft, reading: Reading) -> str | None:
    """The place right behind a part of a count (`nine of them in Tarn`)."""
    spots = (
        spot for spot in spots_in(draft.passage, reading) if draft.item_at < spot.at <= draft.item_at + BESIDE_PART
    )
    found = next((spot for spot in spots if spot.inside and not spot.named_for), None)
    if found is None:
        return None
    draft.show("where", draft.passage.sentence.items[found.at])
    return found.name


def _headline_place(passage: Passage, reading: Reading) -> str | None:
    """The first place of a whole headline, which may stand before a stop; else where its speaker sits."""
    paragraph = passage.sentence.paragraph
    if paragraph not in reading.teasers:
        whole = reading.paragraph_of(passage)
        named = (spot.name for other in whole for spot in spots_in(other, reading))
        seats = (name for other in whole for item in other.sentence.items if (name := item.value("place")))
        reading.teasers[paragraph] = next(named, None) or next(seats, None)
    return reading.teasers[paragraph]


def _only_place(draft: Draft, spots: Sequence[Spot], reading: Reading) -> str | None:
    """The smallest of the places around one another that a sentence names behind a count and in its own clauses, where
    it names no others and tells of the article's own country (`Nine died when a bus fell into a gorge near Tarn`).
    """
    sentence, at = draft.passage.sentence, draft.item_at
    behind = [spot for spot in spots if spot.at > at and not spot.named_for and (spot.inside or _taken(draft, spot))]
    if not behind or len(behind) < len(spots) or sentence.has(ELSEWHERE, at + 1, behind[-1].at):
        return None
    counts = sentence.where("count", at + 1, behind[-1].at)
    if _source(sentence, behind[0].at) or any(not sentence.items[n - 1].has("including") for n in counts):
        return None
    small = next((spot for spot in behind if all(lies_in(spot.bare, other.bare, reading) for other in behind)), None)
    if small is None or (reading.place is not None and _land(small.bare, reading) != _land(reading.place, reading)):
        return None
    draft.show("where", sentence.items[small.at])
    return small.name


def _land(name: str, reading: Reading) -> str:
    """The largest place around a place, as far as tables or the article say."""
    return list(reading.larger(name))[-1]


def _place_of_old(draft: Draft, spots: Sequence[Spot], reading: Reading) -> str | None:
    """The only place, beside those around it, that a sentence about an earlier event names before a count."""
    if not past_event(draft.passage, reading):
        return None
    before = [spot for spot in spots if spot.at < draft.item_at]
    names = {spot.name for spot in before}
    inner = [spot for spot in before if not any(n != spot.name and reading.world.within(n, spot.name) for n in names)]
    if len({spot.name for spot in inner}) != 1:
        return None
    draft.implied.add("where")
    draft.show("where", draft.passage.sentence.items[inner[-1].at])
    return inner[-1].name


def _cost(draft: Draft, spot: Spot) -> int | None:
    """How far a place is from a count: items between, borders of clauses dearer; None where it belongs to something
    else.
    """
    sentence, at = draft.passage.sentence, draft.item_at
    items = sentence.items
    if spot.at < at and _of_toll(items, spot.at, at):
        return 0  # the place of a toll: "the Gaza death toll"
    low, high = min(at, spot.at), max(at, spot.at)
    between = high - low - 1
    if sentence.has("semicolon|stop", low + 1, high):
        return None
    counts = COUNT_COST * sentence.count("count", low + 1, high)
    if spot.at < at and _leads_clause(items, spot.at, at):
        return WHERE_COST + counts
    if spot.at < at and spot.inside and _fronted(items, spot.at):
        return min(FRONTED_COST, between) + counts
    if not (spot.inside or _taken(draft, spot)) or _source(sentence, spot.at):
        return None
    borders = sentence.count("clause|comma", low + 1, high)
    if borders and spot.named_for and spot.at > at:
        return None  # the toll of another event
    beside = BEFORE_COST if spot.at < at else HOSPITAL_COST if _of_hospital(sentence, spot.at) else 0
    return between + CLAUSE_COST * borders + counts + beside


def _taken(draft: Draft, spot: Spot) -> bool:
    """True for a place from which or to which the counted were taken or went."""
    before = draft.passage.sentence.items[spot.at - 1]
    return draft.measure in TAKEN and spot.at > 0 and before.is_any(MOVED)


def _of_toll(items: list[Item], spot: int, at: int) -> bool:
    """True where the word behind a place, or behind its mark of possession, is one of dying or counting the dead, or
    where a word for the toll stands right before it.
    """
    if spot and items[spot - 1].is_any(TOLLS):
        return True
    behind = spot + 2 if spot + 1 < at and items[spot + 1].has("possessive") else spot + 1
    if behind < at and items[behind].has("incident"):
        behind += 1
    return behind < at and items[behind].is_any(TOLLS)


def _leads_clause(items: list[Item], spot: int, at: int) -> bool:
    """True where a clause about a place, at most with a date between them, holds the count: `Tarn, where nine died`."""
    for item in items[spot + 1 : min(at, spot + 1 + WHERE_REACH)]:
        if item.has("there_clause"):
            return True
        if not item.is_any(DATES):
            return False
    return False


def _fronted(items: list[Item], at: int) -> bool:
    """True where the sentence begins with a place and so tells of it: `In Tarn, officials counted nine dead`."""
    return all(item.is_any(OPENERS) for item in items[:at])


def _source(sentence: Sentence, at: int) -> bool:
    """True where the place only says where a speaker sits (`officials in Tobruk said`)."""
    return sentence.has("say|say_toll", at + 1, at + 3)


def _of_hospital(sentence: Sentence, at: int) -> bool:
    """True where the place only says where the hurt are treated (`taken to hospital in Tarn`)."""
    return sentence.has("to_hospital", at - HOSPITAL_REACH, at)


def _both(items: list[Item], best: Spot, spots: Sequence[Spot], reading: Reading) -> str | None:
    """Two countries in one breath (`southern Orland and northern Mirea`): a count of both belongs to neither alone."""
    return next((name for pair, name in joint_places(items, spots, reading) if best in pair), None)


def _most_specific(items: list[Item], best: Spot, spots: Sequence[Spot], reading: Reading) -> str:
    """A smaller place beside the best one that lies within it; one behind another count is that count's."""
    for spot in spots:
        between = items[min(spot.at, best.at) + 1 : max(spot.at, best.at)]
        if beside_smaller(best, spot, reading) and not any(item.has("count") for item in between):
            return spot.name
    return best.name
