"""Who an article credits with a figure."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Draft, Reading
from crosscheck.extract.items import Item

REACH: Final = 6


def speaker_of(draft: Draft, reading: Reading) -> str | None:
    """The English name of the party that the sentence credits with its figures; None where it credits nobody."""
    items = draft.passage.sentence.items
    for at, item in enumerate(items):
        if item.has("according"):
            name = _party(items, at + 1, at + 1 + REACH, reading)
            if name is not None:
                return name
    for at, item in enumerate(items):
        if item.has("say"):
            name = _party_before(items, at, reading) or _party(items, at + 1, at + 1 + REACH, reading)
            if name is not None:
                return name
    return None


def _party(items: list[Item], begin: int, end: int, reading: Reading) -> str | None:
    for at in range(begin, min(end, len(items))):
        name = _named(items, at, reading)
        if name is not None:
            return name
    return None


def _party_before(items: list[Item], at: int, reading: Reading) -> str | None:
    for other in range(at - 1, max(-1, at - 1 - REACH), -1):
        if items[other].has("stop") or items[other].has("semicolon"):
            return None
        name = _named(items, other, reading)
        if name is not None:
            return name
    return None


def _named(items: list[Item], at: int, reading: Reading) -> str | None:
    """The party that an item names: an organisation, or an office with the place or people beside it."""
    values = items[at].word.values
    if "organisation" in values:
        return values["organisation"]
    if "office" in values:
        return composed(items, at, values["office"], reading)
    return None


def composed(items: list[Item], at: int, office: str, reading: Reading) -> str:
    """An office with the adjective of its country (`Turkish Foreign Ministry`)."""
    for other in (*range(at - 1, max(-1, at - 3), -1), *range(at + 1, min(len(items), at + 4))):
        name = items[other].word.values.get("people") or items[other].word.values.get("place")
        if name is not None:
            place = reading.world.places.get(name)
            adjective = place.adjective if place is not None and place.adjective else name
            return f"{adjective} {office}"
    return office
