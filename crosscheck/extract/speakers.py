"""Who an article credits with a figure."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Draft, Passage, Reading
from crosscheck.extract.items import Item

REACH: Final = 7
BESIDE: Final = 3


def speaker_of(draft: Draft, reading: Reading) -> str | None:
    """The English name of the party that the article credits with a figure; None where it credits nobody.

    A source named in the sentence counts, then a speaker before or behind a verb of saying; a sentence that goes on in
    the same paragraph keeps the speaker of the one before.
    """
    passage = draft.passage
    found = _said(passage, draft.item_at, reading)
    paragraph = passage.sentence.paragraph
    if found is not None:
        reading.speaker = (paragraph, found)
        return found
    if (
        reading.speaker is not None
        and reading.speaker[0] == paragraph
        and passage.field == "text"
        and not passage.teaser
    ):
        return reading.speaker[1]
    return None


def _said(passage: Passage, at: int, reading: Reading) -> str | None:
    items = passage.sentence.items
    for other, item in enumerate(items):
        if item.has("according"):
            name = _party(passage, range(other + 1, min(other + 1 + REACH, len(items))), reading)
            if name is not None:
                return name
    verbs = sorted((other for other, item in enumerate(items) if item.has("say")), key=lambda other: abs(other - at))
    for other in verbs:
        forward = range(other + 1, min(other + 1 + REACH, len(items)))
        backward = range(other - 1, max(-1, other - 1 - REACH), -1)
        first, second = (backward, forward) if reading.pack.settings.subject_first else (forward, backward)
        name = _party(passage, first, reading) or _party(passage, second, reading)
        if name is not None:
            return name
    return None


def _party(passage: Passage, positions: range, reading: Reading) -> str | None:
    """The first party among the items at these positions; a stop, a count or a sum ends the search."""
    items = passage.sentence.items
    for at in positions:
        item = items[at]
        if item.has("stop") or item.has("semicolon") or item.has("count") or item.has("money"):
            return None
        name = _named(passage, at, reading)
        if name is not None:
            return name
    return None


def _named(passage: Passage, at: int, reading: Reading) -> str | None:
    """The party that an item names: an organisation, a known person, or an office with the place or people
    beside it.
    """
    items = passage.sentence.items
    values = items[at].word.values
    if "organisation" in values:
        return values["organisation"]
    if "office" in values:
        kind = reading.pack.offices.get(values["office"])
        if kind == "person":
            person = _person_beside(items, at, reading)
            if person is not None:
                return person
        if "spokesperson" in values:
            return None
        party = composed(items, at, values["office"], reading)
        return None if kind == "person" and party == values["office"] else party
    if "collective" in values:
        return passage.text[items[at].start : items[at].end]
    if items[at].key in reading.names and (items[at].has("cap") or items[at].has("word")):
        return reading.names[items[at].key]
    return None


def _person_beside(items: list[Item], at: int, reading: Reading) -> str | None:
    for other in range(at + 1, min(at + 1 + BESIDE + 1, len(items))):
        if items[other].key in reading.names and (items[other].has("cap") or items[other].has("word")):
            return reading.names[items[other].key]
    return None


def composed(items: list[Item], at: int, office: str, reading: Reading) -> str:
    """An office with the adjective of its country (`Turkish Foreign Ministry`), as the article composed it before where
    nothing is beside it.
    """
    before = range(at - 1, max(-1, at - 1 - BESIDE), -1)
    behind = range(at + 1, min(len(items), at + 1 + BESIDE))
    if reading.pack.settings.subject_first and not (at + 1 < len(items) and items[at + 1].has("of")):
        behind = range(0)
    first, second = (before, behind) if reading.pack.settings.subject_first else (behind, before)
    for positions in (first, second):
        for other in positions:
            if items[other].has("comma") or items[other].has("stop") or items[other].has("say"):
                break
            name = items[other].word.values.get("people") or items[other].word.values.get("place")
            if name is not None:
                place = reading.world.places.get(name)
                adjective = place.adjective if place is not None and place.adjective else name.removesuffix(" Strip")
                found = f"{adjective} {office}"
                reading.offices.setdefault(office, found)
                return found
    return reading.offices.get(office, office)
