"""Who an article credits with a figure, and how long a speaker goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosscheck.extract.crediting import ANYBODY, HIM, THEM, party_of
from crosscheck.extract.drafts import Draft, Party, Passage, Reading, Voice
from crosscheck.extract.offices import composed
from crosscheck.extract.reports import nearest_reports, reports_of, tells_something
from crosscheck.extract.scenes import past_event

BACK: Final = 4  # sentences in which one told of before is looked for
BODY: Final = "body"
WHOLE: Final = (ANYBODY, HIM, THEM, BODY)


def speaker_of(draft: Draft, reading: Reading) -> str | None:
    """The English name of the party that the article credits with a figure; None where it credits nobody.

    Of the words of saying and crediting that tell the figure the nearest whose party can be named counts.
    """
    reading.counted_in = draft.where if draft.kind == "casualty" else None
    voice = _voice(draft, reading)
    if voice is None:
        return None
    items = voice.passage.sentence.items
    draft.show("attribution", items[voice.at], items[voice.cue], passage=voice.passage)
    return voice.name


def _voice(draft: Draft, reading: Reading) -> Voice | None:
    passage = draft.passage
    for report in nearest_reports(draft, reading):
        party = _party(passage, report.at, reading)
        if party is not None and party.name is None and not party.again:
            return None
        voice = _resolved(passage, report.at, party, reading) if party is not None else None
        if voice is not None:
            _keep(voice, passage, report.at, reading)
            return voice
    found = _carried(draft, reading)
    if found is not None:
        draft.implied.add("attribution")
    return found


def _keep(voice: Voice, passage: Passage, cue: int, reading: Reading) -> None:
    """Lets those who come behind mean a speaker; one told of before speaks here again."""
    reading.heard[voice.name.rpartition(" ")[2]] = voice
    voices = _voices(passage, reading)
    if all(other.cue != cue for other in voices):
        voices.append(Voice(voice.name, passage, cue, cue))
        voices.sort(key=lambda other: other.cue)


def _carried(draft: Draft, reading: Reading) -> Voice | None:
    """The speaker of the sentence right before, of the same paragraph, who goes on counting the harmed; somebody
    without a name tells of one thing only.
    """
    passage = draft.passage
    if draft.kind != "casualty" or passage.field == "title" or passage.teaser or past_event(passage, reading):
        return None
    voice = next(_earlier(passage, 0, reading), None)
    if voice is None or not voice.passage.beside(passage) or voice.passage.number != passage.number - 1:
        return None
    return voice if voice.name not in reading.unnamed else None


def _party(passage: Passage, at: int, reading: Reading) -> Party | None:
    """The party that the report at an item credits, found once."""
    key = (passage.number, at)
    if key not in reading.said:
        report = next(report for report in reports_of(passage) if report.at == at)
        reading.said[key] = party_of(passage, report, reading)
    return reading.said[key]


def _resolved(passage: Passage, cue: int, party: Party, reading: Reading) -> Voice | None:
    """The voice of a party; of one told of before the last speaker who can be meant."""
    if party.again:
        last = next(
            (voice for voice in _earlier(passage, cue, reading) if _fits(voice.name, party.again, reading)), None
        )
        last = last or reading.heard.get(party.again) or _mentioned(passage, cue, party.again, reading)
        last = last or (_named_so(passage, party.at, reading) if party.again == BODY else None)
        if last is not None:
            return last
    return Voice(party.name, passage, party.at, cue) if party.name is not None else None


def _earlier(passage: Passage, before: int, reading: Reading) -> Iterator[Voice]:
    """The speakers told of not far before an item of a sentence, the last first."""
    for number in range(passage.number, max(-1, passage.number - 1 - BACK), -1):
        other = reading.passages[number]
        if other.field != passage.field or other.teaser:
            return
        yield from (voice for voice in reversed(_voices(other, reading)) if other is not passage or voice.cue < before)


def _voices(passage: Passage, reading: Reading) -> list[Voice]:
    """The speakers whom a sentence itself names, in order."""
    if passage.voices is None:
        passage.voices = []
        for report in reports_of(passage):
            telling = tells_something(passage.sentence.items, report, reading)
            party = _party(passage, report.at, reading) if telling else None
            if party is not None and party.name is not None:
                passage.voices.append(Voice(party.name, passage, party.at, report.at))
    return passage.voices


def _fits(name: str, kind: str, reading: Reading) -> bool:
    """True for a speaker of the kind that is asked for, or whose name ends so."""
    if kind == ANYBODY:
        return True
    if kind in WHOLE:
        return (name in reading.persons or name in reading.unnamed) == (kind == HIM)
    return name.endswith(kind)


def _mentioned(passage: Passage, cue: int, kind: str, reading: Reading) -> Voice | None:
    """One whom the article has named, though not as a speaker: the first person or body of the sentence for a pronoun,
    else the first body of the article whose name ends so.
    """
    items = passage.sentence.items
    for at in range(cue) if kind in (HIM, THEM) else ():
        name = reading.names.get(items[at].key) if kind == HIM else items[at].value("organisation")
        if name is not None:
            return Voice(name, passage, at, cue)
    if kind in WHOLE:
        return None
    if kind not in reading.bearers:
        reading.bearers[kind] = _first_of(kind, reading)
    first = reading.bearers[kind]
    if first is None:
        return None
    where, at = first
    values = where.sentence.items[at].word.values
    named = values.get("organisation", "")
    return Voice(
        named if named.endswith(kind) else composed(where.sentence.items, at, values["office"], reading), where, at, at
    )


def _named_so(passage: Passage, at: int, reading: Reading) -> Voice | None:
    """The first organisation of the article whose name holds the noun that stands for it (`the bank`), if before it."""
    if reading.bodies is None:
        reading.bodies = _bodies(reading)
    voice = reading.bodies.get(passage.sentence.items[at].key)
    told = voice is not None and (voice.passage.number, voice.at) < (passage.number, at)
    return voice if told else None


def _bodies(reading: Reading) -> dict[str, Voice]:
    """The first organisation of the article by each word of its name as it is written there."""
    bodies: dict[str, Voice] = {}
    for passage in reading.passages:
        for at in () if passage.teaser else passage.sentence.where("organisation"):
            item = passage.sentence.items[at]
            voice = Voice(item.word.values["organisation"], passage, at, at)
            for word in passage.text[item.start : item.end].split():
                bodies.setdefault(reading.pack.lexicon.folding.fold(word), voice)
    return bodies


def _first_of(kind: str, reading: Reading) -> tuple[Passage, int] | None:
    """Where the article first names an organisation or office of this kind."""
    for passage in reading.passages:
        for at in passage.sentence.where("organisation|office"):
            values = passage.sentence.items[at].word.values
            if values.get("organisation", "").endswith(kind) or values.get("office", "").endswith(kind):
                return passage, at
    return None
