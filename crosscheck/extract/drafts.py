"""Drafts: claims while their slots are still being filled, and the reading of one article that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import takewhile
from typing import Final, NamedTuple

from crosscheck.extract.amounts import Money
from crosscheck.extract.dates import DateSpec
from crosscheck.extract.items import Item, Sentence
from crosscheck.extract.numerals import Number
from crosscheck.language.pack import Pack
from crosscheck.language.world import World
from crosscheck.model.article import ReferenceTime
from crosscheck.model.claim import Certainty, Field, Kind, Scope
from crosscheck.model.period import Period

HARM: Final = "harm_noun|harm_active|harm_passive"


class Spot(NamedTuple):
    """A place named in a sentence: item position, canonical name (with its compass part), whether any preposition leads
    to it, whether one of being there does, whether an event only bears its name (`the Orla quake`), and whether the
    preposition says that one is only near; `part` is the compass part.
    """

    at: int
    name: str
    led: bool
    inside: bool
    named_for: bool = False
    near: bool = False
    part: str = ""

    @property
    def bare(self) -> str:
        """The name without the compass part."""
        return self.name.removeprefix(f"{self.part} ")


class Report(NamedTuple):
    """A word of saying or crediting: where it stands in its sentence and what kind it is."""

    at: int
    kind: str


class Party(NamedTuple):
    """Whom a word of saying credits: by English name, or as one told of before: of what kind, or how that name ends. A
    name beside that is for where nobody was told of. `at` is the item that names it.
    """

    at: int
    name: str | None
    again: str = ""


class Passage:
    """A sentence with the field it stands in and its role (`teaser` for headlines of other stories)."""

    __slots__ = (
        "dateline_ends",
        "field",
        "lead",
        "names",
        "number",
        "reports",
        "seats",
        "sentence",
        "spots",
        "teaser",
        "text",
        "voices",
    )

    def __init__(self, sentence: Sentence, field: Field, text: str, *, teaser: bool, lead: bool) -> None:
        self.sentence, self.field, self.text, self.teaser, self.lead = sentence, field, text, teaser, lead
        self.number = 0  # its place in the article
        self.dateline_ends = 0  # items before this position are the dateline
        # names, words of saying, speakers, places and offices of places in the sentence, once looked for
        self.names: list[tuple[int, int]] | None = None
        self.reports: list[Report] | None = None
        self.voices: list[Voice] | None = None
        self.spots: tuple[Spot, ...] | None = None
        self.seats: list[tuple[int, str]] | None = None

    def beside(self, other: Passage) -> bool:
        """True where both stand in one paragraph."""
        return self.field == other.field and self.sentence.paragraph == other.sentence.paragraph

    @property
    def harms(self) -> bool:
        """True where the sentence speaks of harm to people."""
        return bool(self.sentence.where(HARM))


class Evidence(NamedTuple):
    """An item of a sentence, by which a slot of a draft was filled."""

    passage: Passage
    item: Item


class Voice(NamedTuple):
    """A party that a sentence credits: its name, where it is named, and the word of saying."""

    name: str
    passage: Passage
    at: int
    cue: int


class Reading:
    """One article while it is read: its pack, reference day, passages, and what one sentence leaves to the next.

    `reference` is the last day on which the article may have been written, `earliest` the first.
    """

    __slots__ = (
        "anchor",
        "around",
        "bearers",
        "bodies",
        "counted_in",
        "countries",
        "deal",
        "drafts",
        "earliest",
        "followers",
        "heard",
        "holders",
        "homes",
        "lead_travellers",
        "met",
        "named_places",
        "names",
        "offices",
        "pack",
        "passages",
        "persons",
        "place",
        "reference",
        "refusals",
        "said",
        "seat",
        "seated",
        "shaken",
        "spoken",
        "surnames",
        "teasers",
        "told",
        "travellers",
        "unlisted",
        "unnamed",
        "weekdays",
        "whole",
        "world",
    )

    def __init__(self, pack: Pack, world: World, reference: ReferenceTime | None) -> None:
        self.pack, self.world = pack, world
        self.reference = reference.high if reference else None
        self.earliest = reference.low if reference else None
        self.passages: list[Passage] = []
        self.drafts: list[Draft] = []
        self.refusals: list[tuple[str, int, int, str]] = []
        self.anchor: date | None = None
        self.deal: tuple[int, Money] | None = None  # the last deal's paragraph and sum
        self.place: str | None = None
        self.counted_in: str | None = None  # the place of the count whose speaker is looked for
        self.seat: str | None = None  # the place of the dateline
        self.travellers: tuple[str, ...] = ()
        self.lead_travellers: tuple[str, ...] = ()  # who travels first in the text
        self.names: dict[str, str] = {}  # full names by each of their words
        self.surnames: set[str] = set()  # the last words of names
        self.persons: set[str] = set()  # the full names
        self.unnamed: set[str] = set()  # what persons without a name are called
        self.holders: dict[str, str] = {}  # the persons who hold offices, by office
        self.named_places: set[str] = set()
        self.countries: Counter[str | None] = Counter()  # how many of them lie in each country
        self.told: dict[int, str | None] = {}  # the last place or nation in the paragraph up to a sentence
        self.followers: dict[str, list[str]] = {}  # the keys behind each key, once asked for
        self.unlisted: dict[tuple[str, ...], str] = {}  # by the keys of its words
        self.around: dict[str, str] = {}  # the place around an unlisted one
        self.said: dict[tuple[int, int], Party | None] = {}  # whom a word of saying credits, by sentence and item
        self.heard: dict[str, Voice] = {}  # the last speaker by the last word of their name
        self.offices: dict[str, str] = {}
        self.bodies: dict[str, Voice] | None = None  # the first organisation by each word of its name, once asked for
        self.bearers: dict[str, tuple[Passage, int] | None] = {}  # the first party of each kind asked for
        self.seated: dict[int, str | None] = {}  # the last place of an office in the paragraph up to a sentence
        self.homes: dict[str, str | None] = {}  # the one place that the article names inside each country asked for
        self.teasers: dict[int, str | None] = {}  # the place of the whole headline in a paragraph
        self.whole: Draft | None = None  # the last casualty that is no part
        self.shaken: set[str] = set()  # the fields that have told of a quake's size
        self.met = False  # whether the article has told of a meeting
        self.weekdays: dict[int, date] = {}
        self.spoken: dict[str, bool] = {}  # whether the article has a word of a class, once asked

    def larger(self, name: str) -> Iterator[str]:
        """A place, then each larger one that it lies in; where tables do not tell, it lies where the article says."""
        passed: set[str] = set()
        while (name in self.around or name not in self.world.places) and name not in passed:
            passed.add(name)
            yield name
            name = self.around.get(name, name)
        yield from self.world.larger(name)

    def titled(self, classes: str) -> bool:
        """True where the headline has a word of one of these classes."""
        titles = takewhile(lambda passage: passage.field == "title", self.passages)
        return any(passage.sentence.has(classes) for passage in titles)

    def last_before(
        self, passage: Passage, remembered: dict[int, str | None], find: Callable[[Passage], str | None]
    ) -> str | None:
        """What `find` gives for the nearest sentence before in the paragraph; no sentence is asked twice."""
        number = passage.number - 1
        while number >= 0 and number not in remembered and self.passages[number].beside(passage):
            found = find(self.passages[number])
            if found is not None:
                remembered[number] = found
                break
            number -= 1
        last = remembered[number] if number >= 0 and self.passages[number].beside(passage) else None
        remembered.update(dict.fromkeys(range(number + 1, passage.number), last))
        return last

    def paragraph_of(self, passage: Passage) -> list[Passage]:
        """The sentences of a sentence's paragraph, itself among them."""
        begin, end = passage.number, passage.number + 1
        while begin and self.passages[begin - 1].beside(passage):
            begin -= 1
        while end < len(self.passages) and self.passages[end].beside(passage):
            end += 1
        return self.passages[begin:end]

    def days_of(self, spec: DateSpec, *, tense: int, anchor: date | None = None) -> Period | None:
        """The days that a date means; None where they depend on which day of the reference time it is read against."""
        if self.reference is None or self.earliest is None:
            return None
        found = spec.resolve(self.reference, tense=tense, anchor=anchor)
        certain = self.earliest == self.reference or found == spec.resolve(self.earliest, tense=tense, anchor=anchor)
        return found if certain else None


class Draft:
    """A claim in the making; slots as in the Claim record, plus the items it came from."""

    __slots__ = (
        "as_of", "attribution", "certainty", "corrected", "end", "event", "event_date", "evidence", "group", "implied",
        "item", "item_at", "kind", "measure", "money_codes", "number", "part_of", "passage", "period", "revises",
        "rule", "same_as", "scope", "side", "since", "start", "unit", "what", "where", "who",
    )  # fmt: skip

    def __init__(self, passage: Passage, item_at: int, kind: Kind, measure: str, *, item: Item | None = None) -> None:
        item = item or passage.sentence.items[item_at]
        self.passage, self.item, self.item_at, self.kind, self.measure = passage, item, item_at, kind, measure
        self.start, self.end = item.start, item.end
        self.rule = item.rule
        self.number: Number | None = None
        self.unit: str | None = None
        self.money_codes: tuple[str, ...] = ()
        self.period: Period | None = None
        self.group: str | None = None
        self.side: str | None = None
        self.who: tuple[str, ...] = ()
        self.where: str | None = None
        self.what: str | None = None
        self.scope: Scope | None = None
        self.since: date | None = None
        self.as_of: date | None = None
        self.event_date: date | None = None
        self.attribution: str | None = None
        self.certainty: Certainty = "stated"
        # slots that the sentence does not tell: found in the article, or taken by default
        self.implied: set[str] = set()
        self.evidence: dict[str, tuple[Evidence, ...]] = {}  # the words that a slot was taken from
        self.event: tuple[str, ...] = ()
        self.part_of: Draft | None = None
        self.same_as: Draft | None = None  # the count told before whose question this one answers too
        self.revises = False
        self.corrected = False

    def show(self, slot: str, *items: Item, passage: Passage | None = None) -> None:
        """Keeps the items, of the draft's own sentence or of another, as what a slot was taken from."""
        self.evidence[slot] = tuple(Evidence(passage or self.passage, item) for item in items)
