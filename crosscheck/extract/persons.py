"""Persons in sentences: names behind titles and offices, and the names met before in the same article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from crosscheck.extract.drafts import Passage, Reading
from crosscheck.extract.items import Item
from crosscheck.extract.offices import PERSON, SOMEBODY, composed, kind_of

MAX_NAME: Final = 5
MIN_NAME_LETTERS: Final = 3
BESIDE_VERB: Final = ("aux", "infinitive", "be", "negated", "future")
OWN_REACH: Final = 3
MIN_HEADLINE: Final = 4
OFFICE_REACH: Final = 3
HOLDER_REACH: Final = 6
COMPLEMENT: Final = 10  # items between an office and the name of its holder
PHRASE_ENDS: Final = frozenset(
    ("that_clause", "comma", "stop", "colon", "semicolon", "quote", "say", "count", "addressed")
)
FIRM: Final = frozenset(
    ("that_clause", "say", "say_toll", "quoting", "according", "clause", "prep_in", "prep_place", "prep_l", "prep_b",
     "date", "daypart", "num", "count", "money", "comma", "stop", "colon", "quote", "place", "organisation", "move",
     "harm_active", "harm_nominal", "harm_noun", "addressed", "spokesperson")
)  # fmt: skip
NO_NAME: Final = frozenset(
    ("place", "people", "organisation", "office", "honorific", "month", "weekday", "date", "count", "num", "compass")
)
CALLED_OFF: Final = "called_off"
TOWARDS: Final = "towards"
VERBAL: Final = frozenset(("move", "future", "plain", "say", "cancelled", "postponed", "negated", "undertake"))
TITLES: Final = "honorific|office"
LEADS: Final = "|".join((TITLES, "spokesperson", *sorted(VERBAL)))  # what may stand before a name that no capitals tell
NAMED: Final = f"{TITLES}|cap|word|delegates"  # what an item is that begins a name or stands for a person


def learn_persons(reading: Reading) -> None:
    """Collects the full names of the article by their last word, so that `Blinken` alone is known wherever it
    stands.
    """
    for passage in reading.passages:
        items = passage.sentence.items
        for begin, end in _named_spans(passage, reading):
            full = _written(passage, begin, end, reading)
            reading.persons.add(full)
            _learn_office(items, begin, full, reading)
            reading.surnames.add(items[end - 1].key)
            for item in items[begin:end]:
                if len(item.key) >= MIN_NAME_LETTERS:
                    reading.names.setdefault(item.key, full)


def _learn_office(items: list[Item], begin: int, name: str, reading: Reading) -> None:
    """Keeps who holds the office that stands before a name."""
    for item in reversed(items[max(0, begin - OFFICE_REACH) : begin]):
        if item.is_any(PHRASE_ENDS):
            return
        if person_office(item, reading):
            reading.holders[item.word.values["office"]] = name
            return


class PersonAt(NamedTuple):
    """A person of a sentence: item position and name, which is empty for an office of an unknown country."""

    at: int
    name: str


def persons_at(passage: Passage, reading: Reading) -> list[PersonAt]:
    """The persons that a sentence names, in order: full names as written, known names by a part of them, offices and
    groups without a name by what they are.
    """
    items = passage.sentence.items
    found: list[PersonAt] = []
    covered = 0
    spans = dict(_named_spans(passage, reading))
    counted = (at for at, item in enumerate(items) if item.parts)
    for at in sorted({*passage.sentence.where(NAMED), *spans, *counted}):
        if at in spans:
            last = items[spans[at] - 1]
            found.append(PersonAt(at, reading.names.get(last.key) or _written(passage, at, spans[at], reading)))
            covered = spans[at]
        elif at >= covered and (name := _unspelt(items, at, spans, reading)) is not None:
            found.append(PersonAt(at, name))
        elif at >= covered and _headed(passage, at, reading):
            found.append(PersonAt(at, _written(passage, at, at + 1, reading)))
    return found


def _written(passage: Passage, begin: int, end: int, reading: Reading) -> str:
    """The name that the items spell, in Latin letters."""
    items = passage.sentence.items
    name = passage.text[items[begin].start : items[end - 1].end]
    return reading.pack.romaniser.spell(name) if reading.pack.romaniser is not None else name


def _unspelt(items: list[Item], at: int, spans: dict[int, int], reading: Reading) -> str | None:
    """A person known by a part of the name, an office of a country, or leaders who meet."""
    item = items[at]
    if item.key in reading.names and (item.has("cap") or item.has("word")):
        return reading.names[item.key]
    if person_office(item, reading) and not _before_name(items, at, spans) and not _apposed(items, at, spans):
        office = item.word.values["office"]
        if not _of_nation(items, at, reading):
            return reading.offices.get(office, "")  # an office of no country may be anybody's
        return composed(items, at, office, reading)
    group = next((part.value("delegates") for part in (item, *item.parts) if part.has("delegates")), None)
    if group is None or at + 1 in spans:
        return None
    return composed(items, at, group, reading) if _of_nation(items, at, reading) else reading.offices.get(group, group)


def _apposed(items: list[Item], at: int, spans: dict[int, int]) -> bool:
    """True for the office of the person named right before it (`Mira Halden, Orland's prime minister`)."""
    comma = at - 1
    while comma > 0 and items[comma].is_any(("people", "place", "possessive", "the")):
        comma -= 1
    return comma > 0 and items[comma].has("comma") and comma in spans.values()


def _of_nation(items: list[Item], at: int, reading: Reading) -> bool:
    """True where the country of an office or group stands right beside it, or the article has told it."""
    if reading.pack.settings.subject_first:
        before = items[max(0, at - 2) : at]
        return any(item.has("people") or item.has("place") for item in before) or (
            at + 1 < len(items) and items[at + 1].has("of")
        )
    following = items[at + 1] if at + 1 < len(items) else items[at]
    return following.has("people") or (following.has("place") and not items[at].has("definite"))


def _headed(passage: Passage, at: int, reading: Reading) -> bool:
    """True for a single unknown name that can only be a traveller."""
    items = passage.sentence.items
    if passage.field == "title":
        return _headline_subject(items, at, reading)
    return reading.pack.settings.capitals and items[at].has("cap") and _sets_out(items, at)


def _sets_out(items: list[Item], at: int) -> bool:
    """True where a verb of travel or of calling a visit off follows (`Halden will visit`, `Halden's trip`)."""
    if at and (items[at - 1].has("cap") or items[at - 1].has("the")):
        return False
    if at + 1 < len(items) and items[at + 1].has("possessive"):
        return any(item.has("move") for item in items[at + 2 : at + 2 + OWN_REACH])
    verb = at + 1
    while verb < len(items) and verb <= at + 3 and _beside_verb(items[verb]):
        verb += 1
    if verb >= len(items):
        return False
    return _travels(items, verb) or _drops(items[verb])


def _drops(item: Item) -> bool:
    """True for a verb of calling off or putting off."""
    return item.value("cancelled") == CALLED_OFF or item.has("postponed")


def _beside_verb(item: Item) -> bool:
    return not item.has("move") and item.is_any(BESIDE_VERB)


def _headline_subject(items: list[Item], at: int, reading: Reading) -> bool:
    """True for the one unknown name at the head of a headline or its clause that travels (`Halden to visit Orland`) or
    is somewhere (`Halden in Orland on Monday`).
    """
    if not items[at].has("cap" if reading.pack.settings.capitals else "nameable"):
        return False
    if at and items[at - 1].has("host"):
        return True
    if len(items) - at < MIN_HEADLINE or (at and not items[at - 1].has("colon")):
        return False
    verb = at + 2 if items[at + 1].has("infinitive") else at + 1
    leads = items[at + 1].has("prep_place") or items[at + 1].value("going_to") == TOWARDS
    planned = any(item.has("move") for item in items[verb + 1 : verb + 1 + OWN_REACH])
    return _travels(items, verb) or (leads and items[at + 2].has("place")) or (planned and _drops(items[verb]))


def _travels(items: list[Item], verb: int) -> bool:
    """True for a verb of travel that one person can have; a weak one has its place right behind it."""
    item = items[verb]
    if not item.has("move"):
        return False
    several = item.has("several") and not items[verb - 1].has("infinitive") and not items[verb - 1].has("future")
    following = items[verb + 1] if verb + 1 < len(items) else item
    goes = following.has("place") or (item.has("host") and (following.has("cap") or following.has("nameable")))
    return not several and (goes or not item.has("move_weak"))


def _before_name(items: list[Item], at: int, spans: dict[int, int]) -> bool:
    for other in range(at + 1, min(at + 1 + HOLDER_REACH, len(items))):
        if other in spans:
            return True
        if items[other].is_any(("move", "say", "num_and", "stop")):
            return False
    return False


def _named_spans(passage: Passage, reading: Reading) -> list[tuple[int, int]]:
    """Spans of names: unknown words behind a title, or (where capitals tell names) two and more capitalised words."""
    if passage.names is None:
        passage.names = list(_spans(passage, reading))
    return passage.names


def _spans(passage: Passage, reading: Reading) -> Iterator[tuple[int, int]]:
    capitals = reading.pack.settings.capitals
    covered = 0
    for at in passage.sentence.where(f"{TITLES}|cap" if capitals else LEADS):
        if at < covered:
            continue
        span = _capitalised(passage, at, reading) if capitals else _uncased(passage.sentence.items, at, reading)
        if span is not None:
            yield span
            covered = span[1]


def _capitalised(passage: Passage, at: int, reading: Reading) -> tuple[int, int] | None:
    """The name of capitalised words that begins at an item, or behind a title there; none is a place's or an
    organisation's.
    """
    items = passage.sentence.items
    titled = items[at].has("honorific") or person_office(items[at], reading)
    if not titled and not items[at].has("cap"):
        return None
    begin = _name_begins(items, at, reading) if titled else at
    end = _name_ends(items, begin, capitals=True)
    if (titled or end > begin) and _word_in_name(passage, end):
        end = _name_ends(items, end + 1, capitals=True)
    if titled and end - begin == 1 and _like_a_place(items, end):
        end += 1
    follows = items[end] if end < len(items) else None
    if follows is not None and not titled and (follows.has("place_noun") or _organises(passage, follows)):
        return None
    return (begin, end) if end - begin >= (1 if titled else 2) else None


def _uncased(items: list[Item], at: int, reading: Reading) -> tuple[int, int] | None:
    """The name of unknown words behind a title or, further on, of listed parts of names; or the subject of a verb."""
    if items[at].has("honorific") or _unnamed(items[at], reading):
        begin = _name_begins(items, at, reading)
        while begin < len(items) and items[begin].has("word") and _with_article(items[begin], reading):
            begin += 1  # of what one is the head: the capital's governor
        end = _uncased_ends(items, begin, reading)
        if person_office(items[at], reading) or items[at].has("honorific"):
            return (begin, end) if end - begin >= 2 else _listed_name(items, begin, reading)
        return _listed_name(items, at + 1, reading)
    if items[at].has("say") and (span := _listed_name(items, at + 1, reading, reach=1)) is not None:
        return span
    if not (_subject(items, at) or _bare_name(items, at)):
        return None
    begin = _behind(items, at)
    end = _name_ends(items, begin, capitals=False)
    return (begin, end) if end > begin else None


def _unnamed(item: Item, reading: Reading) -> bool:
    """True for offices and people whose name may follow: a minister, a spokesman, a doctor."""
    return item.has("spokesperson") or kind_of(item, reading) in (PERSON, SOMEBODY)


def _with_article(item: Item, reading: Reading) -> bool:
    begins = reading.pack.settings.no_name_begins
    return bool(begins) and item.key.startswith(tuple(begins))


def _listed_name(items: list[Item], begin: int, reading: Reading, *, reach: int = COMPLEMENT) -> tuple[int, int] | None:
    """A name further on in the same phrase or right behind it and a comma, which begins with a listed part of names."""
    romaniser = reading.pack.romaniser
    for at in range(begin, min(begin + reach, len(items))):
        if items[at].has("comma"):
            return _listed_name(items, at + 1, reading, reach=1) if reach > 1 else None
        if items[at].is_any(PHRASE_ENDS):
            return None
        first = items[at].has("particle") or (items[at].has("word") and not _with_article(items[at], reading))
        if romaniser is not None and first and romaniser.lists(items[at].key):
            end = _uncased_ends(items, at, reading)
            return (at, end) if end - at >= 2 else None
    return None


def _uncased_ends(items: list[Item], begin: int, reading: Reading) -> int:
    """The end of the name that begins here, though listed parts of it are other words too (`Rajab`, a month)."""
    end = begin
    while end < len(items) and end - begin < MAX_NAME:
        if _can_name(items[end], capitals=False) or _inside(items, begin, end, capitals=False):
            end += 1
        elif (listed := _listed_parts(items, end, reading)) and (end > begin or _names_on(items, end + listed)):
            end += listed
        else:
            break
    return _numbered(items, begin, end)


def _names_on(items: list[Item], at: int) -> bool:
    """True where a word follows that can only name."""
    return at < len(items) and items[at].has("word")


def _listed_parts(items: list[Item], at: int, reading: Reading) -> int:
    """How many items are a listed part of names here, whatever else they mean, unless they hold a sentence together."""
    romaniser = reading.pack.romaniser
    if romaniser is None or items[at].is_any(FIRM):
        return 0
    if at + 1 < len(items) and romaniser.lists(f"{items[at].key} {items[at + 1].key}"):
        return 2
    return int(romaniser.lists(items[at].key))


def _name_begins(items: list[Item], at: int, reading: Reading) -> int:
    """Where the name behind a title stands: behind its country or organisation and further titles."""
    begin = at + 1
    owners = ("people", "place") if reading.pack.settings.capitals else ("people", "place", "organisation")
    while begin < len(items) and (items[begin].is_any(owners) or person_office(items[begin], reading)):
        begin += 1
    return begin


def _name_ends(items: list[Item], begin: int, capitals: bool) -> int:
    """The end of the name that begins here, with the small words inside it and the number of a king."""
    end = begin
    while end < len(items) and end - begin < MAX_NAME:
        if not _can_name(items[end], capitals) and not _inside(items, begin, end, capitals):
            break
        end += 1
    if not capitals:
        return _numbered(items, begin, end)
    return end + 2 if end > begin and _hyphened(items, end) else end


def _hyphened(items: list[Item], at: int) -> bool:
    """True for a hyphen that ties an unknown word to the word before it: the last part of a name (`Ryu Jae-seo`)."""
    if at + 1 >= len(items) or not items[at].has("dash") or not items[at + 1].has("word"):
        return False
    return items[at - 1].end == items[at].start and items[at].end == items[at + 1].start


def _numbered(items: list[Item], begin: int, end: int) -> int:
    """The end of a name with the number of a king behind it."""
    numbered = end - begin > 1 and end < len(items) and items[end].has("ordinal")
    return end + 1 if numbered else end


def _word_in_name(passage: Passage, at: int) -> bool:
    """True for a word of another meaning that is written as a part of the name that goes on behind it (`Grant
    Halden`, `Bill Varo`).
    """
    items = passage.sentence.items
    if passage.field == "title" or at + 1 >= len(items) or not items[at + 1].has("cap"):
        return False
    written = passage.text[items[at].start : items[at].end]
    return written.istitle() and written.isalpha() and not items[at].is_any(NO_NAME)


def _like_a_place(items: list[Item], at: int) -> bool:
    """True for the last part of a name that is the name of a place too (`Minister Rowan Austin`)."""
    return at < len(items) and items[at].has("place") and not items[at].has("people")


def _behind(items: list[Item], at: int) -> int:
    """The position behind a verb and the place that is its subject (`استقبلت عمان فلانا`)."""
    return at + 2 if items[at].has("host") and at + 1 < len(items) and items[at + 1].has("place") else at + 1


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
    if not items[at].is_any(VERBAL) or items[at].has("definite"):
        return False
    begin = end = _behind(items, at)
    while end < len(items) and (_nameable(items, end) or (items[end].has("particle") and end > begin)):
        end += 1
    if not 1 <= end - begin <= MAX_NAME or end >= len(items):
        return False
    if end - begin == 1:
        undertakes = items[at].has("undertake") or _drops(items[at])
        return undertakes and items[end].has("move") and not items[end].has("definite")
    return any(item.has("move") or item.has("place") for item in items[max(0, at - 2) : end + 4])


def _nameable(items: list[Item], at: int) -> bool:
    """True for an unknown word that can be a name; one of two letters before another one (`لي تشيانغ`)."""
    if items[at].has("nameable"):
        return True
    short = items[at].has("word") and len(items[at].key) < MIN_NAME_LETTERS
    return short and at + 1 < len(items) and items[at + 1].has("nameable")


def _inside(items: list[Item], begin: int, at: int, capitals: bool) -> bool:
    """True for a particle between two words of a name (`Mohammed bin Salman`, `Fattah al-Sisi`), or, where there are no
    capitals, before its first (`عبد الله`).
    """
    if not items[at].has("particle") or (at == begin and capitals):
        return False
    following = at + 2 if at + 1 < len(items) and items[at + 1].has("particle") and at > begin else at + 1
    return following < len(items) and _can_name(items[following], capitals)


def person_office(item: Item, reading: Reading) -> bool:
    """True for an office that one person holds."""
    return kind_of(item, reading) == PERSON


def _organises(passage: Passage, item: Item) -> bool:
    """True for a capitalised noun with which the name of an organisation ends."""
    return item.is_any(("org_noun", "hospital")) and passage.text[item.start].isupper()
