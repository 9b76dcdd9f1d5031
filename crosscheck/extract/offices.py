"""Offices by whom they belong to: the English names of bodies, their holders and unnamed people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosscheck.extract.drafts import Reading
from crosscheck.extract.items import Item
from crosscheck.language.world import COUNTRY

BESIDE: Final = 4
BODY: Final = "body"
LOCAL: Final = "local"
BODIES: Final = (BODY, LOCAL)
PEOPLE: Final = "people"
SOMEBODY: Final = "somebody"
PERSON: Final = "person"
ENDS: Final = frozenset(
    ("comma", "stop", "semicolon", "quote", "say", "count", "money", "that_clause", "harm_nominal", "harm_active",
     "addressed", "colon", "num_and")
)  # fmt: skip
LEADING: Final = ("of", "prep_place", "prep_b", "going_to", "member")
REGIONS: Final = ("continent", "region")
MILITANT: Final = "militant"


def kind_of(item: Item, reading: Reading) -> str | None:
    """Whether an office is a body of a country or of a smaller place, its holder, people or somebody unnamed; None for
    a word that is no office.
    """
    office = item.value("office")
    return reading.pack.offices.get(office) if office is not None else None


def composed(items: list[Item], at: int, office: str, reading: Reading) -> str:
    """An office with the adjective of its country (`Turkish Foreign Ministry`): of the one beside it, as the article
    composed it before, else a body with that of the country where the counted are, where the article's harm is or where
    the article comes from.
    """
    for other in _beside(items, at, reading):
        values = items[other].word.values
        name = values.get("people") or values.get("place") or _camp(values, reading)
        if name is not None:
            own = _of_owner(name, office, reading)
            reading.offices.setdefault(office, own)
            return own
    body = reading.pack.offices.get(office) in BODIES
    elsewhere = reading.counted_in is not None and not _inside(reading.counted_in, reading.place, reading)
    scenes = [name for name in (reading.counted_in, reading.place, reading.seat) if name is not None]
    if (office in reading.offices and not (body and elsewhere)) or not scenes or not body:
        return reading.offices.get(office, office)
    return _of_scene(scenes if elsewhere else scenes[reading.counted_in is not None :], office, reading)


def _inside(name: str, scene: str | None, reading: Reading) -> bool:
    """True for a place of the same country as the scene."""
    return scene is not None and reading.world.country_of(name) in (reading.world.country_of(scene), None)


def people_of(items: list[Item], at: int, reading: Reading) -> str:
    """Unnamed people with the body, nation or town that they belong to: `Turkish Foreign Ministry source`, `Orlandic
    officials`, `officials in Tarn`.
    """
    noun = items[at].word.values["office"]
    beside = [other for other in _beside(items, at, reading) if other > at or reading.pack.settings.subject_first]
    told = next((n for n, other in enumerate(beside) if items[other].has("prep_l")), len(beside))
    owners = [items[other] for other in beside[:told]]  # behind it stands to whom it was told
    for other, item in zip(beside, owners, strict=False):
        if item.has("organisation"):
            return f"{_camp(item.word.values, reading) or item.value('organisation')} {noun}"
        if kind_of(item, reading) in BODIES:
            return f"{composed(items, other, item.word.values['office'], reading)} {noun}"
    name = next((name for item in owners if (name := item.value("people") or item.value("place"))), None)
    return noun if name is None else _of_nation(name, noun, reading) or f"{noun} in {name}"


def _beside(items: list[Item], at: int, reading: Reading) -> Iterator[int]:
    """Where whom an office belongs to may stand: on the side where the language puts it first, then on the other, there
    only behind a preposition.
    """
    before = range(at - 1, max(-1, at - 1 - BESIDE), -1)
    behind = range(at + 1, min(len(items), at + 1 + BESIDE))
    led = at + 1 < len(items) and items[at + 1].is_any(LEADING)
    first, second = (before, behind if led else range(0)) if reading.pack.settings.subject_first else (behind, before)
    for positions in (first, second):
        for other in positions:
            if items[other].is_any(ENDS) and not items[other].has("dash"):
                break
            yield other


def _camp(values: dict[str, str], reading: Reading) -> str | None:
    """An armed group that has offices of its own, by the name of one of its people where there is one."""
    known = reading.world.organisations.get(values.get("organisation", ""))
    if known is None or known.kind != MILITANT:
        return None
    return known.people or known.name


def _of_nation(name: str, noun: str, reading: Reading) -> str | None:
    """People by the adjective of their country or continent; None where they are of a smaller place."""
    place = reading.world.places.get(name)
    if place is None or not place.adjective or (place.kind != COUNTRY and place.kind not in REGIONS):
        return None
    return f"{place.adjective} {noun}"


def _of_owner(name: str, office: str, reading: Reading) -> str:
    """The office of a place, people or group as the tables know it; a capital's ministry is its country's."""
    found = reading.world.party(_of_place(name, office, reading))
    seated = found not in reading.world.organisations and reading.pack.offices.get(office) == BODY
    state = reading.world.seats.get(name) if seated else None
    return found if state is None else reading.world.party(_of_place(state, office, reading))


def _of_place(name: str, office: str, reading: Reading) -> str:
    """The office of a place: a country's with its adjective, another's with its name."""
    place = reading.world.places.get(name)
    adjective = place.adjective if place is not None and place.kind == COUNTRY else ""
    return f"{adjective or reading.world.naming.before_office.get(name, name)} {office}"


def _of_scene(scenes: list[str], office: str, reading: Reading) -> str:
    """The office as a table knows it for one of the places or a larger one; else that of the first, or of its country
    unless it is a local one.
    """
    for scene in scenes:
        for name in reading.world.larger(scene):
            found = reading.world.party(_of_place(name, office, reading))
            if found in reading.world.organisations:
                return found
    if reading.pack.offices.get(office) == LOCAL and scenes[0] in reading.world.places:
        return _of_place(scenes[0], office, reading)
    countries = filter(None, map(reading.world.country_of, scenes))
    return next((_of_place(country, office, reading) for country in countries), office)
