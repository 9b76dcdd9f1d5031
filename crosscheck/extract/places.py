"""Places in sentences, and the place that a figure is tied to."""

from __future__ import annotations

from typing import NamedTuple

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item


class Spot(NamedTuple):
    """A place named in a sentence: item position, canonical name (with its compass part), and whether a preposition leads to it."""

    at: int
    name: str
    led: bool


def spots_in(passage: Passage, reading: Reading) -> list[Spot]:
    """The places that the sentence names, in order; nationalities are none."""
    items = passage.sentence.items
    found: list[Spot] = []
    for at, item in enumerate(items):
        name = item.word.values.get("place")
        if name is None or item.has("month") or _office_of(items, at):
            continue
        before = items[at - 1] if at else None
        begin = at
        if before is not None and before.has("compass"):
            name = f"{before.value('compass')} {name}"
            begin = at - 1
        led = begin > 0 and (items[begin - 1].has("prep_in") or items[begin - 1].has("going_to"))
        if led or "people" not in item.word.values:
            found.append(Spot(at, name, led))
    return found


def _office_of(items: list[Item], at: int) -> bool:
    """True where the place only says whose office speaks (`Gaza's health ministry`)."""
    following = items[at + 1 : at + 3]
    return any(item.has("office") or item.has("collective") for item in following[:1]) or (
        len(following) == 2 and following[0].has("possessive") and (following[1].has("office") or following[1].has("collective"))
    )


def nearest_place(passage: Passage, at: int, reading: Reading) -> str | None:
    """The place that a count at item `at` is most likely tied to: led by a preposition in its sentence, else any, else what was said before."""
    spots = spots_in(passage, reading)
    led = [spot for spot in spots if spot.led]
    pool = led or spots
    if pool:
        best = min(pool, key=lambda spot: (abs(spot.at - at) + (4 if spot.at < at else 0), spot.at))
        reading.place = best.name
        return _most_specific(best, pool, reading)
    return reading.place


def _most_specific(best: Spot, pool: list[Spot], reading: Reading) -> str:
    """A smaller place beside the best one that lies within it."""
    for spot in pool:
        if spot.name != best.name and abs(spot.at - best.at) <= 4 and reading.world.within(spot.name, best.name):
            return spot.name
    return best.name
