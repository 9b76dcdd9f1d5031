"""Pegging: an article without a time of its own that carries a dated bulletin's figures is of that bulletin's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from crosscheck.judge.comparing import nature_of
from crosscheck.judge.moments import Moment
from crosscheck.judge.policy import Policy
from crosscheck.judge.statements import Desk, Statement
from crosscheck.model.fact import Fact

_Words = tuple[str | None, Decimal | None, Decimal | None]


def pegged_moments(
    facts: Iterable[Fact], held: Mapping[str, list[Statement]], desk: Desk, policy: Policy
) -> dict[str, Moment]:
    """Better moments by article: the latest first print of a figure that it shares with timed ones, within its window.

    Only exact figures and ranges of growing counts speak, from `telling` upwards, and only where the article names no
    as-of day for them.
    """
    pegs: dict[str, list[Moment]] = defaultdict(list)
    for fact in facts:
        statements = [s for s in held.get(fact.id, ()) if _speaks(fact, s, policy)]
        timed = [s for s in statements if s.moment.exact]
        if len(timed) < len(statements):
            first = _first_print(timed)
            for statement in statements:
                peg = first.get(_words(statement))
                if not statement.moment.exact and peg is not None and _holds(desk.published(statement.article), peg):
                    pegs[statement.article].append(peg)
    return {article: max(moments, key=lambda moment: moment.low) for article, moments in pegs.items()}


def _speaks(fact: Fact, statement: Statement, policy: Policy) -> bool:
    low = statement.claim.low
    exact = statement.claim.qualifier in ("exact", "range") and low is not None and low >= policy.counts.telling
    return exact and statement.claim.as_of is None and nature_of(fact, statement.unit, policy) == "growing"


def _first_print(timed: Iterable[Statement]) -> dict[_Words, Moment]:
    first: dict[_Words, Moment] = {}
    for statement in sorted(timed, key=lambda s: s.moment.low):
        first.setdefault(_words(statement), statement.moment)
    return first


def _words(statement: Statement) -> _Words:
    return (statement.unit, statement.claim.low, statement.claim.high)


def _holds(window: Moment, peg: Moment) -> bool:
    return window.low <= peg.low and peg.high <= window.high
