"""The record at hand: everything by its id, with the interface's words and the reader's names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact, Story
from crosscheck.model.result import RunRecord
from crosscheck.report.interface import Interface
from crosscheck.report.visible import apart, is_rtl, shown

if TYPE_CHECKING:
    from crosscheck.report.quoting import QuoteView

LONGEST_NAME: Final = 80
_UNDATED: Final = "9999"


class Desk:
    """The record by id. Names and values come back fit to be shown: cut, visible, in the reader's language if known."""

    def __init__(self, record: RunRecord, words: Interface, names: Mapping[str, str] | None = None) -> None:
        self.record, self.words, self.names = record, words, names or {}
        self.articles = {article.id: article for article in record.articles}
        self.claims = {claim.id: claim for claim in record.claims if claim.article in self.articles}
        self.facts = {fact.id: fact for fact in record.facts}
        self.stories = {story.id: story for story in record.stories}
        self.story_of = {article: story.id for story in record.stories for article in story.articles}
        self.voice = {article: group.articles[0] for group in record.copies for article in group.articles}
        self.quotes: dict[str, QuoteView] = {}  # by claim: a side, the lineage and the readings show the same
        self.parts: dict[str, list[Fact]] = {}
        for fact in record.facts:
            for whole in fact.part_of:
                self.parts.setdefault(whole, []).append(fact)

    def chosen(self, names: Iterable[str]) -> list[Claim]:
        """The claims of these ids, those that the record does not hold left out."""
        return [self.claims[name] for name in names if name in self.claims]

    def article(self, claim: Claim) -> Article:
        """The article that states the claim."""
        return self.articles[claim.article]

    def name(self, canonical: str | None) -> str:
        """A name as the reader's language has it."""
        return shown(self.names.get(canonical, canonical), LONGEST_NAME) if canonical else ""

    def outlet(self, claim: Claim) -> str:
        """The outlet that prints the claim, or its article where no outlet is known."""
        article = self.articles[claim.article]
        return shown(article.outlet or article.id, LONGEST_NAME)

    def outlets(self, claims: Iterable[Claim]) -> list[str]:
        """The outlets of the claims, each once, in their order."""
        return list(dict.fromkeys(self.outlet(claim) for claim in claims))

    def origins(self, claims: Iterable[Claim]) -> int:
        """How many voices the claims can come from at most: copies and their origin are one."""
        voices = {self.voice.get(claim.article, claim.article) for claim in claims}
        known = [self.articles[voice] for voice in voices if voice in self.articles]
        return len({article.origin or article.outlet or article.id for article in known})

    def value(self, claim: Claim) -> str:
        """The claim's value in words."""
        return shown(self.words.value(claim), LONGEST_NAME)

    def values(self, claims: Iterable[Claim]) -> list[str]:
        """The distinct values, the most told first, at most three; a figure told with bounds and bare is told bare."""
        told: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            told.setdefault(_figure(claim), []).append(claim)
        rows = [
            (-len(row), self.value(min(row, key=lambda claim: claim.qualifier != "exact"))) for row in told.values()
        ]
        return list(dict.fromkeys(value for _, value in sorted(rows)))[:3]

    def worded(self, claims: Iterable[Claim]) -> str:
        """The distinct values as a list in a sentence, each in an isolate."""
        return self.words.listed([apart(value) for value in self.values(claims)])

    def question(self, fact: Fact | None, claims: list[Claim]) -> str:
        """What the figures answer: measure, group, side, item, place and parties."""
        if not claims:
            return ""
        claim, words = claims[0], self.words
        measure = words.name("measure", claim.measure)
        where = (fact.where if fact is not None else None) or claim.where
        parts = [
            measure if measure != claim.measure else self.name(measure),
            words.name("people", claim.group),
            self.name(claim.side),
        ]
        parts += [self.name(_item(claims)), self.name(where), words.listed(self._who(claims))]
        told = " · ".join(shown(part, LONGEST_NAME) for part in parts if part)
        return told[:1].upper() + told[1:]

    def _who(self, claims: Iterable[Claim]) -> list[str]:
        """Two of the persons or parties, from a claim that names them in the reader's script if there is one."""
        named = [[self.name(who) for who in claim.who[:2]] for claim in claims if claim.who]
        foreign = self.words.direction == "ltr"
        return min(named, key=lambda names: any(is_rtl(name) == foreign for name in names), default=[])

    def story(self, claims: list[Claim]) -> str:
        """The label of the story that the first claim belongs to, or an empty text."""
        story = self.stories.get(self.story_of.get(claims[0].article, "")) if claims else None
        return self.label(story) if story is not None else ""

    def label(self, story: Story) -> str:
        """What the story is called: the first of its headlines in the reader's language, else its label."""
        held = [self.articles[name] for name in story.articles if name in self.articles]
        read = [article for article in held if article.language == self.words.code and article.title]
        first = min(read, key=lambda article: (self.order(article), article.id), default=None)
        return shown(first.title if first is not None else story.label, LONGEST_NAME)

    def moment(self, article: Article) -> datetime | None:
        """When the article was published, in UTC; midnight where only the day is known; None where nothing is."""
        if article.published:
            try:
                found = datetime.fromisoformat(article.published)
            except ValueError:
                return None
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        known = article.reference.high if article.reference is not None else None
        return datetime(known.year, known.month, known.day, tzinfo=UTC) if known is not None else None

    def order(self, article: Article) -> str:
        """A key that sorts articles by time, undated ones last."""
        moment = self.moment(article)
        return _UNDATED if moment is None else moment.isoformat()

    def time(self, article: Article) -> str:
        """The published time in words: UTC where the clock is known, the window where it was inferred."""
        if not article.published or self.moment(article) is None:
            if article.reference is None:
                return self.words.text("unknown_time")
            window = self.words.days(article.reference.low, article.reference.high)
            return f"{window} ({self.words.text('inferred')})"
        moment = self.moment(article)
        assert moment is not None
        day = self.words.day(moment.date())
        return f"{day} {self.words.clock(moment)}" if len(article.published) > len("2000-01-01") else day

    def held_on(self, claim: Claim) -> datetime | None:
        """The moment for which a figure holds: its own day, else that of its article."""
        day: date | None = claim.as_of
        if day is not None:
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        return self.moment(self.articles[claim.article])


def _figure(claim: Claim) -> tuple[object, ...]:
    """What two claims share that name one figure or the same days, whatever bounds they put round it."""
    if claim.kind == "visit":
        return (claim.start, claim.end)
    if claim.qualifier in ("range", "vague"):
        return (claim.low, claim.high, claim.unit)
    return (claim.low if claim.low is not None else claim.high, claim.unit)


def _item(claims: Sequence[Claim]) -> str | None:
    """What is paid for: as the first claim has it whose sentence ties it to the sum, else as the first has it."""
    told = (claim.item for claim in claims if claim.item and "item" not in claim.implied)
    return next(told, claims[0].item)
