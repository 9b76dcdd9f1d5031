"""Where the harm of an article is, and the place of a count whose own sentence names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from crosscheck.extract.areas import country_told
from crosscheck.extract.dates import DateSpec
from crosscheck.extract.drafts import Draft, Passage, Reading, Spot
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.numerals import Number
from crosscheck.extract.offices import BODIES, kind_of
from crosscheck.extract.places import (
    beside_smaller,
    joint_places,
    learn_names,
    lies_in,
    spots_in,
)
from crosscheck.language.world import COUNTRY, TERRITORY

# How much a mention says of where the harm is: of the headline and the first sentences more, of places that no
# preposition ties or that the event is only near to less.
LEAD_WEIGHTS: Final = (3.0, 2.0, 2.0)
HEADLINE: Final = 3.0
LOOSE: Final = 0.3
LOOSE_HEADLINE: Final = 0.6  # headlines leave prepositions out
SEATED: Final = 0.8  # of regions and towns whose offices speak
NEARBY: Final = 0.8
INNER_SHARE: Final = 0.35  # of a country's weight that a place inside needs to stand for the event
INNER_LEAD: Final = 1.2  # how much more it needs than the next place inside
LEAST: Final = 0.6  # weight without which a place is only named in passing
CLOSE: Final = 0.9  # of the first country's weight, from which a second is as likely
SHARED: Final = 0.3  # the same, for two that are told together
OLD_MONTHS: Final = 3  # of a year: after them, all of the year before is long ago
YEARS: Final = range(1900, 2100)  # that a bare number can stand for
SEAT_REACH: Final = 3
HOSPITAL_REACH: Final = 3
HARM: Final = (
    "harm_noun|harm_active|harm_passive|harm_intransitive|harm|toll|toll_bare|incident|mishap|kidnap|captor|held"
)
SAID: Final = "say|say_toll|quoting|according|colon"
STANDING: Final = "area|scene|compass"  # what may stand for the article's place, once that is known
COUNTING: Final = "government"  # the kind of organisations that count the harmed of their own place
LARGE: Final = (COUNTRY, TERRITORY)
WATERS: Final = ("sea", "river", "strait")
TOWNS: Final = ("city", "town", "camp")


class Weights(NamedTuple):
    """The weight of each place, the part of it with which the text says that the harm is there, and the part that is
    the headline's; `joint` are two countries that headline or first sentences name in one breath.
    """

    all: dict[str, float]
    tied: dict[str, float]
    headed: dict[str, float]
    joint: list[str]


def learn_places(reading: Reading) -> None:
    """Collects the places that the article names and settles where the harm is that it tells of."""
    learn_names(reading)
    reading.seat = _dateline_place(reading)
    told = [passage for passage in reading.passages if not passage.teaser]
    weight_of = _importance(told)
    present = [passage for passage in told if not past_event(passage, reading)]
    scenes = [passage for passage in present if _harmful(passage)]
    reading.place = _main_place(_weights(scenes, weight_of, reading), reading)
    # an article whose headline and first sentences tell of harm is about it; another tells of it in passing
    if reading.place is None and any(weight_of[id(passage)] > 1 for passage in scenes):
        leads = [passage for passage in present if weight_of[id(passage)] > 1]
        reading.place = _country(_weights(leads, weight_of, reading), reading)
    home = reading.world.country_of(reading.place) if reading.place is not None else None
    if home is not None:
        reading.around = {**dict.fromkeys(reading.unlisted.values(), home), **reading.around}
    for passage in reading.passages:
        if passage.sentence.has(STANDING):
            passage.spots = None


def _passed_over(passage: Passage, spot: Spot, spots: Sequence[Spot], reading: Reading) -> bool:
    """True for a place where the harm is not: one that only says where another lies, or where the hurt are treated."""
    treated = passage.field == "text" and _treated_there(passage.sentence, spot)
    return treated or _locating(spot, spots, reading)


def _importance(passages: list[Passage]) -> dict[int, float]:
    """How much the place of each sentence weighs."""
    texts = [passage for passage in passages if passage.field == "text"]
    weights = {id(passage): HEADLINE if passage.field == "title" else 1.0 for passage in passages}
    return weights | {id(passage): weight for passage, weight in zip(texts, LEAD_WEIGHTS, strict=False)}


def _harmful(passage: Passage) -> bool:
    """True for a sentence that tells of harm, and not of a visit to those who came to it."""
    sentence = passage.sentence
    return sentence.has(HARM) and (sentence.has("harm|count") or not sentence.has("move"))


def _dateline_place(reading: Reading) -> str | None:
    """The first place of the dateline."""
    for passage in reading.passages:
        for item in passage.sentence.items[: passage.dateline_ends]:
            if item.has("place"):
                return item.value("place")
    return None


def past_event(passage: Passage, reading: Reading) -> bool:
    """True for a sentence that names an earlier year otherwise than as the start of a count: it tells of another
    event.
    """
    if reading.reference is None:
        return False
    items = passage.sentence.items
    recent = reading.reference.year - (reading.reference.month <= OLD_MONTHS)
    for at in passage.sentence.where("date|year"):
        year = _year(items[at])
        if year is not None and year < recent and not (at and items[at - 1].has("since")):
            return True
    return False


def _year(item: Item) -> int | None:
    """The year that an item names, alone or in a date of the common calendar."""
    read = item.reading
    if isinstance(read, DateSpec):
        return read.year if not read.hijri and not read.since else None
    if not isinstance(read, Number) or not item.has("year") or read.low is None:
        return None
    return int(read.low) if read.low in YEARS else None


def _weights(passages: list[Passage], weight_of: dict[int, float], reading: Reading) -> Weights:
    """How much the passages speak of each place, and of the places whose offices count."""
    weights = Weights(defaultdict(float), defaultdict(float), defaultdict(float), [])
    for passage in passages:
        headline, weight = passage.field == "title", weight_of[id(passage)]
        loose = LOOSE_HEADLINE if headline else LOOSE
        spots = spots_in(passage, reading)
        if weight > 1:
            weights.joint.extend(name for _, name in joint_places(passage.sentence.items, spots, reading))
        for spot in spots:
            if _passed_over(passage, spot, spots, reading):
                continue
            name = spot.bare
            share = (NEARBY if spot.near else 1.0) if spot.inside else loose
            weights.all[name] += weight * share
            if headline:
                weights.headed[name] += weight * share
            elif spot.inside:
                weights.tied[name] += weight * share
        for _at, seat in seats_in(passage, reading):
            weights.all[seat] += weight * (loose if reading.world.places[seat].kind in LARGE else SEATED)
    return weights


def _locating(spot: Spot, spots: Sequence[Spot], reading: Reading) -> bool:
    """True for a place that only says where a smaller one lies."""
    return any(beside_smaller(spot, other, reading) for other in spots)


def _treated_there(sentence: Sentence, spot: Spot) -> bool:
    """True for a place that says where a hospital is, to which the hurt of another place may have come."""
    return sentence.has("hospital", spot.at - HOSPITAL_REACH, spot.at + 2) and not sentence.has("incident")


def _main_place(weights: Weights, reading: Reading) -> str | None:
    """The country with the most weight, and inside it the smallest place that holds a good share of that weight; that
    a headline names the larger one alone says nothing against one to which the text ties the harm.
    """
    home = best = _country(weights, reading)
    if home is None or best is None:
        return None
    sums = _sums(weights, reading, home=home)
    while True:
        inner = sorted((-sums[name], name) for name in sums if name != best and _parent(name, home, reading) == best)
        if not inner:
            return best
        first, second = -inner[0][0], -inner[1][0] if len(inner) > 1 else 0.0
        whole = sums[best] - (weights.headed.get(best, 0.0) if inner[0][1] in weights.tied else 0.0)
        if first < max(INNER_SHARE * whole, INNER_LEAD * second) or first <= weights.tied.get(best, 0.0):
            return best
        best = inner[0][1]


def _parent(name: str, home: str, reading: Reading) -> str | None:
    """The next larger place, as far as tables or the article say; else an unlisted one lies in its country where
    capitals tell names, for others may be no places.
    """
    larger = next((larger for larger in reading.larger(name) if larger != name), None)
    unlisted = larger is None and name not in reading.world.places
    return home if unlisted and reading.pack.settings.capitals else larger


def _sums(weights: Weights, reading: Reading, *, home: str = "") -> dict[str, float]:
    """The weight of each place with all that lies in it, unlisted ones in their country if that is known."""
    sums: dict[str, float] = defaultdict(float)
    for name, weight in weights.all.items():
        larger = list(reading.larger(name))
        if larger[-1] not in reading.world.places:
            larger += reading.world.larger(home)
        for place in larger:
            sums[place] += weight
    return sums


def _country(weights: Weights, reading: Reading) -> str | None:
    """The country with the most weight, or two that the article leads with in one breath; None where it is one of
    several that are only named in passing.
    """
    sums, places = _sums(weights, reading), reading.world.places
    scenes = [name for name in sums if name in places and (places[name].kind in WATERS or _whole(name, reading))]
    ranked = sorted(scenes or sums, key=lambda name: (-sums[name], name))
    if len(ranked) < 2:
        return next((name for name in ranked if sums[name] >= LEAST), None)
    first, second = ranked[:2]
    for joint in weights.joint:
        if set(joint.split(reading.world.naming.joint)) == {first, second} and sums[second] > SHARED * sums[first]:
            return joint
    tied = any(reading.world.within(name, first) for name in weights.tied)
    return first if tied or sums[second] < CLOSE * sums[first] else None


def _whole(name: str, reading: Reading) -> bool:
    """True for a country, and a territory of none."""
    return reading.world.country_of(name) == name


def seats_in(passage: Passage, reading: Reading) -> list[tuple[int, str]]:
    """The places whose offices speak in the sentence, with the item of the office; one in a city speaks for its
    country.
    """
    if passage.seats is None:
        passage.seats = _seats(passage, reading) if passage.sentence.where(SAID) else []
    return passage.seats


def _seats(passage: Passage, reading: Reading) -> list[tuple[int, str]]:
    items = passage.sentence.items
    found: list[tuple[int, str]] = []
    for at in passage.sentence.where("organisation|office"):
        item = items[at]
        known = reading.world.organisations.get(item.word.values.get("organisation", ""))
        if known is not None:
            beside = known.within if known.kind == COUNTING else None
        elif kind_of(item, reading) in BODIES:
            beside = place_beside(items, at, reading)
        else:
            continue
        if beside in reading.world.places:
            found.append((at, _spoken_for(beside, reading)))
    return found


def _spoken_for(place: str, reading: Reading) -> str:
    kind = reading.world.places[place].kind
    return (reading.world.country_of(place) or place) if kind in TOWNS else place


def place_beside(items: list[Item], at: int, reading: Reading) -> str | None:
    """The place or people named beside an office, on the side where the language puts it first."""
    before = range(at - 1, max(-1, at - 1 - SEAT_REACH), -1)
    behind = range(at + 1, min(len(items), at + 1 + SEAT_REACH))
    for positions in (before, behind) if reading.pack.settings.subject_first else (behind, before):
        for other in positions:
            if items[other].is_any(("comma", "stop", "say", "count")):
                break
            name = items[other].word.values.get("people") or items[other].word.values.get("place")
            if name is not None and name in reading.world.places:
                return name
    return None


def implied_place(draft: Draft, reading: Reading) -> str | None:
    """The place of a count whose sentence ties it to none: that of the office that counts, else that of the harm.

    The same in the paragraph's sentences behind the office. A count of an earlier event has none.
    """
    if past_event(draft.passage, reading):
        return None
    seat = _seat(draft, reading)
    main = reading.place
    if seat is not None and main != seat:
        joint = reading.world.naming.joint
        one_of_two = main is not None and main not in reading.world.places and seat in main.split(joint)
        elsewhere = reading.world.places[seat].kind != COUNTRY and not lies_in(main, seat, reading)
        if main is None or one_of_two or elsewhere:
            main = seat
    if main is not None and main not in reading.world.places and reading.world.naming.joint in main:
        told = country_told(draft.passage, draft.item_at, reading)
        main = told if told in main.split(reading.world.naming.joint) else main
    return _home(draft, main, reading) or main


def _seat(draft: Draft, reading: Reading) -> str | None:
    """The place of the nearest office of the sentence, else of the last one before in its paragraph."""
    seats = seats_in(draft.passage, reading)
    if seats:
        return min(seats, key=lambda seat: (abs(seat[0] - draft.item_at), seat[0]))[1]
    return _seat_before(draft.passage, reading)


def _seat_before(passage: Passage, reading: Reading) -> str | None:
    """The place of the last office before a sentence in its paragraph."""

    def last_seat(other: Passage) -> str | None:
        seats = seats_in(other, reading)
        return seats[-1][1] if seats else None

    return reading.last_before(passage, reading.seated, last_seat)


def _home(draft: Draft, main: str | None, reading: Reading) -> str | None:
    """Where people of a side are counted by an article about another country: at home, if it names a place there."""
    side = draft.side
    if side is None or side not in reading.world.places or draft.group is not None:
        return None
    if main is not None and (reading.world.country_of(main) in {side, None} or reading.world.within(main, side)):
        return None
    if side not in reading.homes:
        reading.homes[side] = _named_in(side, reading)
    return reading.homes[side]


def _named_in(country: str, reading: Reading) -> str | None:
    """The one place inside a country that the article names; others that lie in it do not count."""
    world = reading.world
    named = {name for name in reading.named_places if name != country and world.within(name, country)}
    tops = [name for name in named if not any(larger in named for larger in world.larger(name) if larger != name)]
    return tops[0] if len(tops) == 1 else None
