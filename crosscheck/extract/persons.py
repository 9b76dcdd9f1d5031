"""Persons in sentences: names behind titles and offices, and the names met before in the same article."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.speakers import composed

MAX_NAME: Final = 5
MIN_NAME_LETTERS: Final = 3
VERBAL: Final = ("move", "future", "plain", "say", "cancelled", "postponed", "negated")


def learn_persons(reading: Reading) -> None:
    """Collects the full names of the article by their last word, so that `Blinken` alone is known wherever it
    stands.
    """
    for passage in reading.passages:
        items = passage.sentence.items
        for begin, end in _named_spans(items, reading):
            full = passage.text[items[begin].start : items[end - 1].end]
            for item in items[begin:end]:
                if len(item.key) >= MIN_NAME_LETTERS:
                    reading.names.setdefault(item.key, full)


def persons_in(passage: Passage, reading: Reading) -> list[str]:
    """The persons that a sentence names: full names as written, known names by a part of them, offices by their English
    name.
    """
    items = passage.sentence.items
    found: list[str] = []
    covered = 0
    spans = dict(_named_spans(items, reading))
    for at, item in enumerate(items):
        if at in spans:
            _add(
                found,
                reading.names.get(items[spans[at] - 1].key) or passage.text[item.start : items[spans[at] - 1].end],
            )
            covered = spans[at]
        elif at >= covered and item.key in reading.names and (item.has("cap") or item.has("word")):
            _add(found, reading.names[item.key])
        elif at >= covered and person_office(item, reading) and not _before_name(items, at, spans):
            office = item.word.values["office"]
            holder = composed(items, at, office, reading)
            if holder != office:  # an office of no country may be anybody's
                _add(found, holder)
        elif at >= covered and item.has("delegates"):
            _add(found, composed(items, at, item.word.values["delegates"], reading))
    return found


def _before_name(items: list[Item], at: int, spans: dict[int, int]) -> bool:
    return any(other in spans for other in range(at + 1, min(at + 5, len(items))))


def _named_spans(items: list[Item], reading: Reading) -> list[tuple[int, int]]:
    """Spans of names: unknown words behind a title, or (where capitals tell names) two and more capitalised words."""
    capitals = reading.pack.settings.capitals
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(items):
        titled = items[at].has("honorific") or person_office(items[at], reading)
        begin = at + 1 if titled else at
        subject = not titled and not capitals and (_subject(items, at) or _bare_name(items, at))
        if subject:
            titled = True
            begin = at + 1
        elif titled:
            while begin < len(items) and (
                items[begin].has("people") or items[begin].has("place") or person_office(items[begin], reading)
            ):
                begin += 1
        elif not capitals:
            at += 1
            continue
        end = begin
        while (
            end < len(items)
            and end - begin < MAX_NAME
            and (_can_name(items[end], capitals) or _inside(items, begin, end, capitals))
        ):
            end += 1
        named_place = end < len(items) and items[end].has("place_noun") and not titled
        enough = 1 if titled and (capitals or subject) else 2
        if end - begin >= enough and not named_place:
            spans.append((begin, end))
            at = end
        else:
            at += 1
    return spans


def _can_name(item: Item, capitals: bool) -> bool:
    return item.has("cap") if capitals else item.has("word")


def _subject(items: list[Item], at: int) -> bool:
    """True where the word behind a verb of travel must be its subject: an unknown word with a preposition or place soon
    after.
    """
    if not items[at].has("move") or items[at].has("definite") or at + 1 >= len(items) or items[at + 1].has("definite"):
        return False
    return items[at + 1].has("nameable") and any(
        item.has("going_to") or item.has("place") for item in items[at + 2 : at + 4]
    )


def _bare_name(items: list[Item], at: int) -> bool:
    """True where two or three unknown words between a verb and something known must be a name (`يعتزم فلان الفلاني
    زيارة`).
    """
    if not any(items[at].has(name) for name in VERBAL) or items[at].has("definite"):
        return False
    end = at + 1
    while end < len(items) and (items[end].has("nameable") or (items[end].has("particle") and end > at + 1)):
        end += 1
    if not 2 <= end - at - 1 <= MAX_NAME or end >= len(items):
        return False
    return any(item.has("move") or item.has("place") for item in items[max(0, at - 2) : end + 4])


def _inside(items: list[Item], begin: int, at: int, capitals: bool) -> bool:
    """True for a particle between two words of a name (`Mohammed bin Salman`)."""
    return at > begin and items[at].has("particle") and at + 1 < len(items) and _can_name(items[at + 1], capitals)


def person_office(item: Item, reading: Reading) -> bool:
    """True for an office that one person holds."""
    office = item.word.values.get("office")
    return office is not None and reading.pack.offices.get(office) == "person"


def _add(found: list[str], name: str) -> None:
    if name and name not in found:
        found.append(name)
