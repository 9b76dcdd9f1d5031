"""Places in sentences, and the place that a sentence ties a count to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosscheck.extract.areas import has_others, place_of_area
from crosscheck.extract.drafts import Passage, Reading, Spot
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.offices import PEOPLE, SOMEBODY, kind_of
from crosscheck.language.world import CAPITAL, COUNTRY

BEING_THERE: Final = ("prep_place", "prep_b")
NAMERS: Final = ("place_noun", "area")
MADE_OF: Final = (*NAMERS, "quote", "the", "num_article", "compass")
LEADING_AWAY: Final = ("of", "going_to", "prep_l", "near", "place_trait")
PARTED: Final = (
    "stop", "comma", "semicolon", "clause", "say", "harm_active", "harm_passive", "aux", "be", "count", "prep_in",
    "num_and", "date", "place", "move")  # fmt: skip
NAMESAKES: Final = ("quarter", "land")  # quarters, rivers and mountains, which bear the names of larger places
INTO: Final = "to"
DIVISION: Final = "division"
DIVISIONS: Final = ("province", "region")
# words between a place and the larger one around it
LOCATING: Final = ("of", "num_of", "prep_place", "prep_b", "compass", "area", "belonging", "the", "comma")
WHOLE_TOWNS: Final = (COUNTRY, CAPITAL, "province", "city")
SITE: Final = "site"
EVENT_NOUNS: Final = 2
ATTACKS: Final = ("strike", "shelling", "attack")
PLACED: Final = "place|place_choice|place_alias|place_ordinary|people|area|scene|compass"
TRAVELLER: Final = ("going_to", "office", "honorific", "people", "nameable", "cap", "particle")
TRAVELLER_REACH: Final = 7
EVIDENT: Final = (*BEING_THERE, "place_noun", "compass")
NOUNS: Final = "word|object|incident|running|group|honorific|office|harm_nominal|deal|cap"
BESIDE: Final = ("num_and", "comma", "compass", "going_to", *BEING_THERE, "definite")
SPEECH_REACH: Final = 4
EVENTS: Final = ("incident", "toll", "toll_bare", "toll_figure", "running")
TOLLS: Final = ("toll", "toll_bare", "harm_noun")
BESIDE_PLACE: Final = 3
AROUND_PLACE: Final = 10  # the same for a place that no table has and of which the article says where it lies
SAYING: Final = "say|say_toll|quoting|according|colon|spokesperson|on_behalf"
SPEAKERS: Final = "office|collective"


def spots_in(passage: Passage, reading: Reading) -> tuple[Spot, ...]:
    """The places that the sentence names, in order; nationalities and whose office speaks are none. Asked for once the
    names of the article are known, and remembered.
    """
    if passage.spots is None:
        found = (_spot(passage, at, reading) for at in passage.sentence.where(PLACED))
        passage.spots = tuple(spot for spot in found if spot is not None)
    return passage.spots


def _spot(passage: Passage, at: int, reading: Reading) -> Spot | None:
    items = passage.sentence.items
    name = _place_at(passage, at, reading)
    if name is None or at < passage.dateline_ends or _speaking(passage.sentence, at, reading):
        return None
    if _adjective(passage.sentence, at):
        return None
    if at and items[at - 1].value("area") in NAMESAKES and _whole_town(name, reading):
        return None
    if _on_the_way(items, at) or _in_a_name(passage, at):
        return None
    begin = _begin(items, at)
    part = items[at - 1].value("compass") if begin < at else None
    part = "" if part is None or _described(passage, at, reading) else part
    if has_others(passage.sentence, at):
        country = reading.world.country_of(name) if name in reading.world.places else None
        if country in {name, None}:
            return None
        name, part = country or name, ""
    noun = any(item.is_any(NAMERS) for item in items[begin:at])
    there = noun or _there(items, begin, at, reading) or _recording(items, begin, at, reading)
    there = there or _adverbial(items, begin, reading)
    named_for = (reading.pack.settings.subject_first or not there) and (
        _of_event(items, at, reading) or _of_site(items, at, reading)
    )
    led = there or named_for or (begin > 0 and items[begin - 1].has("going_to"))
    if not led and items[at].has("people"):
        return None
    near = begin > 0 and items[begin - 1].has("near")
    whole = f"{part} {name}" if part else name
    return Spot(at, whole, led, there or named_for, named_for, near, part)


def _place_at(passage: Passage, at: int, reading: Reading) -> str | None:
    """The place that an item names or stands for."""
    items = passage.sentence.items
    return _name(items[at], reading) or _ordinary(items, at, reading) or place_of_area(passage, at, reading)


def _on_the_way(items: list[Item], at: int) -> bool:
    """True for a place to which a road leads: `the Tarn-Orla highway`."""
    behind = at + 1
    while behind + 1 < len(items) and items[behind].has("dash") and items[behind + 1].has("place"):
        behind += 2
    return behind < len(items) and items[behind].has("road")


def _in_a_name(passage: Passage, at: int) -> bool:
    """True for a place with which the name of an organisation begins: `the Tarn Independence Army`."""
    items, text = passage.sentence.items, passage.text
    end = at + 1
    while end < len(items) and items[end].has("cap"):
        end += 1
    return at + 1 < end < len(items) and items[end].has("org_noun") and text[items[end].start].isupper()


def _there(items: list[Item], begin: int, at: int, reading: Reading) -> bool:
    """True where a preposition of being there leads to a place, or a verb of hitting whose object it is; where verbs
    come first, the country right behind one is who hits.
    """
    if not begin:
        return False
    before = items[begin - 1]
    if before.is_any(BEING_THERE) or (begin > 1 and before.has("of") and items[begin - 2].has("areas")):
        return True
    if before.value("going_to") == INTO and begin > 1:
        return items[begin - 2].has("target")
    if not before.has("target"):
        return False
    name = items[at].value("place")
    country = name in reading.world.places and reading.world.places[name].kind == COUNTRY
    related = begin > 1 and items[begin - 2].is_any(("incident", "clause", "relative"))
    return reading.pack.settings.subject_first or not country or related


def _adverbial(items: list[Item], begin: int, reading: Reading) -> bool:
    """True where a compass point itself says that something is there, as it does where subjects stand behind verbs."""
    led = begin > 0 and items[begin - 1].is_any(LEADING_AWAY)
    return items[begin].has("compass") and not led and not reading.pack.settings.subject_first


def _recording(items: list[Item], begin: int, at: int, reading: Reading) -> bool:
    """True where a place records what it counts: `Tarn recorded nine deaths`."""
    verb = at + 1 if reading.pack.settings.subject_first else begin - 1
    if verb == at + 1 < len(items) and items[verb].is_any(NAMERS):
        verb += 1
    return 0 <= verb < len(items) and items[verb].has("records")


def _described(passage: Passage, at: int, reading: Reading) -> bool:
    """True where a noun says what the place is, so that its compass point only tells where that lies (`the northern
    Orla region`).
    """
    items = passage.sentence.items
    words = passage.text[items[at].start : items[at].end].split()
    beside = items[at + 1 : at + 2]
    means = reading.pack.lexicon.means
    told = not items[at].has("area") and any(means(word, "area") for word in words)
    return told or any(item.is_any(NAMERS) for item in beside)


def _whole_town(name: str, reading: Reading) -> bool:
    """True for a place that no quarter of a town is, though one may bear its name."""
    known = reading.world.places.get(name)
    return known is not None and known.kind in WHOLE_TOWNS


def _begin(items: list[Item], at: int) -> int:
    """Where the words that make up a place begin: its article, nouns of places before it with what is said of them, its
    compass point and marks of quotation.
    """
    begin = at
    while begin and (items[begin - 1].is_any(MADE_OF) or _says_of_area(items, begin - 1)):
        begin -= 1
    return begin


def _says_of_area(items: list[Item], at: int) -> bool:
    """True for a word that says what the area named before it is like, or where it lies."""
    if at == 0 or not items[at].has("place_trait") or items[at].has("target"):
        return False
    return items[at - 1].has("area") or _says_of_area(items, at - 1)


def _of_event(items: list[Item], at: int, reading: Reading) -> bool:
    """True where the place is that of an incident or a toll named beside it; a country may be who attacks."""
    event = _event_beside(items, at, reading)
    if event is None:
        return False
    name = items[at].value("place")
    place = reading.world.places.get(name) if name is not None else None
    attack = event.has("running") or event.value("incident") in ATTACKS
    return place is None or place.kind != COUNTRY or not attack


def _of_site(items: list[Item], at: int, reading: Reading) -> bool:
    """True where a place only says where a site without a name is: `at an Orla hospital`."""
    site = reading.pack.settings.subject_first and at + 1 < len(items) and items[at + 1].value("area") == SITE
    return site and at > 0 and items[at - 1].has("num_article") and not items[at - 1].has("the")


def _event_beside(items: list[Item], at: int, reading: Reading) -> Item | None:
    """The incident or toll whose place this is, at most with nouns between them: `the Orla hotel fire`."""
    if reading.pack.settings.subject_first:
        behind = at + 2 if at + 1 < len(items) and items[at + 1].has("possessive") else at + 1
        beside = items[behind : behind + 1 + EVENT_NOUNS]
    else:
        beside = items[max(0, at - EVENT_NOUNS) : at][::-1]
    for item in beside:
        if item.is_any(EVENTS):
            return item
        if item.is_any(PARTED):
            return None
    return None


def _ordinary(items: list[Item], at: int, reading: Reading) -> str | None:
    """An ordinary word that is a place's name too, behind a preposition of place, a noun that needs a name or a verb of
    travel; one that tells of harm only where the article names another place of that country.
    """
    name = items[at].value("place_ordinary")
    if not at or name is None:
        return None
    if (not items[at - 1].is_any(EVIDENT) or items[at - 1].has("definite")) and not _travelled_to(items, at):
        return None
    return name if not items[at].has("incident") or _home_named(name, reading) else None


def _travelled_to(items: list[Item], at: int) -> bool:
    """True behind a verb of travel (`visits Tarn`), with no more than its preposition or the traveller between."""
    before = at - 1
    while before > at - TRAVELLER_REACH and before > 0 and items[before].is_any(TRAVELLER):
        before -= 1
    return items[before].has("move") and not items[before].has("definite")


def _name(item: Item, reading: Reading) -> str | None:
    values = item.word.values
    if "place_choice" in values:
        return _chosen(values["place_choice"].split("|"), reading)
    if "place" in values:
        return values["place"] if _fits(values["place"], reading) else None
    if "place_alias" in values:
        return next((name for name in values["place_alias"].split("|") if name in reading.named_places), None)
    return None


def _fits(name: str, reading: Reading) -> bool:
    """False for a building where the article names no other place of its country: others bear such names."""
    known = reading.world.places.get(name)
    return known is None or known.kind != SITE or _home_named(name, reading)


def _home_named(name: str, reading: Reading) -> bool:
    """True where the article names the country of a place, or another place in it."""
    country = reading.world.country_of(name)
    return reading.countries[country] > (name in reading.named_places)


def _home(name: str, reading: Reading) -> str | None:
    return reading.world.country_of(name) if name in reading.world.places else None


def _chosen(candidates: list[str], reading: Reading) -> str:
    """The candidate whose country the article names, else the likeliest."""
    for name in candidates:
        country = reading.world.country_of(name) if name in reading.world.places else None
        if country is not None and country in reading.named_places:
            return name
    return candidates[0]


def _adjective(sentence: Sentence, at: int) -> bool:
    """True for a name that is also its people's, right before a noun (`US bombing`)."""
    return sentence.items[at].has("people") and sentence.has(NOUNS, at + 1, at + 2)


def _speaking(sentence: Sentence, at: int, reading: Reading) -> bool:
    """True where the place only says whose office speaks (`Gaza's health ministry`, `officials in Tobruk said`)."""
    behind = at + 2 if sentence.has("possessive", at + 1, at + 2) else at + 1
    if sentence.has(SPEAKERS, behind, behind + 1):
        return _spoken(sentence, at)
    if at < 2 or not sentence.items[at - 1].is_any(BEING_THERE):
        return False
    before = sentence.items[at - 2]
    if before.has("organisation") and (sentence.has(SAYING, at - 4, at - 2) or sentence.has(SAYING, at + 1, at + 3)):
        return True
    if not sentence.has(SPEAKERS, at - 2, at - 1):
        return False
    return kind_of(before, reading) not in (PEOPLE, SOMEBODY) or _spoken(sentence, at)


def _spoken(sentence: Sentence, at: int) -> bool:
    """True where a word of saying or crediting stands near an item."""
    return sentence.has(SAYING, at - SPEECH_REACH, at) or sentence.has(SAYING, at + 1, at + 1 + 2 * SPEECH_REACH)


def learn_names(reading: Reading) -> None:
    """Collects the places that the article names, listed ones and others."""
    for passage in reading.passages:
        for at in () if passage.teaser else passage.sentence.where("place|people"):
            values = passage.sentence.items[at].word.values
            name = values.get("place") or values["people"]
            if name not in reading.named_places:
                reading.named_places.add(name)
                reading.countries[_home(name, reading)] += 1
            if not passage.teaser:
                _learn_around(passage.sentence.items, at, reading)


def _learn_around(items: list[Item], at: int, reading: Reading) -> None:
    """Keeps the province that stands behind a town of which the table knows the country alone."""
    known = reading.world.places.get(items[at].value("place") or "")
    behind = at + 1
    while known is not None and behind < len(items) and items[behind].is_any(LOCATING):
        behind += 1
    larger = reading.world.places.get(items[behind].value("place") or "") if behind < len(items) else None
    if known is None or larger is None or larger.name == known.name:
        return
    division = larger.kind in DIVISIONS or items[behind - 1].value("area") == DIVISION
    if division and known.within == reading.world.country_of(larger.name) and known.kind not in DIVISIONS:
        reading.around.setdefault(known.name, larger.name)


def lies_in(small: str | None, large: str, reading: Reading) -> bool:
    """True for a place inside another; an unlisted one lies where the article says."""
    return small is not None and large in reading.larger(small)


def beside_smaller(large: Spot, small: Spot, reading: Reading) -> bool:
    """True for a place that says where a smaller one beside it lies (`the port of Tarn, in southern Orland`)."""
    reach = BESIDE_PLACE if small.bare in reading.world.places else AROUND_PLACE
    near = abs(large.at - small.at) <= reach
    return near and small.bare != large.bare and lies_in(small.bare, large.bare, reading)


def joint_places(items: list[Item], spots: Sequence[Spot], reading: Reading) -> Iterator[tuple[tuple[Spot, Spot], str]]:
    """Each two countries in one breath, and what they are called together."""
    for one, other in pairwise(spots):
        if not all(item.is_any(BESIDE) for item in items[one.at + 1 : other.at]):
            continue
        names = [one.bare, other.bare]
        homes = [reading.world.country_of(name) for name in names]
        if homes[0] != homes[1] and names == homes:
            yield (one, other), reading.world.naming.joint.join(names)
