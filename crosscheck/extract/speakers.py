"""Who an article credits with a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosscheck.extract.drafts import Draft, Passage, Reading, Voice
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.limits import MAX_RETOLD
from crosscheck.extract.scenes import SAID, past_event
from crosscheck.language.world import COUNTRY

REACH: Final = 7
BESIDE: Final = 4
BACK: Final = 3  # sentences of a paragraph that one may be told after its speaker
BORDER_COST: Final = 4
PERSON_REACH: Final = 7
HEAD_REACH: Final = 5
ENDS: Final = ("stop", "semicolon", "count", "money")
BORDERS: Final = "comma|clause|semicolon|contrast|count"
BODY: Final = "body"
MILITANT: Final = "militant"
ANYBODY: Final = "any"


def speaker_of(draft: Draft, reading: Reading) -> str | None:
    """The English name of the party that the article credits with a figure; None where it credits nobody.

    The nearest word of saying or crediting in the sentence counts; a sentence that goes on in the same paragraph keeps
    the speaker of the one before.
    """
    passage = draft.passage
    found = _said(passage, draft.item_at, reading)
    if found is None and draft.kind != "visit" and passage.field == "text" and not passage.teaser:
        found = None if past_event(passage, reading) else _before(passage, reading)
        if found is not None:
            draft.implied.add("attribution")
    if found is None:
        return None
    reading.speaker = (passage.sentence.paragraph, found.name)
    items = found.passage.sentence.items
    draft.show("attribution", items[found.at], items[found.cue], passage=found.passage)
    return found.name


def _before(passage: Passage, reading: Reading, *, paragraph: bool = True, retold: int = 0) -> Voice | None:
    """The speaker of a sentence not far before, of the same paragraph or of any; `retold` sentences of those that leave
    theirs out were gone through on the way.
    """
    at = passage.number
    for number in range(at - 1, max(-1, at - 1 - BACK), -1):
        other = reading.passages[number]
        if other.field != passage.field or (paragraph and other.sentence.paragraph != passage.sentence.paragraph):
            return None
        if number not in reading.said:
            reading.said[number] = _said(other, len(other.sentence.items), reading, retold=retold)
        if reading.said[number] is not None:
            return reading.said[number]
    return None


def _said(passage: Passage, at: int, reading: Reading, *, retold: int = 0) -> Voice | None:
    """The party of the nearest word of saying or crediting; where its subject is left out, the last speaker."""
    sentence, items = passage.sentence, passage.sentence.items
    for cue in sorted(sentence.where(SAID), key=lambda cue: (_distance(sentence, at, cue), cue)):
        if _goes_on(items, cue, reading):
            return _before(passage, reading, paragraph=False, retold=retold + 1) if retold < MAX_RETOLD else None
        ways = _ways(items, cue, at, reading)
        found = next((party for way in ways if (party := _party(passage, way, reading)) is not None), None)
        if found is not None:
            return Voice(found[1], passage, found[0], cue)
    return None


def _goes_on(items: list[Item], cue: int, reading: Reading) -> bool:
    """True for a verb of saying right before what is said, where languages put the subject between the two."""
    behind = cue + 1 < len(items) and items[cue + 1].has("clause")
    return behind and items[cue].has("say") and not reading.pack.settings.subject_first


def _distance(sentence: Sentence, at: int, cue: int) -> int:
    low, high = min(at, cue) + 1, max(at, cue)
    return max(0, high - low) + BORDER_COST * sentence.count(BORDERS, low, high)


def _ways(items: list[Item], cue: int, at: int, reading: Reading) -> Iterator[range]:
    """Where the party of a word of saying may stand, the likeliest side first; before a colon only at the start."""
    forward = range(cue + 1, min(cue + 1 + REACH, len(items)))
    backward = range(cue - 1, max(-1, cue - 1 - REACH), -1)
    if items[cue].has("according"):
        yield forward
    elif items[cue].has("say"):
        yield from (backward, forward) if reading.pack.settings.subject_first else (forward, backward)
    elif cue < at and cue <= REACH:
        yield backward


def _last(reading: Reading) -> str | None:
    return reading.speaker[1] if reading.speaker is not None else None


def _party(passage: Passage, positions: range, reading: Reading) -> tuple[int, str] | None:
    """The first party among the items at these positions, and where; a stop, a count or a sum ends the search."""
    items = passage.sentence.items
    for at in positions:
        if any(items[at].has(name) for name in ENDS):
            return None
        if at == positions.start and positions.step < 0 and (country := _country(items, at, reading)) is not None:
            return at, country
        name = _named(passage, at, reading)
        if name is not None:
            head = _head(items, at) if positions.step < 0 else None
            led = None if head is None else _named(passage, head, reading)
            return (at, name) if head is None or led is None else (head, led)
    return None


def _head(items: list[Item], at: int) -> int | None:
    """The office that the party at `at` only says more of: `the health ministry in the Hamas-run territory`."""
    led = False
    for other in range(at - 1, max(-1, at - 1 - HEAD_REACH), -1):
        if any(items[other].has(name) for name in (*ENDS, "comma", "say")):
            return None
        if led and any(items[other].has(name) for name in ("office", "organisation", "collective")):
            return other
        led = led or items[other].has("prep_place") or items[other].has("of")
    return None


def _country(items: list[Item], at: int, reading: Reading) -> str | None:
    """The country that itself says something, its name or its capital's right beside the verb."""
    name = items[at].value("place") if at + 1 < len(items) and items[at + 1].has("say") else None
    led = at > 0 and (items[at - 1].has("prep_in") or items[at - 1].has("prep_place") or items[at - 1].has("according"))
    return reading.world.country_of(name) if name is not None and not led else None


def _named(passage: Passage, at: int, reading: Reading) -> str | None:
    """The party that an item names: an organisation, a known person, an office with the place or people beside it, or
    one told of before.
    """
    items = passage.sentence.items
    values = items[at].word.values
    if "organisation" in values:
        return values["organisation"]
    if "office" in values:
        return _office(passage, at, reading)
    if "speaker_again" in values:
        return _again(values["speaker_again"], reading)
    if "collective" in values:
        return passage.text[items[at].start : items[at].end].capitalize()
    if items[at].key in reading.names and (items[at].has("cap") or items[at].has("word")):
        return reading.names[items[at].key]
    return None


def _office(passage: Passage, at: int, reading: Reading) -> str | None:
    items = passage.sentence.items
    values = items[at].word.values
    kind = reading.pack.offices.get(values["office"])
    if kind == "person":
        person = _person_beside(items, at, reading)
        if person is not None:
            return person
    if "spokesperson" in values:
        return None
    party = composed(items, at, values["office"], reading)
    return None if kind == "person" and party == values["office"] else party


def _again(kind: str, reading: Reading) -> str | None:
    """The last speaker, or (`the ministry`) the last one of this kind, else the first in the article."""
    last = _last(reading)
    if kind == ANYBODY or (last is not None and last.endswith(kind)):
        return last
    if kind not in reading.bearers:
        reading.bearers[kind] = _first_of(kind, reading)
    first = reading.bearers[kind]
    if first is None:
        return None
    passage, at = first
    values = passage.sentence.items[at].word.values
    named = values.get("organisation", "")
    return named if named.endswith(kind) else composed(passage.sentence.items, at, values["office"], reading)


def _first_of(kind: str, reading: Reading) -> tuple[Passage, int] | None:
    """Where the article first names an organisation or office of this kind."""
    for passage in reading.passages:
        for at in passage.sentence.where("organisation|office"):
            values = passage.sentence.items[at].word.values
            if values.get("organisation", "").endswith(kind) or values.get("office", "").endswith(kind):
                return passage, at
    return None


def _person_beside(items: list[Item], at: int, reading: Reading) -> str | None:
    """The holder of an office, named behind it and what it is responsible for."""
    for other in range(at + 1, min(at + 1 + PERSON_REACH, len(items))):
        if any(items[other].has(name) for name in (*ENDS, "clause", "say")):
            return None
        if items[other].key in reading.names and (items[other].has("cap") or items[other].has("word")):
            return reading.names[items[other].key]
    return None


def composed(items: list[Item], at: int, office: str, reading: Reading) -> str:
    """An office with the adjective of its country (`Turkish Foreign Ministry`), as the article composed it before where
    nothing is beside it, else a body with that of the country where the harm is.
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
            values = items[other].word.values
            name = values.get("people") or values.get("place") or _camp(values, reading)
            if name is not None:
                return reading.offices.setdefault(office, _of_place(name, office, reading))
    if office in reading.offices or reading.place is None or reading.pack.offices.get(office) != BODY:
        return reading.offices.get(office, office)
    return _of_scene(reading.place, office, reading)


def _camp(values: dict[str, str], reading: Reading) -> str | None:
    """An armed group that has offices of its own, by the name of one of its people."""
    known = reading.world.organisations.get(values.get("organisation", ""))
    return known.name.removesuffix("s") if known is not None and known.kind == MILITANT else None


def _of_place(name: str, office: str, reading: Reading) -> str:
    """The office of a place: a country's with its adjective, another's with its name."""
    place = reading.world.places.get(name)
    adjective = place.adjective if place is not None and place.kind == COUNTRY else ""
    return f"{adjective or name.removesuffix(' Strip')} {office}"


def _of_scene(scene: str, office: str, reading: Reading) -> str:
    """The office as a table knows it for the place of the harm or a larger one, else that of the country."""
    for name in reading.world.larger(scene):
        found = _of_place(name, office, reading)
        if found in reading.world.organisations:
            return found
    country = reading.world.country_of(scene)
    return _of_place(country, office, reading) if country is not None else office
