"""Who pays whom in a deal, and for what: told where grammar ties them to the sum, else guessed from the sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.places import spots_in
from crosscheck.language.world import COUNTRY, TERRITORY

PARTIES: Final = 4
PAIR: Final = 2
VERB_REACH: Final = 12
SUBJECT_REACH: Final = 5
TIED: Final = 3  # items between a sum and its thing
MAX_NAME: Final = 4
BUY: Final = "buy"
ENDS: Final = "stop|semicolon|comma|clause|colon"
PAYERS_END: Final = f"{ENDS}|of"
NAMES: Final = "organisation|place|people|cap"
REPORTERS: Final = ("media", "agency", "monitor")
BESIDE_NAME: Final = 2
# Things that are counted and can be sold; the others are events, places and papers.
GOODS: Final = frozenset((
    "aircraft", "bomb", "bridge", "building", "bus", "carriage", "container", "dam", "drone", "factory", "hospital",
    "missile", "school", "ship", "tank", "train", "truck", "tunnel", "vaccine dose", "vehicle", "weapon",
))  # fmt: skip


class Party(NamedTuple):
    """A party of a deal: where its name stands, and the name."""

    begin: int
    end: int
    name: str


class Terms(NamedTuple):
    """The parties and the thing of a deal, each with whether grammar ties it to the sum."""

    who: tuple[str, ...]
    who_told: bool
    item: str | None
    item_told: bool


def terms_of(passage: Passage, reading: Reading, at: int) -> Terms:
    """The terms of the deal whose sum stands at a position."""
    items = passage.sentence.items
    guessed = _all_parties(passage, reading)
    verb = _verb(passage.sentence, at)
    thing, near = _thing(passage.sentence, at, verb)
    if verb is None:
        return Terms(guessed, False, thing, near)
    payer, other = _payer(passage, reading, verb), _other(passage, reading, (verb, at))
    bought = other is not None and items[verb].value("deal_verb") == BUY and other.begin <= verb + 2
    if bought and other is not None and not _known(items[other.begin]):
        thing, near = other.name, True
    if payer is None or other is None or payer.name == other.name:
        return Terms(guessed, False, thing, near)
    return Terms((payer.name, other.name), True, thing, near)


def settle_parties(draft: Draft, *, alone: bool) -> None:
    """Takes the speaker out of guessed parties, once the draft has its attribution; two that are left are told, where
    the sentence tells this one sum alone.
    """
    if "who" not in draft.implied:
        return
    others = tuple(name for name in draft.who if name != draft.attribution)
    draft.who = others if len(others) >= PAIR else draft.who
    if alone and len(draft.who) == PAIR:
        draft.implied.discard("who")


def _verb(sentence: Sentence, at: int) -> int | None:
    """The nearest verb of paying before a sum."""
    found = sentence.last("deal_verb|stop|semicolon", at - VERB_REACH, at)
    return found if found is not None and sentence.items[found].has("deal_verb") else None


def _known(item: Item) -> bool:
    return item.has("place") or item.has("people")


def _payer(passage: Passage, reading: Reading, verb: int) -> Party | None:
    """The subject of a verb of paying: the party before it, or (verb first) right behind it."""
    sentence = passage.sentence
    if not reading.pack.settings.subject_first:
        return _first(passage, verb + 1, verb + 3)
    at = sentence.last(f"{NAMES}|{PAYERS_END}", verb - SUBJECT_REACH, verb)
    if at is None or sentence.has(PAYERS_END, at, at + 1):
        return None
    return _party(passage, _name_begin(sentence.items, at))


def _other(passage: Passage, reading: Reading, bounds: tuple[int, int]) -> Party | None:
    """Who is paid, lent to or bought: the party between the verb and its sum, else right behind the sum."""
    verb, at = bounds
    begin = verb + 1
    if not reading.pack.settings.subject_first:
        payer = _payer(passage, reading, verb)
        begin = payer.end if payer is not None else verb + 1
    inside = _first(passage, begin, at)
    if inside is not None:
        return inside
    border = passage.sentence.first("stop|semicolon", at + 1, at + 1 + SUBJECT_REACH)
    return _first(passage, at + 1, at + 1 + SUBJECT_REACH if border is None else border)


def _first(passage: Passage, begin: int, end: int) -> Party | None:
    at = passage.sentence.first(NAMES, begin, end)
    return None if at is None else _party(passage, at)


def _name_begin(items: list[Item], at: int) -> int:
    while at and items[at].has("cap") and items[at - 1].has("cap"):
        at -= 1
    return at


def _party(passage: Passage, at: int) -> Party | None:
    """The party whose name begins at an item: a known body or country, else a name with capitals."""
    items = passage.sentence.items
    values = items[at].word.values
    name = values.get("organisation") or values.get("place") or values.get("people")
    if name:
        return Party(at, at + 1, name)
    if not items[at].has("cap"):
        return None
    end = at + 1
    while end < len(items) and items[end].has("cap") and end - at < MAX_NAME:
        end += 1
    return Party(at, end, passage.text[items[at].start : items[end - 1].end])


def _all_parties(passage: Passage, reading: Reading) -> tuple[str, ...]:
    """Those of the sentence that may be its parties, in order: organisations and states; a seat of government stands
    for its state. Who only reports is none, and neither is the nation that an organisation is said to be of.
    """
    sentence, items = passage.sentence, passage.sentence.items
    named = [at for at in sentence.where("organisation") if _organisation(items[at], reading)]
    found: dict[int, str | None] = {at: items[at].value("organisation") for at in named}
    for at in sentence.where("people"):
        if not any(abs(at - other) <= BESIDE_NAME for other in named):
            found.setdefault(at, _state(items[at].value("people") or "", reading))
    for spot in spots_in(passage, reading):
        found.setdefault(spot.at, _state(spot.name, reading))
    return tuple(dict.fromkeys(name for _, name in sorted(found.items()) if name))[:PARTIES]


def _organisation(item: Item, reading: Reading) -> bool:
    """True for an organisation that may be a party."""
    known = reading.world.organisations.get(item.value("organisation") or "")
    return known is not None and known.kind not in REPORTERS


def _state(place: str, reading: Reading) -> str | None:
    """The state that a place is, or that it stands for; other places are no parties."""
    state = reading.world.seats.get(place, place)
    known = reading.world.places.get(state)
    return state if known is not None and known.kind in (COUNTRY, TERRITORY) else None


def _thing(sentence: Sentence, at: int, verb: int | None) -> tuple[str | None, bool]:
    """What is sold or paid for: the nearest thing that the pack knows, and whether it stands beside the sum or its
    verb.
    """
    named = ((n, _name_of(sentence.items[n])) for n in sentence.where("deal_item|object"))
    things = [(abs(n - at), n, name) for n, name in named if name is not None]
    if not things:
        return None, False
    distance, position, name = min(things)
    behind_verb = verb is not None and verb < position < at and position - verb <= TIED
    apart = sentence.has(ENDS, min(position, at) + 1, max(position, at))
    return name, (distance <= TIED or behind_verb) and not apart


def _name_of(item: Item) -> str | None:
    thing = item.value("deal_item")
    if thing is not None:
        return thing
    counted = next((part.value("object") for part in item.parts if part.has("object")), None) or item.value("object")
    return counted if counted in GOODS else None
