"""Who travels or meets on a day: the persons of its sentence, else the bodies and nations that meet, else those told of
before.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from crosscheck.extract.drafts import Passage, Reading, Spot
from crosscheck.extract.items import Item
from crosscheck.extract.itinerary import Governed
from crosscheck.extract.persons import PersonAt
from crosscheck.model.period import Period

SUBJECT_REACH: Final = 8
MEETING: Final = "meeting"
INVITED: Final = 4  # items between an invitation and who sent it


class Trip(NamedTuple):
    """A governed date with its days, its stops and the persons of its sentence."""

    pair: Governed
    period: Period
    stops: list[Spot]
    persons: list[PersonAt]


def travellers_of(passage: Passage, reading: Reading, trip: Trip) -> tuple[tuple[str, ...], bool]:
    """Who travels or meets, and whether the sentence does not name them."""
    items = passage.sentence.items
    names = tuple(dict.fromkeys(person.name for person in _going(items, trip) if person.name))
    measure = items[trip.pair.move].value("move")
    if not names:
        told = reading.lead_travellers if passage.field == "title" else reading.travellers or _first_named(reading)
        bodies = _bodies(items) or _nations(items, trip.pair) if measure == MEETING else ()
        return bodies or (told if measure != MEETING or not trip.stops else ()), True
    reading.travellers = names
    reading.lead_travellers = reading.lead_travellers or names
    return names, reading.persons.isdisjoint(names)


def _first_named(reading: Reading) -> tuple[str, ...]:
    """The first person of an article whose headline speaks of travel."""
    titles = (passage.sentence for passage in reading.passages if passage.field == "title")
    travels = any(item.has("move") for sentence in titles for item in sentence.items)
    return tuple(reading.names.values())[:1] if travels else ()


def _going(items: list[Item], trip: Trip) -> list[PersonAt]:
    """The persons of a trip without those whom one travels to meet and who invited; all where these are all."""
    move = trip.pair.move
    if items[move].value("move") == MEETING or items[move].has("host"):
        return trip.persons
    met = next((at for at in range(move + 1, len(items)) if items[at].value("move") == MEETING), len(items))
    return [person for person in trip.persons if person.at < met and not _invites(items, person.at)] or trip.persons


def _invites(items: list[Item], at: int) -> bool:
    """True for the person right behind words of an invitation."""
    for before in range(at - 1, max(-1, at - 1 - INVITED), -1):
        if items[before].has("invitation"):
            return True
        if not any(items[before].has(name) for name in ("honorific", "office", "the", "people", "place")):
            return False
    return False


def _bodies(items: list[Item]) -> tuple[str, ...]:
    """Organisations that meet; one right before another only says whose it is (`the UN Security Council`)."""
    names = [
        item.value("organisation")
        for at, item in enumerate(items)
        if item.has("organisation") and not (at + 1 < len(items) and items[at + 1].has("organisation"))
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _nations(items: list[Item], pair: Governed) -> tuple[str, ...]:
    """Nations whose adjectives stand side by side (`Orlandic-Mirean talks`): they meet."""
    near = [item.value("people") for item in items[max(0, pair.move - SUBJECT_REACH) : pair.move + SUBJECT_REACH]]
    named = tuple(dict.fromkeys(name for name in near if name))
    return named if len(named) > 1 else ()
