"""Places that no table has: names that the article uses as places become places wherever it names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.places import LOCATING

NEVER: Final = -99  # for names of persons
TWICE: Final = 2  # how often a bare preposition must lead to a name
LONGEST: Final = 4
CONTENT: Final = 5  # letters from which a word of a headline is no particle
SETTLED: Final = ("town", "division")
LOOSE: Final = "region"  # nouns of areas that often stand without a name
KINDS: Final = (*SETTLED, "quarter")
OF: Final = ("of", "num_of")
LINKS: Final = ("the", "quote", "compass")
ENDS: Final = (
    "stop", "comma", "semicolon", "clause", "close", "quote", "harm_active", "claim_verb", "on", "date", "prep_place",
    "prep_in", "relative",
)  # fmt: skip
AROUND_REACH: Final = 12
LEADS_AROUND: Final = ("comma", "prep_place", "open")
INSIDE: Final = (
    "the", "num_article", "comma", "compass", "prep_in", "prep_place", "area", "length", "qual_before", "open", "close",
)  # fmt: skip
NAMES: Final = ("place", "cap", "compass")
ALWAYS: Final = "always"
HARM: Final = "count|incident|mishap|harm_active|harm_passive"

Keys = tuple[str, ...]


class Use(NamedTuple):
    """One use of a name as a place: its items `[begin, end)`, how much it says that the name is one, and the places
    around it, the smallest first.
    """

    begin: int
    end: int
    weight: int
    around: tuple[str, ...] = ()


def learn_unlisted(reading: Reading) -> None:
    """Makes places of the names that a noun of areas, a place around them or repeated prepositions show to be some."""
    uses_in = _uses_by_capitals if reading.pack.settings.capitals else _uses_behind_areas
    seen: Counter[Keys] = Counter()
    written: dict[Keys, str] = {}
    around: dict[str, tuple[str, ...]] = {}
    for passage in reading.passages:
        for use in () if passage.teaser or _shouts(passage) else uses_in(passage, reading):
            items = passage.sentence.items[use.begin : use.end]
            keys = tuple(item.key for item in items)
            seen[keys] += use.weight
            name = written.setdefault(keys, _written(passage.text[items[0].start : items[-1].end], reading))
            if use.around:
                around.setdefault(name, use.around)
    full = _full_names(reading)
    reading.unlisted = {
        keys: full.get(written[keys], written[keys]) for keys, weight in seen.items() if weight >= TWICE
    }
    known = set(reading.unlisted.values())
    for name, places in around.items():
        larger = next((place for place in places if place in known or reading.world.knows(place)), name)
        if larger != name:
            reading.around[name] = larger
    begun: dict[str, list[Keys]] = {}
    for keys in reading.unlisted:
        begun.setdefault(keys[0], []).append(keys)
    for passage in reading.passages if begun else ():
        _mark(passage, reading, begun)


def _shouts(passage: Passage) -> bool:
    """True for a headline that writes every longer word with a capital, so that capitals tell no names."""
    if passage.field != "title" or " " not in passage.text:
        return False
    long = [word for word in passage.text.split() if len(word) >= CONTENT and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _full_names(reading: Reading) -> dict[str, str]:
    """The listed places that the article names, by each beginning of their names (`Upper Orla` by `Upper`)."""
    full: dict[str, str] = {}
    for passage in reading.passages:
        for at in passage.sentence.where("place"):
            words = passage.sentence.items[at].word.values["place"].split()
            for end in range(1, len(words)):
                full.setdefault(" ".join(words[:end]), " ".join(words))
    return full


def _written(text: str, reading: Reading) -> str:
    """A name in Latin letters, with small ones where it is written in capitals alone."""
    if reading.pack.romaniser is not None:
        return reading.pack.romaniser.spell(text)
    return text.title() if text.isupper() else text


def _mark(passage: Passage, reading: Reading, begun: dict[str, list[Keys]]) -> None:
    """Puts one item of a place where the sentence has an unlisted name, of which `begun` has all by their first key."""
    sentence = passage.sentence
    _part_prefixes(passage, reading, begun)
    known = {keys for item in sentence.items for keys in begun.get(item.key, ())}
    for keys in sorted(known, key=lambda keys: (-len(keys), keys)):
        name = reading.unlisted[keys]
        for at in range(len(sentence.items) - len(keys), passage.dateline_ends - 1, -1):
            found = sentence.items[at : at + len(keys)]
            if tuple(item.key for item in found) == keys and all(item.is_any(("cap", "word")) for item in found):
                word = reading.pack.lexicon.word({"place": name})
                sentence.replace(at, at + len(keys), Item(found[0].start, found[-1].end, word, ""))


def _part_prefixes(passage: Passage, reading: Reading, begun: dict[str, list[Keys]]) -> None:
    """Parts a learnt name from the preposition or the joint that is written together with it."""
    sentence, word = passage.sentence, reading.pack.lexicon.word
    for at in range(len(sentence.items) - 1, passage.dateline_ends - 1, -1):
        item = sentence.items[at]
        prefix = next((row for row in _prefixes(reading) if _joined(item, row["prefix"], begun)), None)
        if prefix is not None:
            name, middle = prefix["class"], item.start + len(prefix["prefix"])
            lead = Item(item.start, middle, word({name: name}), prefix["prefix"])
            sentence.replace(at, at + 1, lead, Item(middle, item.end, item.word, item.key[middle - item.start :]))


def _prefixes(reading: Reading) -> Iterator[dict[str, str]]:
    """The prefixes that are no article."""
    return (row for slot in reading.pack.settings.clitics for row in slot if "article" not in row)


def _joined(item: Item, prefix: str, begun: dict[str, list[Keys]]) -> bool:
    whole = item.end - item.start == len(item.key)  # no mark that folding drops
    return whole and item.has("word") and item.key.startswith(prefix) and item.key[len(prefix) :] in begun


# ---- where capitals tell names ---------------------------------------------------------------------------------------


def _uses_by_capitals(passage: Passage, reading: Reading) -> Iterator[Use]:
    """Runs of capitalised words that are no person's name and stand where places stand."""
    items = passage.sentence.items
    end = 0
    for at in passage.sentence.where("cap"):
        if at < end:
            continue
        end = _run(items, at)
        if _person(items, at, end):
            yield Use(at, end, NEVER)
        elif end <= at + LONGEST and not _owns(items, end):
            around = _around(passage, end, reading)
            located = any(reading.world.knows(name) for name in around)
            yield Use(at, end, _weight(passage, at, end, located=located), around)


def _run(items: list[Item], at: int) -> int:
    """Where the capitalised words end that begin here."""
    end = at
    while end < len(items) and items[end].has("cap"):
        end += 1
    return end


def _person(items: list[Item], begin: int, end: int) -> bool:
    """True for the name of somebody who has a title or speaks."""
    titled = begin > 0 and items[begin - 1].is_any(("honorific", "office", "spokesperson"))
    return titled or (end < len(items) and items[end].has("say"))


def _owns(items: list[Item], end: int) -> bool:
    """True for a name that stands before what is its own, or before a noun of buildings."""
    if end == len(items) or items[end].value("area") in KINDS:
        return False
    return items[end].is_any(("possessive", "place_noun")) and not _of_harm(items, end)


def _of_harm(items: list[Item], at: int) -> bool:
    """True where an event of harm follows, at most with a noun between: `Tarn hotel fire`."""
    return any(item.has("incident") for item in items[at : at + 2])


def _weight(passage: Passage, begin: int, end: int, *, located: bool) -> int:
    """How much the words around a name say that it is a place: twice as much where they name its kind or where it
    lies, or where it ends a clause of a sentence that tells of harm.
    """
    items = passage.sentence.items
    if begin == 0 and end < passage.dateline_ends:
        return TWICE if located else 0
    before = begin - 1
    while before >= 0 and items[before].is_any(LINKS):
        before -= 1
    if before < 0:
        return 0
    if _kind_before(items, before):
        return TWICE
    behind = items[end : end + 1]
    named = any(item.value("area") in KINDS for item in behind)
    if named and items[before].is_any(("prep_in", "prep_place")):
        return TWICE
    if not items[before].has("prep_place") or items[before].is_any(OF):
        return 0
    if located:
        return TWICE
    harm = passage.sentence.has(HARM)
    if harm and _of_harm(items, end):
        return TWICE
    locative, ended = items[before].value("locative"), not behind or behind[0].is_any(ENDS)
    if locative is not None and ended and harm:
        return TWICE
    return int(locative == ALWAYS)


def _kind_before(items: list[Item], at: int) -> bool:
    """True where a noun of areas stands before a name: `the town of Tarn`, `in District Tarn`."""
    if not at:
        return False
    of_kind = items[at - 1].value("area") in SETTLED and items[at].is_any(OF)
    return of_kind or (items[at].value("area") in SETTLED and items[at - 1].has("prep_place"))


def _around(passage: Passage, at: int, reading: Reading) -> tuple[str, ...]:
    """The places around a name that follow behind it: `Tarn, in southern Orland`, `Tarn village in Hall district of
    Orland`; from far off only the country.
    """
    items, far = passage.sentence.items, False
    found: list[str] = []
    begin = at + (at < len(items) and items[at].has("area"))
    if begin == len(items) or not items[begin].is_any(LEADS_AROUND):
        return ()
    while begin < min(at + AROUND_REACH, len(items)):
        item, end = items[begin], _run(items, begin)
        name = item.value("place")
        behind = items[begin + 1] if begin + 1 < len(items) else item
        if name is not None and behind.is_any(("dash", "road")):
            break  # along a road
        if name is not None and behind.has("possessive") and items[min(begin + 2, len(items) - 1)].is_any(NAMES):
            begin += 2  # `in Orland's Upper Orla`
            continue
        if name is not None:
            return (*found, (reading.world.country_of(name) or name) if far else name)
        if end > begin:
            found.append(_written(passage.text[item.start : items[end - 1].end], reading))
        elif not item.is_any(INSIDE):
            break
        far = far or item.has("length")
        begin = max(end, begin + 1)
    return tuple(found)


# ---- where only nouns tell names -------------------------------------------------------------------------------------


def _uses_behind_areas(passage: Passage, reading: Reading) -> Iterator[Use]:
    """The unknown words behind a noun of areas without an article: sure to be a name where its kind is always named,
    where they cannot be its adjective, and where what lies around it follows.
    """
    items = passage.sentence.items
    for at in passage.sentence.where("area", 0, len(items) - 1):
        item = items[at]
        if item.value("area") not in (*SETTLED, LOOSE) or item.has("definite") or not _unknown(items[at + 1]):
            continue
        end, around = _located_name(items, at + 1)
        if end is None:
            end = _name_end(items, at + 1, reading)
        if end is not None:
            sure = around is not None or item.has("place_noun") or _disagrees(item, items[at + 1], reading)
            yield Use(at + 1, end, TWICE if sure else 1, (around,) if around is not None else ())


def _unknown(item: Item) -> bool:
    """True for an unknown word that is no noun of areas and says nothing of one."""
    return item.has("word") and not item.is_any(("area", "place_trait"))


def _located_name(items: list[Item], begin: int) -> tuple[int | None, str | None]:
    """Where the unknown words end behind which stands a listed place that lies around them, and that place."""
    end = begin
    while end < min(len(items), begin + LONGEST) and _unknown(items[end]):
        end += 1
    at = end + 2 if _for_people(items, end) else end
    while at < len(items) and items[at].is_any(LOCATING):
        at += 1
    around = items[at].value("place") or items[at].value("people") if at < len(items) else None
    led = at > end or (at < len(items) and items[at].has("people"))
    return (end, around) if around is not None and led and end > begin else (None, None)


def _for_people(items: list[Item], at: int) -> bool:
    """True for words that say for whom a camp is."""
    return at + 1 < len(items) and items[at].has("prep_l") and items[at + 1].is_any(("group", "refugee"))


def _name_end(items: list[Item], begin: int, reading: Reading) -> int | None:
    """Where a name ends that begins here: behind one word, or the word that always follows it or completes it; None for
    a word that is none.
    """
    article = tuple(reading.pack.settings.no_name_begins)
    definite = items[begin].key.startswith(article)
    following = items[begin + 1] if begin + 1 < len(items) else None
    if not (definite or items[begin].has("nameable")):
        return None
    completed = following is not None and not definite and _completes(following, reading)
    return begin + 2 if completed or _wedded(items, begin, reading) else begin + 1


def _completes(item: Item, reading: Reading) -> bool:
    """True for an unknown word with the article that is no adjective of a town or district."""
    settings, joined = reading.pack.settings, item.has("word") and not item.has("definite")
    begins, ends = tuple(settings.no_name_begins), _folded_ends(reading)
    return joined and item.key.startswith(begins) and not item.key.endswith(ends)


def _disagrees(noun: Item, item: Item, reading: Reading) -> bool:
    """True where a word lacks the ending that it would share with the noun before it as its adjective."""
    ends = _folded_ends(reading)
    return noun.value("area") in SETTLED and noun.key.endswith(ends) and not item.key.endswith(ends)


def _folded_ends(reading: Reading) -> tuple[str, ...]:
    return tuple(map(reading.pack.lexicon.folding.fold, reading.pack.settings.no_name_ends))


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
