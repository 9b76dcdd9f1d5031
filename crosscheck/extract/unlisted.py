"""Places that no table has: names that the article uses as places become places wherever it names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from crosscheck.extract.areas import is_any
from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item

TWICE: Final = 2  # how often a bare preposition must lead to a name
LONGEST: Final = 4
SETTLED: Final = ("town", "division")
OF: Final = ("of", "num_of")
LINKS: Final = ("the", "quote", "compass")
ENDS: Final = ("stop", "comma", "semicolon", "clause", "close", "quote", "harm_active", "claim_verb", "on", "date")
INSIDE: Final = ("the", "compass", "prep_in")

Keys = tuple[str, ...]


class Use(NamedTuple):
    """One use of a name as a place: its items `[begin, end)`, how much it says that the name is one, and the place
    around it.
    """

    begin: int
    end: int
    weight: int
    around: str | None = None


def learn_unlisted(reading: Reading) -> None:
    """Makes places of the names that a noun of areas, a place around them or repeated prepositions show to be some."""
    uses_in = _uses_by_capitals if reading.pack.settings.capitals else _uses_behind_areas
    seen: Counter[Keys] = Counter()
    written: dict[Keys, str] = {}
    for passage in reading.passages:
        for use in () if passage.teaser else uses_in(passage, reading):
            items = passage.sentence.items[use.begin : use.end]
            keys = tuple(item.key for item in items)
            seen[keys] += use.weight
            name = written.setdefault(keys, _written(passage.text[items[0].start : items[-1].end]))
            if use.around is not None:
                reading.around.setdefault(name, use.around)
    reading.unlisted = {keys: written[keys] for keys, weight in seen.items() if weight >= TWICE}
    begun: dict[str, list[Keys]] = {}
    for keys in reading.unlisted:
        begun.setdefault(keys[0], []).append(keys)
    for passage in reading.passages if begun else ():
        _mark(passage, reading, begun)


def _written(text: str) -> str:
    """A name as it is written, or with small letters where it is written in capitals alone."""
    return text.title() if text.isupper() else text


def _mark(passage: Passage, reading: Reading, begun: dict[str, list[Keys]]) -> None:
    """Puts one item of a place where the sentence has an unlisted name, of which `begun` has all by their first key."""
    sentence = passage.sentence
    known = {keys for item in sentence.items for keys in begun.get(item.key, ())}
    for keys in sorted(known, key=lambda keys: (-len(keys), keys)):
        name = reading.unlisted[keys]
        for at in range(len(sentence.items) - len(keys), passage.dateline_ends - 1, -1):
            found = sentence.items[at : at + len(keys)]
            if tuple(item.key for item in found) == keys and all(is_any(item, ("cap", "word")) for item in found):
                word = reading.pack.lexicon.word({"place": name})
                sentence.replace(at, at + len(keys), Item(found[0].start, found[-1].end, word, ""))


# ---- where capitals tell names ---------------------------------------------------------------------------------------


def _uses_by_capitals(passage: Passage, reading: Reading) -> Iterator[Use]:
    """Runs of capitalised words that are no person's name and stand where places stand."""
    items = passage.sentence.items
    end = 0
    for at in passage.sentence.where("cap"):
        if at < end:
            continue
        end = _run(items, at)
        if end <= at + LONGEST and not _person(items, at, end):
            around = _around(items, end)
            weight = _weight(passage, at, end, located=around is not None)
            if weight:
                yield Use(at, end, weight, around)


def _run(items: list[Item], at: int) -> int:
    """Where the capitalised words end that begin here."""
    end = at
    while end < len(items) and items[end].has("cap"):
        end += 1
    return end


def _person(items: list[Item], begin: int, end: int) -> bool:
    titled = begin > 0 and is_any(items[begin - 1], ("honorific", "office", "spokesperson"))
    behind = end < len(items) and is_any(items[end], ("say", "possessive", "place_noun"))
    return titled or (behind and not _of_harm(items, end))


def _of_harm(items: list[Item], at: int) -> bool:
    """True where an event of harm follows, at most with a noun between: `Tarn hotel fire`."""
    return any(item.has("incident") for item in items[at : at + 2])


def _weight(passage: Passage, begin: int, end: int, *, located: bool) -> int:
    """How much the words around a name say that it is a place: twice as much where they name its kind or where it
    lies, or where it ends the clause of a count of people.
    """
    items = passage.sentence.items
    if begin == 0 and end < passage.dateline_ends:
        return TWICE if located else 0
    before = begin - 1
    while before >= 0 and is_any(items[before], LINKS):
        before -= 1
    if before < 1:
        return 0
    if items[before - 1].value("area") in SETTLED and is_any(items[before], OF):
        return TWICE
    if items[before].value("area") in SETTLED and items[before - 1].has("prep_place"):
        return TWICE
    if not items[before].has("prep_place") or is_any(items[before], OF):
        return 0
    behind = items[end : end + 1]
    counted = any(item.has("count") for item in items)
    if located or any(item.value("area") in SETTLED for item in behind) or (counted and _of_harm(items, end)):
        return TWICE
    if not items[before].has("locative"):
        return 0
    ended = not behind or is_any(behind[0], ENDS)
    return TWICE if ended and counted else 1


def _around(items: list[Item], at: int) -> str | None:
    """The listed place around a name that follows behind a comma: `Tarn, in southern Orland`."""
    if at + 1 >= len(items) or not items[at].has("comma"):
        return None
    at += 1
    while at + 1 < len(items) and is_any(items[at], INSIDE):
        at += 1
    return items[at].value("place")


# ---- where only nouns tell names -------------------------------------------------------------------------------------


def _uses_behind_areas(passage: Passage, reading: Reading) -> Iterator[Use]:
    """The unknown word behind a noun of areas without an article, with the one that always follows it."""
    items = passage.sentence.items
    for at in passage.sentence.where("area", 0, len(items) - 1):
        item, following = items[at], items[at + 1]
        if item.value("area") not in SETTLED or item.has("definite") or not following.has("word"):
            continue
        begun = tuple(reading.pack.settings.no_name_begins)
        if (following.has("nameable") or following.key.startswith(begun)) and not following.has("area"):
            end = at + 3 if _wedded(items, at + 1, reading) else at + 2
            yield Use(at + 1, end, TWICE if item.has("place_noun") else 1)


def _wedded(items: list[Item], at: int, reading: Reading) -> bool:
    """True where the article has a word more than once, and always with the same unknown one behind it."""
    if at + 1 == len(items) or not items[at + 1].has("nameable"):
        return False
    if not reading.followers:
        for passage in reading.passages:
            for item, following in pairwise(passage.sentence.items):
                reading.followers.setdefault(item.key, []).append(following.key)
    behind = reading.followers[items[at].key]
    return len(behind) > 1 and behind.count(items[at + 1].key) == len(behind)
