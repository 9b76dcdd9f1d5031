"""Who travels or meets on a day: the persons of its sentence, else the bodies and nations that meet, else those told of
before.
"""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

from crosscheck.extract.drafts import Passage, Reading, Spot
from crosscheck.extract.items import Sentence
from crosscheck.extract.itinerary import Governed
from crosscheck.extract.persons import PersonAt
from crosscheck.model.period import Period

SUBJECT_REACH: Final = 8
BESIDE_NAME: Final = "honorific|office|the|people|place"
MEETING: Final = "meeting"
HE: Final = "any"  # he or she
INVITED: Final = 4  # items between an invitation and who sent it


class Trip(NamedTuple):
    """A governed date with its days, its stops and the persons of its sentence."""

    pair: Governed
    period: Period
    stops: list[Spot]
    persons: list[PersonAt]


def travellers_of(passage: Passage, reading: Reading, trip: Trip) -> tuple[tuple[str, ...], bool]:
    """Who travels or meets, and whether the sentence does not name them."""
    sentence = passage.sentence
    names = tuple(dict.fromkeys(person.name for person in _going(sentence, trip) if person.name))
    measure = sentence.items[trip.pair.move].value("move")
    if not names:
        told = reading.lead_travellers if passage.field == "title" else reading.travellers or _first_named(reading)
        bodies = _bodies(sentence) or _nations(sentence, trip.pair) if measure == MEETING else ()
        return bodies or (told if measure != MEETING or not trip.stops else ()), True
    again = _meant(sentence, trip, reading) if measure == MEETING else ()
    names = tuple(dict.fromkeys((*again, *names)))
    reading.travellers = again or names
    reading.lead_travellers = reading.lead_travellers or names
    return names, reading.persons.isdisjoint(names)


def _meant(sentence: Sentence, trip: Trip, reading: Reading) -> tuple[str, ...]:
    """The one traveller told of before whom a pronoun before a word of meeting means, where all whom its sentence names
    stand behind.
    """
    move = trip.pair.move
    pronoun = sentence.last("speaker_again", move - SUBJECT_REACH, move)
    if pronoun is None or sentence.items[pronoun].value("speaker_again") != HE:
        return ()
    alone = len(reading.travellers) == 1 and all(person.at > pronoun for person in trip.persons)
    return reading.travellers if alone else ()


def _first_named(reading: Reading) -> tuple[str, ...]:
    """The first person of an article whose headline speaks of travel."""
    return tuple(islice(reading.names.values(), 1)) if reading.titled("move") else ()


def _going(sentence: Sentence, trip: Trip) -> list[PersonAt]:
    """The persons of a trip without those whom one travels to meet and who invited; all where these are all."""
    items, move = sentence.items, trip.pair.move
    if items[move].value("move") == MEETING or items[move].has("host"):
        return trip.persons
    meetings = (at for at in sentence.where("move", move + 1) if items[at].value("move") == MEETING)
    met = next(meetings, len(items))
    going = (person for person in trip.persons if person.at < met)
    return [person for person in going if not _invites(sentence, person.at)] or trip.persons


def _invites(sentence: Sentence, at: int) -> bool:
    """True for the person right behind words of an invitation."""
    invited = sentence.last("invitation", at - INVITED, at)
    return invited is not None and sentence.count(BESIDE_NAME, invited + 1, at) == at - invited - 1


def _bodies(sentence: Sentence) -> tuple[str, ...]:
    """Organisations that meet; one right before another only says whose it is (`the UN Security Council`)."""
    named = (at for at in sentence.where("organisation") if not sentence.has("organisation", at + 1, at + 2))
    names = (sentence.items[at].value("organisation") for at in named)
    return tuple(dict.fromkeys(name for name in names if name))


def _nations(sentence: Sentence, pair: Governed) -> tuple[str, ...]:
    """Nations whose adjectives stand side by side (`Orlandic-Mirean talks`): they meet."""
    places = sentence.where("people", pair.move - SUBJECT_REACH, pair.move + SUBJECT_REACH)
    near = [sentence.items[at].value("people") for at in places]
    named = tuple(dict.fromkeys(name for name in near if name))
    return named if len(named) > 1 else ()
