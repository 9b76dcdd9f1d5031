"""A sentence's words of time and the casualties in it: which of them belong together."""

from __future__ import annotations

from typing import Final

from crosscheck.extract.dates import BEHIND, DateSpec
from crosscheck.extract.drafts import Draft, Reading
from crosscheck.extract.numerals import Number
from crosscheck.model.period import Period

EVENT_WORDS: Final = 6
TOLL_REACH: Final = 3
CUTS: Final = "semicolon|contrast|stop|colon"
ASIDE: Final = frozenset(("side_word", "place", "place_alias"))
TOLLS: Final = ("toll", "toll_bare", "toll_figure", "toll_weak")
SHARED_LINKS: Final = frozenset(
    ("date", "daypart", "comma", "weekday", "day", "began", "running", "since", "the", "on", "direction")
)
WATCHED: Final = frozenset(
    (*TOLLS, "since", "until", "by", "as_of", "daily", "alone", "running", "began", "resumed", "superlative",
     "relative", "incident", "widespread", "date", "whole_year")
)  # fmt: skip
WORDS_OF_TIME: Final = "|".join(sorted(WATCHED))


class Clauses:
    """A sentence's items and where its casualties stand: decides which of them a word of time belongs to.

    `dated` are the positions of dates and years; the others are asked for by class. A date has its words' classes.
    """

    __slots__ = ("_cuts", "_periods", "_places", "dated", "items", "positions", "reading", "sentence")

    def __init__(self, drafts: list[Draft], reading: Reading) -> None:
        self.sentence = sentence = drafts[0].passage.sentence
        self.items = sentence.items
        self.positions = sorted({draft.item_at for draft in drafts})
        self.reading = reading
        self.dated: list[int] = []
        self._places: dict[str, list[int]] = {}
        self._cuts: list[int] = []
        self._periods: dict[int, Period | None] = {}
        for at in sentence.where(CUTS):
            if not (self.items[at].has("contrast") and self._goes_on(at)):
                self._cuts.append(at)
        for at in sentence.where("date|year"):
            reading_at = self.items[at].reading
            if isinstance(reading_at, DateSpec) or (isinstance(reading_at, Number) and reading_at.year):
                self.dated.append(at)
        parted = [at for at, item in enumerate(self.items) if item.parts]
        for at in sorted({*sentence.where(WORDS_OF_TIME), *parted}):
            item = self.items[at]
            for name in WATCHED.intersection(item.word.classes.union(*[part.word.classes for part in item.parts])):
                self._places.setdefault(name, []).append(at)

    def places(self, name: str) -> list[int]:
        """Where words of a watched class stand."""
        return self._places.get(name, [])

    def has(self, name: str) -> bool:
        """True where the sentence has a word of a watched class."""
        return name in self._places

    def within(self, begin: int, end: int, *names: str) -> bool:
        """True where a word of one of the classes stands in `[begin, end)`."""
        for name in names:
            for at in self._places.get(name, ()):
                if begin <= at < end:
                    return True
        return False

    def cut(self, begin: int, end: int) -> bool:
        """True where the sentence is cut in two in `[begin, end)`."""
        return any(begin <= at < end for at in self._cuts)

    def belongs(self, at: int, draft: Draft) -> bool:
        """True where the word at `at` says when for this count, and not for a toll that is told beside it."""
        low, high = sorted((at, draft.item_at))
        if self.cut(low + 1, high):
            return False
        if draft.item_at > at:
            earlier = [position for position in self.positions if position < at]
            following = next(position for position in self.positions if position > at)
            if self.within(following + 1, draft.item_at, *TOLLS) and not self._shared(at):
                return False
            told = bool(earlier) and self.within(earlier[-1] + 1, at, *TOLLS) and following == draft.item_at
            return not earlier or told or self._shared(at)
        later = self.positions[-1] > at
        return not (later and self.within(draft.item_at + 1, at + TOLL_REACH, *TOLLS))

    def _goes_on(self, at: int) -> bool:
        """True where a toll of the same people is told behind a contrast (`while the number of hurt stood at 9`)."""
        for item in self.items[at + 1 : at + 1 + 2 * EVENT_WORDS]:
            if item.is_any(ASIDE) or item.has("count"):
                return False
            if item.is_any(TOLLS):
                return True
        return False

    def _shared(self, at: int) -> bool:
        """True where `and` goes on behind a word of time and its date: what follows holds for the same time."""
        for item in self.items[at + 1 : at + 1 + EVENT_WORDS]:
            if item.has("num_and") or item.has("besides") or item.has("contrast"):
                return True
            if not item.is_any(SHARED_LINKS):
                return False
        return False

    def marks(self, draft: Draft, *names: str) -> list[int]:
        """Where words of these classes stand that belong to the count."""
        if self._places.keys().isdisjoint(names):
            return []
        places = {at for name in names for at in self.places(name)}
        return [at for at in sorted(places) if self.belongs(at, draft)]

    def period(self, at: int) -> Period | None:
        """The days that the item names, seen from the reference time."""
        if at not in self._periods:
            self._periods[at] = self._resolved(at)
        return self._periods[at]

    def _resolved(self, at: int) -> Period | None:
        spec = self.items[at].reading if 0 <= at < len(self.items) else None
        return self.reading.days_of(spec, tense=BEHIND) if isinstance(spec, DateSpec) and not spec.same else None
