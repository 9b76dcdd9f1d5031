"""Places in sentences, and the place that a sentence ties a count to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosscheck.extract.drafts import Draft, Passage, Reading, Spot
from crosscheck.extract.items import Item
from crosscheck.extract.offices import PEOPLE, SOMEBODY, kind_of
from crosscheck.language.world import COUNTRY

MAX_COST: Final = 11
CLAUSE_COST: Final = 3
COUNT_COST: Final = 4
BEFORE_COST: Final = 2
ADJACENT: Final = 4
ENDS: Final = ("stop", "comma", "semicolon", "clause", "close", "quote", "harm_active", "claim_verb")
BEING_THERE: Final = ("prep_place", "prep_b")
PLACED: Final = "place|place_choice|place_alias|place_ordinary|people|cap"
EVIDENT: Final = (*BEING_THERE, "place_noun", "compass")
NOUNS: Final = ("word", "object", "incident", "running", "group", "honorific", "office", "harm_nominal", "deal", "cap")
BESIDE: Final = ("num_and", "comma", "compass", "going_to", *BEING_THERE, "definite")
SPEECH_REACH: Final = 4
EVENTS: Final = ("incident", "toll", "toll_bare", "toll_figure", "running")
TOLLS: Final = ("toll", "toll_bare", "harm_noun")
MOVED: Final = ("prep_in", "going_to")
BESIDE_PART: Final = 2
BESIDE_PLACE: Final = 3
LARGER_COST: Final = 8  # up to here a larger place than the article's own, behind its count, is meant
SAYING: Final = ("say", "say_toll", "quoting", "according", "colon", "spokesperson", "on_behalf")
SPEAKERS: Final = ("office", "collective")
UNLISTED_TIMES: Final = 2


def spots_in(passage: Passage, reading: Reading) -> tuple[Spot, ...]:
    """The places that the sentence names, in order; nationalities and whose office speaks are none. Asked for once the
    names of the article are known, and remembered.
    """
    if passage.spots is None:
        passage.spots = tuple(_spots(passage, reading))
    return passage.spots


def _spots(passage: Passage, reading: Reading) -> list[Spot]:
    items = passage.sentence.items
    found: list[Spot] = []
    for at in passage.sentence.where(PLACED):
        item = items[at]
        name = _name(item, reading) or _unlisted(items, at, reading) or _of_people(items, at, reading)
        if name is None or at < passage.dateline_ends or _speaking(items, at, reading) or _adjective(items, at):
            continue
        begin = _begin(items, at)
        if begin == at and begin and items[begin - 1].has("compass"):
            begin -= 1
            name = f"{items[begin].value('compass')} {name}"
        there = begin < at or (begin > 0 and _is(items[begin - 1], BEING_THERE))
        named_for = not there and _of_event(items, at, reading)
        led = there or named_for or (begin > 0 and items[begin - 1].has("going_to"))
        if led or not item.has("people"):
            found.append(Spot(at, name, led, there or named_for, named_for))
    return found


def _begin(items: list[Item], at: int) -> int:
    """Where the words that make up a place begin: nouns of places before it, with its marks of quotation."""
    begin = at
    while begin and (items[begin - 1].has("place_noun") or items[begin - 1].has("quote")):
        begin -= 1
    return begin


def _of_event(items: list[Item], at: int, reading: Reading) -> bool:
    """True where the place is that of an incident or a toll named right beside it; a country may be who attacks."""
    if reading.pack.settings.subject_first:
        behind = at + 2 if at + 1 < len(items) and items[at + 1].has("possessive") else at + 1
        beside = items[behind : behind + 1]
    else:
        beside = items[max(0, at - 1) : at]
    if not beside or not _is(beside[0], EVENTS):
        return False
    name = items[at].word.values.get("place")
    place = reading.world.places.get(name) if name is not None else None
    return place is None or place.kind != COUNTRY or _is(beside[0], TOLLS)


def _is(item: Item, names: Iterable[str]) -> bool:
    return not item.word.classes.isdisjoint(names)


def _of_people(items: list[Item], at: int, reading: Reading) -> str | None:
    """The country of a people whose place it is: `the Orlandic capital`, `the Orlandic city of Tarn`."""
    beside = at + 1 if reading.pack.settings.subject_first else at - 1
    if not items[at].has("people") or not 0 <= beside < len(items) or not items[beside].has("place_noun"):
        return None
    return items[at].value("people")


def _unlisted(items: list[Item], at: int, reading: Reading) -> str | None:
    """A name that no table has but the article uses as a place, or an ordinary word behind a preposition of place."""
    item = items[at]
    if item.key in reading.unlisted and item.has("cap"):
        return reading.unlisted[item.key]
    if at and item.has("place_ordinary") and not items[at - 1].has("definite") and _is(items[at - 1], EVIDENT):
        return item.value("place_ordinary")
    return None


def _learn_unlisted(reading: Reading) -> None:
    """Capitalised words that stand behind a preposition of place more than once, or once beside a count of people at
    the end of their clause: places that no table has.
    """
    seen: dict[str, int] = defaultdict(int)
    for passage in reading.passages:
        items = passage.sentence.items
        for before in passage.sentence.where("locative"):
            at = before + 1
            if at == len(items) or not items[at].has("cap") or items[at].key in reading.names:
                continue
            ends = at + 1 == len(items) or _is(items[at + 1], ENDS)
            if at + 1 < len(items) and (items[at + 1].has("cap") or items[at + 1].has("place_noun")):
                continue
            counted = ends and passage.harms and bool(passage.sentence.where("count"))
            seen[items[at].key] += UNLISTED_TIMES if counted else 1
            if seen[items[at].key] >= UNLISTED_TIMES:
                reading.unlisted.setdefault(items[at].key, passage.text[items[at].start : items[at].end])


def _name(item: Item, reading: Reading) -> str | None:
    values = item.word.values
    if "place_choice" in values:
        return _chosen(values["place_choice"].split("|"), reading)
    if "place" in values:
        return values["place"]
    if "place_alias" in values:
        return next((name for name in values["place_alias"].split("|") if name in reading.named_places), None)
    return None


def _chosen(candidates: list[str], reading: Reading) -> str:
    """The candidate whose country the article names, else the likeliest."""
    for name in candidates:
        country = reading.world.country_of(name) if name in reading.world.places else None
        if country is not None and country in reading.named_places:
            return name
    return candidates[0]


def _adjective(items: list[Item], at: int) -> bool:
    """True for a name that is also its people's, right before a noun (`US bombing`)."""
    if not items[at].has("people") or at + 1 >= len(items):
        return False
    return any(items[at + 1].has(name) for name in NOUNS)


def _speaking(items: list[Item], at: int, reading: Reading) -> bool:
    """True where the place only says whose office speaks (`Gaza's health ministry`, `officials in Tobruk said`)."""
    following = [item for item in items[at + 1 : at + 4] if not item.has("possessive")]
    around = items[max(0, at - SPEECH_REACH) : at] + items[at + 1 : at + 1 + 2 * SPEECH_REACH]
    spoken = any(_is(item, SAYING) for item in around)
    if following and any(following[0].has(name) for name in SPEAKERS):
        return spoken
    if at < 2 or not _is(items[at - 1], BEING_THERE):
        return False
    beside = items[max(0, at - 4) : at - 2] + items[at + 1 : at + 3]
    organised = items[at - 2].has("organisation") and any(_is(item, SAYING) for item in beside)
    unnamed = kind_of(items[at - 2], reading) in (PEOPLE, SOMEBODY)
    return organised or (_is(items[at - 2], SPEAKERS) and (spoken or not unnamed))


def learn_names(reading: Reading) -> None:
    """Collects the places that the article names, listed ones and others."""
    for passage in reading.passages:
        for at in () if passage.teaser else passage.sentence.where("place|people"):
            values = passage.sentence.items[at].word.values
            reading.named_places.add(values.get("place") or values["people"])
    _learn_unlisted(reading)


def place_of_count(draft: Draft, reading: Reading) -> str | None:
    """The place that its sentence ties a count to: the cheapest to reach.

    None where all are far, or where a larger place around the article's own is named somewhere in the sentence. The
    place for which an event is named is only implied.
    """
    passage, at = draft.passage, draft.item_at
    items = passage.sentence.items
    spots = spots_in(passage, reading)
    costs = [(cost, number) for number, spot in enumerate(spots) if (cost := _cost(items, draft, spot)) is not None]
    if not costs or min(costs)[0] > MAX_COST:
        return _headline_place(passage, reading) if passage.teaser else None
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


def _cost(items: list[Item], draft: Draft, spot: Spot) -> int | None:
    """How far a place is from a count: items between, borders of clauses dearer; None where it belongs to something
    else.
    """
    at = draft.item_at
    if spot.at < at and _of_toll(items, spot.at, at):
        return 0  # the place of a toll: "the Gaza death toll"
    moved = draft.measure == "displaced" and spot.at > 0 and _is(items[spot.at - 1], MOVED)
    if not (spot.inside or moved) or _source(items, spot.at):
        return None
    low, high = min(at, spot.at), max(at, spot.at)
    between = items[low + 1 : high]
    if any(item.has("semicolon") or item.has("stop") for item in between):
        return None
    borders = sum(item.has("clause") or item.has("comma") for item in between)
    counts = sum(item.has("count") for item in between)
    return len(between) + CLAUSE_COST * borders + COUNT_COST * counts + (BEFORE_COST if spot.at < at else 0)


def _of_toll(items: list[Item], spot: int, at: int) -> bool:
    """True where the word behind a place, or behind its mark of possession, is one of dying or counting the dead, or
    where a word for the toll stands right before it.
    """
    if spot and _is(items[spot - 1], TOLLS):
        return True
    behind = spot + 2 if spot + 1 < at and items[spot + 1].has("possessive") else spot + 1
    if behind < at and items[behind].has("incident"):
        behind += 1
    return behind < at and any(items[behind].has(name) for name in TOLLS)


def _source(items: list[Item], at: int) -> bool:
    """True where the place only says where a speaker sits (`officials in Tobruk said`)."""
    return any(item.has("say") or item.has("say_toll") for item in items[at + 1 : at + 3])


def _both(items: list[Item], best: Spot, spots: Sequence[Spot], reading: Reading) -> str | None:
    """Two countries in one breath (`southern Orland and northern Mirea`): a count of both belongs to neither alone."""
    return next((name for pair, name in joint_places(items, spots, reading) if best in pair), None)


def joint_places(items: list[Item], spots: Sequence[Spot], reading: Reading) -> Iterator[tuple[tuple[Spot, Spot], str]]:
    """Each two countries in one breath, and what they are called together."""
    for one, other in pairwise(spots):
        if not all(_is(item, BESIDE) for item in items[one.at + 1 : other.at]):
            continue
        names = [bare_place(spot.name, reading) for spot in (one, other)]
        homes = [reading.world.country_of(spot.name) or name for spot, name in zip((one, other), names, strict=True)]
        if homes[0] != homes[1] and names == homes:
            yield (one, other), reading.world.naming.joint.join(homes)


def bare_place(name: str, reading: Reading) -> str:
    """A place without its compass part."""
    return name if name in reading.world.places else name.partition(" ")[2] or name


def _most_specific(items: list[Item], best: Spot, spots: Sequence[Spot], reading: Reading) -> str:
    """A smaller place beside the best one that lies within it; one behind another count is that count's."""
    for spot in spots:
        between = items[min(spot.at, best.at) + 1 : max(spot.at, best.at)]
        near = len(between) <= BESIDE_PLACE and not any(item.has("count") for item in between)
        if spot.name != best.name and near and reading.world.within(spot.name, best.name):
            return spot.name
    return best.name
