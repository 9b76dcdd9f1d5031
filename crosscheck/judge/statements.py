"""Statements: claims as the judge reads them, with the values they leave possible, their moment, speaker and origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

import msgspec

from crosscheck.judge.moments import DAY, UNKNOWN, Moment, holding_moment, offset_of, paragraph_clocks, published_moment
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim, Scope
from crosscheck.model.fact import CopyGroup
from crosscheck.model.interval import Interval
from crosscheck.model.quantity import Reading

Nature = Literal["static", "growing", "free"]

DAY_UNIT: Final = "day"
# Qualifiers whose words name one figure; a range or a vague count names none.
_NAMING: Final = frozenset({"exact", "more_than", "at_least", "less_than", "at_most", "about", "nearly"})


class Statement(msgspec.Struct, frozen=True):
    """One claim of a fact: `allowed` are the values (for a visit days as ordinals) left open, `figure` the one named.

    `past` marks a figure that the article itself tells as overtaken by another; `origin` is the voice that copies
    share; `running` marks a figure that this text or another of the fact tells as a running total.
    """

    claim: Claim
    allowed: Interval
    figure: Decimal | None
    unit: str | None
    moment: Moment
    speaker: str | None
    origin: str
    language: str | None = None
    past: bool = False
    running: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def article(self) -> str:
        """The id of the claim's article."""
        return self.claim.article

    @property
    def titled(self) -> bool:
        """True where the claim stands in a title."""
        return self.claim.field == "title"

    @property
    def scope(self) -> Scope | None:
        """The scope that the text tells, or None where it was taken by default."""
        return None if "scope" in self.claim.implied else self.claim.scope

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The other readings of an ambiguous value."""
        return self.claim.readings


Side = tuple[Statement, ...]


def _first(moment: Moment) -> tuple[bool, int, int]:
    return (not moment.exact, moment.low, moment.high)


class Desk:
    """Articles and copies as look-ups, so that each claim becomes a statement in constant time."""

    def __init__(
        self, articles: Iterable[Article], copies: Iterable[CopyGroup], families: Mapping[str, str] | None = None
    ) -> None:
        publishers = {outlet.casefold(): family.casefold() for outlet, family in (families or {}).items()}
        self._articles = {article.id: article for article in articles}
        self._clocks = {
            name: clocks for name, article in self._articles.items() if (clocks := paragraph_clocks(article))
        }
        outlets = {name: article.outlet.casefold() for name, article in self._articles.items() if article.outlet}
        self._origin = {name: publishers.get(outlet, outlet) for name, outlet in outlets.items()}
        self._moment = {name: published_moment(article) for name, article in self._articles.items()}
        self._own = dict(self._moment)
        self._text: dict[str, str] = {}
        for group in sorted(copies, key=lambda group: group.articles):
            self._join(group)

    def _join(self, group: CopyGroup) -> None:
        """Copies are one voice that spoke when the first of them came out, at the moment that is best known; what one
        of them has changed it spoke itself (`changed`).
        """
        known = [name for name in sorted(group.articles) if name in self._articles]
        if not known:
            return
        first = min((self._moment[name] for name in known), key=_first)
        self._moment.update(dict.fromkeys(known, first))
        self._text.update(dict.fromkeys(known, known[0]))

    def voices(self, names: Iterable[str]) -> dict[str, str]:
        """For each of these articles its independent voice: outlets are one where they have one publisher, or where one
        of these articles carries another's text.

        What else the outlets carry from each other, in articles on other matters, does not make them one here.
        """
        stands: dict[str, str] = {}
        by_text: dict[str, str] = {}

        def voice(outlet: str) -> str:
            while (other := stands.get(outlet, outlet)) != outlet:
                outlet = other
            return outlet

        held = {name: self._origin.get(name, name) for name in names}
        for name in held.keys() & self._text.keys():
            low, high = sorted((voice(held[name]), voice(by_text.setdefault(self._text[name], held[name]))))
            stands[high] = low
        return {name: voice(outlet) for name, outlet in held.items()}

    def article(self, name: str) -> Article | None:
        """The article of that id, or None where the input lacks it."""
        return self._articles.get(name)

    def published(self, name: str) -> Moment:
        """When the article's voice first spoke."""
        return self._moment.get(name, UNKNOWN)

    def place(self, moments: Mapping[str, Moment]) -> None:
        """Take over better known moments, by article."""
        self._moment.update(moments)

    def statement(self, claim: Claim, voice: str) -> Statement | None:
        """The claim as a statement of that voice, or None where it holds no value or no day."""
        allowed = _allowed(claim)
        if allowed is None or allowed == Interval():
            return None
        article = self._articles.get(claim.article)
        return Statement(
            claim=claim,
            allowed=allowed,
            figure=_figure(claim),
            unit=DAY_UNIT if claim.kind == "visit" else claim.unit,
            moment=holding_moment(claim, self.published(claim.article), self._clock(claim), offset_of(article)),
            speaker=claim.attribution.casefold() if claim.attribution else None,
            origin=voice,
            language=article.language if article else None,
        )

    def changed(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements. A value that copies print only a day and more after the first of them is news of its own: it
        was spoken when the first copy with it came out.
        """
        printed: dict[object, Moment] = {}
        for s in statements:
            key, own = (self._text.get(s.article), s.unit, s.allowed), self._own.get(s.article, UNKNOWN)
            printed[key] = min(printed.get(key, own), own, key=_first)
        return [
            msgspec.structs.replace(s, moment=first)
            if s.article in self._text
            and s.moment == self.published(s.article)
            and (first := printed[self._text[s.article], s.unit, s.allowed]).low > s.moment.high + DAY
            else s
            for s in statements
        ]

    def _clock(self, claim: Claim) -> int | None:
        if claim.field == "title":
            return None
        clocks = self._clocks.get(claim.article, ())
        return next((minute for start, end, minute in clocks if start <= claim.span[0] < end), None)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Oldest first; of one moment by article, title before text, and place in the text."""
    return sorted(statements, key=_position)


def _position(statement: Statement) -> tuple[int, int, str, bool, tuple[int, int], str]:
    claim = statement.claim
    return (statement.moment.low, statement.moment.high, claim.article, not statement.titled, claim.span, claim.id)


def by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Statements of each article in their order."""
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.article, []).append(statement)
    return grouped


def origins(statements: Iterable[Statement]) -> set[str]:
    """The independent voices behind the statements."""
    return {statement.origin for statement in statements}


def is_telling(figure: Decimal | None, digits: int) -> bool:
    """True where the figure has at least so many significant digits."""
    return figure is not None and len(significant(figure)) >= digits


def significant(figure: Decimal) -> str:
    """The figure's digits without noughts at either end: `196` for 1.96 billion."""
    return "".join(map(str, figure.as_tuple().digits)).strip("0")


def _allowed(claim: Claim) -> Interval | None:
    if claim.kind == "visit":
        low = Decimal(claim.start.toordinal()) if claim.start else None
        high = Decimal(claim.end.toordinal()) if claim.end else None
        return Interval(low, high)
    quantity = claim.quantity
    return quantity.allowed if quantity else None


def _figure(claim: Claim) -> Decimal | None:
    if claim.kind == "visit" or claim.qualifier not in _NAMING:
        return None
    return claim.low if claim.low is not None else claim.high
