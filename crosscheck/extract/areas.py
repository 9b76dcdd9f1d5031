"""Places told without a name of their own: a people's capital or land, the capital, the country, the scene."""

from __future__ import annotations

import sys
from typing import Final

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item, Sentence

CAPITAL: Final = "capital"
NATION: Final = ("country", "homeland", "nationwide")
OWN: Final = ("homeland", "nationwide")  # which are the country's told of without an article too
OF: Final = ("of", "num_of", "prep_place")
FURTHER: Final = 6
NAMED: Final = (
    "place", "place_choice", "place_ordinary", "place_noun", "area", "areas", "people", "cap", "word", "of", "num_of",
    "the", "object")  # fmt: skip
CLOSED: Final = "stop|semicolon|say|count|harm_active|harm_passive|date"


def place_of_area(passage: Passage, at: int, reading: Reading) -> str | None:
    """The place that a people's adjective or a noun of areas stands for at this item; None where it stands for none
    or a name beside it says which.
    """
    items = passage.sentence.items
    item = items[at]
    if item.has("scene"):
        return reading.place
    if item.has("people"):
        return _of_people(items, at, reading)
    if item.has("compass"):
        return _part_of_country(passage, at, reading)
    kind = item.value("area")
    if kind not in (CAPITAL, *NATION) or _people_beside(items, at, reading):
        return None
    owner = _owner(items, at)
    if owner is not None:
        return reading.world.capitals.get(owner) if kind == CAPITAL and owner in reading.world.places else None
    if kind not in OWN and not _definite(items, at):
        return None
    country = country_told(passage, at, reading)
    return reading.world.capitals.get(country or "") if kind == CAPITAL else country


def _of_people(items: list[Item], at: int, reading: Reading) -> str | None:
    """The country of a people whose place it is, or its capital: `the Orlandic capital`, `an Orlandic village`."""
    beside = at + 1 if reading.pack.settings.subject_first else at - 1
    if not 0 <= beside < len(items) or not items[beside].has("area") or _named(items, max(at, beside)):
        return None
    people = items[at].value("people")
    if items[beside].value("area") != CAPITAL:
        return people
    return reading.world.capitals.get(people or "", people)


def _part_of_country(passage: Passage, at: int, reading: Reading) -> str | None:
    """The part of the country that a compass point alone stands for: `across the north-east`."""
    items = passage.sentence.items
    led = at > 0 and items[at - 1].is_any(("prep_place", "prep_b"))
    if not led or (at + 1 < len(items) and items[at + 1].is_any(NAMED)):
        return None
    country = country_told(passage, at, reading)
    return f"{items[at].value('compass')} {country}" if country is not None else None


def _people_beside(items: list[Item], at: int, reading: Reading) -> bool:
    beside = at - 1 if reading.pack.settings.subject_first else at + 1
    return 0 <= beside < len(items) and items[beside].has("people")


def _named(items: list[Item], at: int) -> bool:
    """True where a name follows that says which: `the Orlandic city of Tarn`, `the Orlandic capital Tarn`."""
    following = items[at + 1 : at + 3]
    if following and following[0].is_any(OF):
        following = following[1:]
    return bool(following) and following[0].is_any(("place", "place_choice", "cap"))


def _owner(items: list[Item], at: int) -> str | None:
    """The place whose capital or land it is: `the capital of Orland`."""
    following = items[at + 1 : at + 3]
    joined = bool(following) and following[0].is_any(OF)
    named = following[1:] if joined else following[:1]
    return named[0].value("place") if named else None


def _definite(items: list[Item], at: int) -> bool:
    return items[at].has("definite") or (at > 0 and items[at - 1].is_any(("the", "possessor", "possessive")))


def country_told(passage: Passage, at: int, reading: Reading) -> str | None:
    """The country that the paragraph named last before an item, else the one that the article tells of."""
    world = reading.world
    name = _last_place(passage, at, reading) or _place_before(passage, reading)
    if name is not None:
        return world.country_of(name) or name
    return world.country_of(reading.place) if reading.place in world.places else None


def _last_place(passage: Passage, at: int, reading: Reading) -> str | None:
    """The last place or nation that a sentence names before an item."""
    for other in reversed(passage.sentence.where("place|people", 0, at)):
        item = passage.sentence.items[other]
        name = item.value("place") or item.value("people")
        if name is not None and name in reading.world.places:
            return name
    return None


def _place_before(passage: Passage, reading: Reading) -> str | None:
    """The last place or nation that a paragraph names before a sentence."""
    return reading.last_before(passage, reading.told, lambda other: _last_place(other, sys.maxsize, reading))


def has_others(sentence: Sentence, at: int) -> bool:
    """True where further places follow that are not named: `in Tarn and other cities`."""
    others = sentence.first(f"areas|{CLOSED}", at + 1, at + 1 + FURTHER)
    if others is None or not sentence.items[others].has("areas"):
        return False
    return sentence.has("num_and", at + 1, others)
