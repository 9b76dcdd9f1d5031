"""Dockets: the statements of one fact, what each article tells about its own figures, and disputes among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from crosscheck.judge.comparing import agree, comparable, contradict, nature_of
from crosscheck.judge.moments import DAY
from crosscheck.judge.policy import Policy
from crosscheck.judge.statements import Nature, Side, Statement, by_article, in_order, origins
from crosscheck.model.fact import Fact
from crosscheck.model.finding import ConflictType

# Statements before and after one that it is compared with; ordinary facts are shorter.
REACH: Final = 64
# Letters between a corrected figure and the one that it overtakes, where the text sets them side by side.
_FROM_TO: Final = 24


class Dispute(msgspec.Struct, frozen=True):
    """Statements that cannot all be true, in sides. `odd` is the side without which the rest is judged, or ().

    `linked` are statements of other facts that are part of the evidence, `facts` those facts; `detail` names what the
    rule saw.
    """

    type: ConflictType
    sides: tuple[Side, ...]
    fact: str | None
    facts: tuple[str, ...] = ()
    odd: Side = ()
    linked: Side = ()
    detail: str = ""


class Docket(msgspec.Struct, frozen=True):
    """A fact with its statements in order.

    `accounts` maps an article to figures that it tells beside its own, `told` to all that it tells under any fact.
    """

    fact: Fact
    policy: Policy
    statements: tuple[Statement, ...]
    accounts: dict[str, Side]
    told: Mapping[str, Side] = {}

    def nature(self, unit: str | None) -> Nature:
        """How the quantity behaves over time."""
        return nature_of(self.fact, unit, self.policy)

    def standing(self) -> list[Statement]:
        """The statements that their own article does not tell as overtaken."""
        return [statement for statement in self.statements if not statement.past]

    def around(self, statement: Statement) -> list[Statement]:
        """The standing statements nearest in time, `REACH` a side: what a figure of a long fact is held against."""
        standing = self.standing()
        place = next((at for at, held in enumerate(standing) if held.id == statement.id), 0)
        return standing[max(0, place - REACH) : place + REACH + 1]

    def agree(self, a: Statement, b: Statement) -> bool:
        """True where one value satisfies both."""
        return agree(a, b, self.policy)

    def contradict(self, a: Statement, b: Statement) -> bool:
        """True where the two cannot both be true of one moment."""
        return contradict(a, b, self.policy)

    def acknowledged(self, article: str, other: Statement) -> bool:
        """True where the article itself tells the other's figure beside its own."""
        return any(comparable(held, other) and self.agree(held, other) for held in self.accounts.get(article, ()))

    def asked(self, article: str, like: Statement) -> list[Statement]:
        """What the article's text tells, under whatever fact, of the same measure and group of people, or unit."""
        one = like.claim
        return [
            s
            for s in self.told.get(article, ())
            if (s.claim.kind, s.claim.measure, s.claim.group, s.unit) == (one.kind, one.measure, one.group, like.unit)
            and not (s.titled or s.claim.teaser)
        ]

    def without(self, statements: Iterable[Statement]) -> Docket:
        """The docket less some statements."""
        gone = {statement.id for statement in statements}
        kept = tuple(statement for statement in self.statements if statement.id not in gone)
        return msgspec.structs.replace(self, statements=kept) if len(kept) < len(self.statements) else self


def open_docket(
    fact: Fact, statements: Iterable[Statement], policy: Policy, told: Mapping[str, Side] | None = None
) -> Docket:
    """The fact's docket, each article's own account read out of its statements."""
    read: list[Statement] = []
    accounts: dict[str, Side] = {}
    for article, held in by_article(_lend_scope(in_order(statements))).items():
        own, beside = _account(_lend_bounds(held), fact, policy)
        read += own
        if beside:
            accounts[article] = beside
    return Docket(fact, policy, tuple(in_order(read)), accounts, told or {})


def same_voice(a: Statement, b: Statement) -> bool:
    """True unless two speakers are named who differ."""
    return a.speaker is None or b.speaker is None or a.speaker == b.speaker


def beside(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where one article tells both so near each other that it tells of one event."""
    near = abs(a.claim.span[0] - b.claim.span[0]) <= policy.counts.beside
    return near and (a.article, a.titled) == (b.article, b.titled)


def side_by_side(a: Statement, b: Statement, policy: Policy) -> bool:
    """True where one article's text sets two named speakers against each other for one moment."""
    if a.titled or same_voice(a, b) or not beside(a, b, policy):
        return False
    dated = a.claim.as_of is not None or b.claim.as_of is not None
    return a.moment == b.moment or (dated and abs(a.moment.high - b.moment.high) <= DAY)


def sides_of(
    statements: Sequence[Statement], together: Callable[[Statement, Statement], bool]
) -> list[list[Statement]]:
    """Groups whose members all go together, narrowest first; a statement that goes with several groups is left out."""
    groups: list[list[Statement]] = []
    for statement in sorted(statements, key=_narrowness):
        fitting = [group for group in groups if all(together(statement, member) for member in group)]
        if not fitting:
            groups.append([statement])
        elif len(fitting) == 1:
            fitting[0].append(statement)
    return groups


def value_groups(
    statements: Sequence[Statement], together: Callable[[Statement, Statement], bool]
) -> list[list[Statement]]:
    """As `sides_of`, where `together` looks at values and slots only: each value is compared once."""
    told: dict[object, list[Statement]] = {}
    for statement in statements:
        told.setdefault(_value_key(statement), []).append(statement)
    groups = sides_of([held[0] for held in told.values()], together)
    return [[s for first in group for s in told[_value_key(first)]] for group in groups]


def _value_key(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    slots = (claim.group, claim.side, claim.scope, claim.readings)
    return (statement.unit, statement.allowed, statement.figure, slots)


def weight(side: Sequence[Statement]) -> tuple[object, ...]:
    """Sort key that puts first the side with most origins, then the oldest, then the lowest value.

    Neither copies nor the names of outlets change it.
    """
    return (-len(origins(side)), *min(map(_first, side)))


def _first(statement: Statement) -> tuple[object, ...]:
    ends = [(end is None, end or Decimal(0)) for end in (statement.allowed.low, statement.allowed.high)]
    return (statement.moment.low, *ends, statement.id)


def _narrowness(statement: Statement) -> tuple[bool, object, int, str]:
    width = statement.allowed.width
    return (width is None, width if width is not None else 0, statement.moment.low, statement.id)


def _lend_scope(statements: list[Statement]) -> list[Statement]:
    """Statements with those marked whose figure some text of the fact tells as a running total."""
    totals = {(s.figure, s.unit) for s in statements if s.scope == "total" and s.figure is not None}
    return [
        msgspec.structs.replace(s, running=True) if s.scope == "total" or (s.figure, s.unit) in totals else s
        for s in statements
    ]


def _lend_bounds(held: list[Statement]) -> list[Statement]:
    """Titles take over the bounds that their text gives the same figure: a headline drops `at least`."""
    texts = {s.figure: s for s in reversed(held) if not s.titled and s.figure is not None}
    return [
        msgspec.structs.replace(s, allowed=texts[s.figure].allowed.hull(s.allowed))
        if s.titled and s.figure in texts and texts[s.figure].unit == s.unit
        else s
        for s in held
    ]


def _account(held: list[Statement], fact: Fact, policy: Policy) -> tuple[list[Statement], Side]:
    """One article's statements with overtaken ones marked, and the figures that it tells beside its own."""
    texts = sorted((s for s in held if not s.titled and not s.claim.teaser), key=lambda s: (s.claim.span, s.id))
    if len(texts) < 2:
        return held, ()
    current = _current(texts, [s for s in held if s.titled], policy)
    voices = [s for s in texts if agree(s, current, policy)]
    beside = [
        s
        for s in texts
        if contradict(s, current, policy) and _told_by_the_same(s, current, fact, policy, voices=voices)
    ]
    past = {s.id for s in beside if s.moment == current.moment}
    return [msgspec.structs.replace(s, past=True) if s.id in past else s for s in held], tuple(beside)


def _current(texts: list[Statement], titles: list[Statement], policy: Policy) -> Statement:
    """The text's own figure: one that it calls a correction, one that the title bears, else the first undated one."""

    def bears(text: Statement) -> bool:
        return any(text.unit == title.unit and agree(text, title, policy) for title in titles)

    ranked = sorted(
        texts,
        key=lambda s: (not s.claim.revises, not bears(s), s.claim.certainty == "alleged", s.claim.as_of is not None),
    )
    return ranked[0]


def _told_by_the_same(
    other: Statement, current: Statement, fact: Fact, policy: Policy, *, voices: list[Statement]
) -> bool:
    """True where the article's other figure is its own account of the past and not another speaker's word."""
    if current.claim.revises and abs(current.claim.span[0] - other.claim.span[1]) <= _FROM_TO:
        return True
    named = {s.speaker for s in voices if s.speaker is not None}
    if other.speaker is not None and (named or other.claim.certainty == "alleged"):
        return other.speaker in named
    static = nature_of(fact, other.unit, policy) == "static"
    if static and policy.voices.own_voice_against_speaker and fact.kind != "visit":
        return other.speaker == current.speaker
    return True
