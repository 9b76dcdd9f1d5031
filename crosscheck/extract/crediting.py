"""Crediting: the party that the words around a word of saying name."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.drafts import Party, Passage, Reading, Report
from crosscheck.extract.items import Item
from crosscheck.extract.offices import BODIES, PEOPLE, PERSON, SOMEBODY, composed, kind_of, people_of
from crosscheck.extract.reports import CREDITING, led_account, phrase_begin, says_more

REACH: Final = 10
HEAD_REACH: Final = 6
ASIDES: Final = 3
ENDS: Final = frozenset(
    ("stop", "semicolon", "count", "money", "harm_active", "harm_nominal", "that_clause", "addressed", "contrast",
     "colon", "adding")
)  # fmt: skip
CLOSES: Final = ENDS | {"comma", "say", "clause"}
UNSAID: Final = (
    "that_clause", "quote", "colon", "comma", "prep_l", "prep_b", "prep_in", "stop", "count", "harm_nominal", "toll",
    "toll_bare", "toll_figure",
)  # fmt: skip
SIGNS: Final = ("comma", "close", "dash")
LEADS: Final = ("prep_place", "of", "member")
JOINTS: Final = ("num_and", "as_said", "clause")
LINKS: Final = ("num_and", "of", "the", "purpose", "on")
NAMES: Final = ("cap", "word")
TELLING: Final = ("account", "toll", "toll_bare", "toll_figure", "hearsay")
BESIDE: Final = 2
OWN_REACH: Final = 3

SPOKEN_FOR: Final = "spokesperson"
ANYBODY: Final = "any"
HIM: Final = "person"
THEM: Final = "them"
LABELS: Final = frozenset(
    ("office", "organisation", "spokesperson", "honorific", "people", "place", "place_noun", "cap", "the", "of",
     "possessive", "on_behalf", "quote", "num_of", "prep_place", "prep_b", "org_noun", "office_short",
     "speaker_again")
)  # fmt: skip


def party_of(passage: Passage, report: Report, reading: Reading) -> Party | None:
    """The party that a report credits, one without a name where a figure or a report of nobody speaks; None where its
    words name nobody.
    """
    items, at = passage.sentence.items, report.at
    if report.kind == "adding":
        return Party(at, None, ANYBODY)
    if report.kind in ("colon", "dash"):
        return _label(passage, report, reading)
    if report.kind == "account":
        return _owner(passage, at, reading)
    if report.kind in CREDITING:
        return _forward(passage, at + 1 + (report.kind == "as_said"), reading)
    quoted = _quoted(items, at) if report.kind == "quoting" else None
    if quoted is not None:
        return _forward(passage, quoted, reading)
    if reading.pack.settings.subject_first:
        return _subject_before(passage, at, reading) or _nobody(items, phrase_begin(items, at), at)
    if report.kind == "quoting":
        return None
    found = _subject_behind(passage, at, reading) or _nobody(items, phrase_begin(items, at), at)
    return found or _nobody(items, at + 1, at + 1 + BESIDE)


def _nobody(items: list[Item], begin: int, end: int) -> Party | None:
    """A party without a name where a toll, an estimate or a report stands there."""
    return next((Party(at, None) for at in range(begin, min(end, len(items))) if items[at].is_any(TELLING)), None)


# ---- the subject of a verb -------------------------------------------------------------------------------------------


def _subject_before(passage: Passage, verb: int, reading: Reading) -> Party | None:
    """The subject before a verb; behind it where a sign stands right before (`…, said Orland`), before the sign where
    the words between two signs only say more of it (`Halden, the mayor, said`).
    """
    items = passage.sentence.items
    begin = phrase_begin(items, verb)
    if begin < verb:
        found = _backward(passage, range(begin, verb), reading) or _proper_name(passage, verb, reading)
        if found is not None or begin == 0 or not items[begin - 1].has("who_clause"):
            return found
        return _backward(passage, range(phrase_begin(items, begin - 1), begin - 1), reading)
    behind = None if says_more(items, verb) else _forward(passage, verb + 1, reading)
    if behind is None and verb and items[verb - 1].is_any(SIGNS):
        return _apposed(passage, verb - 1, reading)
    if behind is None and verb and items[verb - 1].has("num_and"):
        return _shared_subject(passage, verb - 1, reading)
    return behind


def _shared_subject(passage: Passage, joint: int, reading: Reading) -> Party | None:
    """The subject of the verb that `and` joins with a verb of saying: the first party of the words before it."""
    items, end = passage.sentence.items, joint
    for _ in range(ASIDES):
        begin = phrase_begin(items, end)
        found = _forward(passage, begin, reading, end=end)
        if found is not None or begin == 0 or not items[begin - 1].is_any(SIGNS):
            return found
        end = begin - 1
    return None


def _apposed(passage: Passage, sign: int, reading: Reading) -> Party | None:
    """The party of which the words before a sign say more; the name where only these words hold one."""
    items = passage.sentence.items
    inner: Party | None = None
    inner_names = False
    for _ in range(ASIDES):
        begin = phrase_begin(items, sign)
        while begin and not items[begin - 1].is_any(SIGNS) and items[begin - 1].is_any(("clause", "say")):
            begin = phrase_begin(items, begin - 1)
        found, names = _backward(passage, range(begin, sign), reading), _ends_named(items, sign - 1, reading)
        if found is not None and (names or any(item.has("according") for item in items[begin:sign])):
            return found
        if inner is not None and found is not None:
            return inner if inner_names else found
        inner, inner_names = found or inner, inner_names or names
        if begin == 0 or not items[begin - 1].is_any(SIGNS):
            break
        sign = begin - 1
    return inner


def _ends_named(items: list[Item], at: int, reading: Reading) -> bool:
    """True for the last word of a name, unlike one for what somebody is."""
    return items[at].has("organisation") or _known(items, at, reading)


def _subject_behind(passage: Passage, verb: int, reading: Reading) -> Party | None:
    """The subject behind a verb; before it where what is said follows at once and a party stands right before, and in
    what another says (`that Orland expects`). Without any the last speaker goes on, unless the verb only says more of a
    noun right before it.
    """
    items = passage.sentence.items
    unsaid = verb + 1 == len(items) or items[verb + 1].is_any(UNSAID)
    begin = phrase_begin(items, verb)
    told = next((at for at in range(verb - 1, max(-1, begin - 2), -1) if items[at].has("that_clause")), verb)
    if told + 1 < verb:
        return _named(passage, told + 1, reading)
    found = None if unsaid else _forward(passage, verb + 1, reading)
    if unsaid and verb > 1 and items[verb - 1].has("num_and"):
        found = _forward(passage, 0, reading, end=verb - 1)
    joined = begin == verb or items[verb - 1].is_any(JOINTS)
    if found is None and not joined:
        found = _forward(passage, begin, reading, end=verb)
    return found or (Party(verb, None, ANYBODY) if unsaid and joined else None)


def _quoted(items: list[Item], verb: int) -> int | None:
    """Where the quoted stand: right behind the verb or behind a preposition; None where the verb is passive."""
    if items[verb].value("quoting") == "direct":
        return None if verb and items[verb - 1].has("aux") else verb + 1
    for at in range(verb + 1, min(verb + 1 + REACH, len(items))):
        if items[at].has("quoted_from"):
            return at + 1
        if items[at].is_any(CLOSES):
            break
    return None


# ---- parties without a verb ------------------------------------------------------------------------------------------


def _label(passage: Passage, report: Report, reading: Reading) -> Party | None:
    """The party that stands alone before a colon at the start, or behind the last dash of a headline; before a colon
    also the one whose list or count follows.
    """
    items, at = passage.sentence.items, report.at
    begin, end = next((n + 1 for n in range(at - 1, -1, -1) if items[n].has("dash")), 0), at
    if report.kind == "dash":
        begin, end = at + 1, len(items)
    if report.kind == "colon" and passage.sentence.has("account", begin, end):
        return _forward(passage, begin, reading, end=end)
    if not 0 < end - begin <= REACH or any(_unlabelled(item, reading) for item in items[begin:end]):
        return None
    if reading.pack.settings.subject_first:
        return _backward(passage, range(begin, end), reading)
    return _forward(passage, begin, reading, end=end)


def _unlabelled(item: Item, reading: Reading) -> bool:
    return not item.is_any(LABELS) and item.key not in reading.names


def _owner(passage: Passage, noun: int, reading: Reading) -> Party | None:
    """Whose count or statement a noun of telling is: the party in the possessive before it, or right behind it."""
    items = passage.sentence.items
    if not reading.pack.settings.subject_first:
        begin = noun + 1 + (noun + 1 < len(items) and items[noun + 1].has("prep_l"))
        return _named(passage, begin, reading) if begin < len(items) else None
    for at in range(noun - 1, max(0, noun - 1 - HEAD_REACH), -1):
        if items[at].has("possessive"):
            country = items[at - 1].value("place") if led_account(items, at) else None
            name = reading.world.country_of(country) if country else None
            return Party(at - 1, name) if name is not None else _named(passage, at - 1, reading)
        if not items[at].is_any(("word", "plain")):
            break
    return None


# ---- searching -------------------------------------------------------------------------------------------------------


def _forward(passage: Passage, begin: int, reading: Reading, *, end: int | None = None) -> Party | None:
    """The first party from a position on; what ends the search: a stop, a count, what is said and whom it is told."""
    items = passage.sentence.items
    if begin < len(items) and (people := _counted(items, begin, reading)) is not None:
        return people
    named = _named_ahead(passage, begin, reading) if end is None else None
    if named is not None:
        return named
    for at in range(begin, min(begin + REACH, len(items)) if end is None else end):
        if items[at].is_any(ENDS) or (at > begin and _leads_on(items, at)):
            return None
        if _owns_speaker(items, at, reading):
            continue
        seated = at == begin and (end is None or end == len(items) or not items[end].has("colon"))
        found = (_country(items, at, reading) if seated else None) or _named(passage, at, reading)
        if found is not None or kind_of(items[at], reading) == PERSON:
            return found
    return None


def _named_ahead(passage: Passage, begin: int, reading: Reading) -> Party | None:
    """A name of capitalised words that no table has, alone behind a word of crediting or before its count (`according
    to Red Lantern`, `to a Red Lantern tally`).
    """
    items, text = passage.sentence.items, passage.text
    if not reading.pack.settings.capitals:
        return None
    while begin < len(items) and items[begin].is_any(("the", "num_article")):
        begin += 1
    end = begin
    while end < len(items) and text[items[end].start].isupper() and items[end].is_any(("cap", "org_noun", "hospital")):
        end += 1
    if end == begin or not items[begin].has("cap") or _known(items, begin, reading):
        return None
    alone = end == len(items) or items[end].is_any(("comma", "stop", "account", "say", "quote"))
    return Party(begin, text[items[begin].start : items[end - 1].end]) if alone else None


def _owns_speaker(items: list[Item], at: int, reading: Reading) -> bool:
    """True for a body before its own head or spokesman (`the hospital's director, Mira Halden`)."""
    if at + 1 == len(items) or not items[at + 1].has("possessive"):
        return False
    behind = items[at + 2 : at + 2 + OWN_REACH]
    return any(item.has("spokesperson") or kind_of(item, reading) == PERSON for item in behind)


def _leads_on(items: list[Item], at: int) -> bool:
    """True for another verb of saying, and for the word before whom it is told; behind a statement it tells whose."""
    return items[at].has("say") or (items[at].has("prep_l") and not items[at - 1].is_any(TELLING))


def _backward(passage: Passage, positions: range, reading: Reading) -> Party | None:
    """The last party at these positions, or the one of which it only says more (`the health ministry in the Hamas-run
    territory`).
    """
    items = passage.sentence.items
    if positions and (people := _counted(items, positions.stop - 1, reading)) is not None:
        return people
    for at in reversed(positions):
        if items[at].is_any(ENDS):
            return None
        speaks = at + 1 == positions.stop < len(items) and not items[at + 1].has("colon")
        if items[at].has("org_noun") and at > positions.start and items[at - 1].has("cap"):
            return _proper_name(passage, at + 1, reading)
        found = (_seat(items, at, reading) if speaks else None) or _named(passage, at, reading)
        if found is not None:
            head = None if _known(items, at, reading) else _head(items, at)
            return (None if head is None else _named(passage, head, reading)) or found
    return None


def _counted(items: list[Item], at: int, reading: Reading) -> Party | None:
    """Unnamed people who stand as a count beside a verb of saying (`two officials said`), or one of them."""
    parts = items[at].parts if items[at].is_any(("count", "single")) else ()
    office = next((n for n, part in enumerate(parts) if kind_of(part, reading) in (PEOPLE, SOMEBODY)), None)
    if office is None:
        return None
    name = people_of([*items[:at], *parts, *items[at + 1 :]], at + office, reading)
    reading.unnamed.add(name)
    return Party(at, name)


def _head(items: list[Item], at: int) -> int | None:
    """The office that the party at `at` only says more of."""
    led = False
    for other in range(at - 1, max(-1, at - 1 - HEAD_REACH), -1):
        if items[other].is_any(CLOSES) and not items[other].has("member"):
            return None
        if led and items[other].is_any(("office", "organisation")):
            return other
        led = led or items[other].is_any(LEADS)
    return None


def _seat(items: list[Item], at: int, reading: Reading) -> Party | None:
    """The country that itself says something, by its name or its capital's right before the verb."""
    led = at > 0 and items[at - 1].is_any(("prep_in", "prep_place"))
    return None if led else _of_country(items, at, reading)


def _country(items: list[Item], at: int, reading: Reading) -> Party | None:
    """The country that stands behind a word of saying or crediting: alone, where languages put the owner first."""
    following = items[at + 1].word.classes if at + 1 < len(items) else CLOSES
    owns = reading.pack.settings.subject_first and CLOSES.isdisjoint(following)
    return None if owns else _of_country(items, at, reading)


def _of_country(items: list[Item], at: int, reading: Reading) -> Party | None:
    place, world = items[at].value("place"), reading.world
    if place is not None and world.country_of(place) != place:
        place = world.seats.get(place)  # a country speaks by its capital's name, and by no other town's
    name = world.country_of(place) if place is not None else None
    return Party(at, name) if name is not None else None


# ---- naming ----------------------------------------------------------------------------------------------------------


def _named(passage: Passage, at: int, reading: Reading) -> Party | None:
    """The party that an item names: a known person, an organisation, an office with the place or people beside it, or
    one told of before.
    """
    items = passage.sentence.items
    values = items[at].word.values
    if _known(items, at, reading):
        return Party(at, reading.names[items[at].key])
    kind = kind_of(items[at], reading)
    if kind in (PEOPLE, SOMEBODY) and at + 1 < len(items) and items[at + 1].has("org_noun"):
        return None  # the refugee agency
    if kind in (PERSON, SOMEBODY) or items[at].is_any(("spokesperson", "honorific")):
        return _holder(passage, at, reading)
    if "organisation" in values:
        return Party(at, values["organisation"])
    if kind in BODIES and reading.pack.settings.capitals and at and items[at - 1].has("cap"):
        return Party(at, _full_name(passage, at))
    if kind is not None:
        name = people_of(items, at, reading) if kind == PEOPLE else composed(items, at, values["office"], reading)
        return Party(at, name)
    if "office_short" in values and _definite(items, at, reading):
        return Party(at, composed(items, at, values["office_short"], reading))
    return _told_before(items, at, reading)


def _full_name(passage: Passage, at: int) -> str:
    """A body with the name that stands right before it (`Red Lantern ambulance service`)."""
    items, begin = passage.sentence.items, at
    while begin and items[begin - 1].has("cap"):
        begin -= 1
    return passage.text[items[begin].start : items[at].end]


def _known(items: list[Item], at: int, reading: Reading) -> bool:
    """True for a word of a person's name: the last one, or one with the next beside it."""
    surname = items[at].key in reading.surnames
    if not items[at].is_any(NAMES) and not (surname and items[at].has("plain")):
        return False
    full = reading.names.get(items[at].key)
    following = next((item for item in items[at + 1 : at + 1 + BESIDE] if not item.has("particle")), None)
    beside = following is not None and reading.names.get(following.key) == full
    return full is not None and (surname or beside)


def _told_before(items: list[Item], at: int, reading: Reading) -> Party | None:
    """A pronoun, or a noun with the article: one told of before."""
    again = items[at].value("speaker_again")
    if again is None:
        return None
    if again in (ANYBODY, THEM):
        return Party(at, None, HIM if again == ANYBODY else THEM)
    return Party(at, None, again) if _definite(items, at, reading) else None


def _definite(items: list[Item], at: int, reading: Reading) -> bool:
    """True for a noun with the article, written before it or onto it."""
    articles = tuple(reading.pack.settings.no_name_begins)
    joined = bool(articles) and items[at].key.startswith(articles)
    return joined or items[at].has("definite") or (at > 0 and items[at - 1].has("the"))


def _holder(passage: Passage, at: int, reading: Reading) -> Party | None:
    """The person who holds an office or speaks for others, named behind it; else whom they speak for, the holder told
    of before, or the office with its country.
    """
    items = passage.sentence.items
    for other in range(at + 1, min(at + 1 + REACH, len(items))):
        if _known(items, other, reading):
            return Party(other, reading.names[items[other].key])
        apposed = items[other].has("comma") and other + 1 < len(items) and _known(items, other + 1, reading)
        if items[other].is_any(CLOSES) and not apposed:
            break
    if items[at].has("spokesperson") and (body := _spoken_for(passage, at, reading)) is not None:
        return body
    kind, office = kind_of(items[at], reading), items[at].value("office")
    if office is None:
        return None
    if kind == SOMEBODY:
        name = people_of(items, at, reading)
        reading.unnamed.add(name)
        return Party(at, name, HIM if _definite(items, at, reading) else "")
    held = [name for known, name in reading.holders.items() if known == office or known.endswith(f" {office}")]
    if held and _definite(items, at, reading):
        return Party(at, held[-1])
    party = composed(items, at, office, reading)
    if party != office or not reading.pack.settings.capitals:
        return Party(at, party) if party != office else _headed_body(passage, at, reading)
    name, again = _role(passage, at), _definite(items, at, reading)
    if again and " " not in name:
        return None  # the president
    reading.unnamed.add(name)
    return Party(at, name, HIM if again else "")


def _headed_body(passage: Passage, at: int, reading: Reading) -> Party | None:
    """The body that stands right behind the word for its head."""
    behind = passage.sentence.items[at + 1 : at + 2]
    headed = bool(behind) and kind_of(behind[0], reading) in BODIES
    return _named(passage, at + 1, reading) if headed else None


def _role(passage: Passage, at: int) -> str:
    """What somebody without a name is called, with the nouns right before that say of what (`police commander`)."""
    items, begin = passage.sentence.items, at
    while begin and at - begin < BESIDE and items[begin - 1].is_any(("org_noun", "office", "place_noun")):
        begin -= 1
    return passage.text[items[begin].start : items[at].end].lower()


def _spoken_for(passage: Passage, at: int, reading: Reading) -> Party | None:
    """The body for which somebody speaks: named in the word itself, right before it or behind it."""
    items = passage.sentence.items
    office = items[at].word.values["spokesperson"]
    if office != SPOKEN_FOR:
        return Party(at, composed(items, at, office, reading))
    behind = range(at + 1, min(at + 1 + HEAD_REACH, len(items)))
    for positions in (range(at - 1, max(-1, at - 1 - 2), -1), behind):
        for other in positions:
            if items[other].is_any(CLOSES):
                break
            if items[other].has("organisation") or kind_of(items[other], reading) in BODIES:
                return _named(passage, other, reading)
            if items[other].has("speaker_again") or items[other].has("office_short"):
                return _named(passage, other, reading)
    return None


def _proper_name(passage: Passage, end: int, reading: Reading) -> Party | None:
    """A name of capitalised words right before a verb: of an organisation that no table has, or one lone name."""
    items, text = passage.sentence.items, passage.text
    if not reading.pack.settings.capitals:
        return None
    begin = end - 1 if items[end - 1].has("org_noun") else end  # which may be written small: `Marlow hospital`
    while begin and (text[items[begin - 1].start].isupper() or (begin < end and items[begin - 1].is_any(LINKS))):
        begin -= 1
    while begin < end and items[begin].is_any(LINKS):
        begin += 1
    written = [item for item in items[begin:end] if text[item.start].isupper()]
    alone = end - begin == 1 and items[begin].has("cap") and (begin > 0 or not _plural(items[begin].key, reading))
    whole = end - begin > 1 and (items[end - 1].has("org_noun") or any(item.has("org_noun") for item in written))
    return Party(begin, text[items[begin].start : items[end - 1].end]) if alone or whole else None


def _plural(key: str, reading: Reading) -> bool:
    """True for an unknown word that looks like many people, and so is no name."""
    return key.endswith(tuple(reading.pack.settings.plural_ends))
