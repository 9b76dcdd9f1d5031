"""Disputes about the currency of one sum.

What it detects
    The same figure with another currency: 28 billion dollars in one outlet, 28 billion dirhams in another.

Why it matters
    The figure looks confirmed because its digits agree, while the sum is another one by the exchange rate.

Known problems
    No exchange rate is known here. Two different figures in two currencies are left alone, right or wrong; a pair of
    currencies near parity whose converted figures round alike would be taken for a slip.

Example
    `47.3 billion dollars` against `47.3 billion euros`.

Not this
    The equivalent of one sum in a second currency (its figure differs), or a bare dollar sign that may mean the other
    country's dollar.
"""

from __future__ import annotations

from collections import defaultdict

from crosscheck.judge.comparing import is_currency, rounds_to
from crosscheck.judge.docket import Dispute, Docket, weight
from crosscheck.judge.statements import Side, Statement


def currency_disputes(docket: Docket) -> list[Dispute]:
    """One dispute for each currency that repeats the main currency's figure."""
    sides: dict[str, list[Statement]] = defaultdict(list)
    for statement in docket.standing():
        if is_currency(statement.unit):
            sides[statement.unit or ""].append(statement)
    if len(sides) < 2:
        return []
    main, *others = sorted(sides.values(), key=weight)
    disputes = []
    for other in others:
        odd = tuple(s for s in other if any(_same_figure(docket, s, held) for held in main))
        if odd:
            disputes.append(_dispute(docket, odd, main))
    return disputes


def _dispute(docket: Docket, odd: Side, main: list[Statement]) -> Dispute:
    held = tuple(s for s in main if any(_same_figure(docket, s, other) for other in odd) or _near(docket, s, odd))
    return Dispute("currency", (held, odd), docket.fact.id, odd=odd, detail=f"{held[0].unit}/{odd[0].unit}")


def _same_figure(docket: Docket, a: Statement, b: Statement) -> bool:
    """True where both name one figure and neither's other reading makes the units one."""
    if a.figure is None or b.figure is None or _may_be(a, b.unit) or _may_be(b, a.unit):
        return False
    return a.figure == b.figure or rounds_to(a, b, docket.policy.values.rounding)


def _near(docket: Docket, statement: Statement, odd: Side) -> bool:
    """True where the statement's words allow the odd figure, were it in the same currency."""
    return any(statement.allowed.meets(other.allowed) for other in odd)


def _may_be(statement: Statement, unit: str | None) -> bool:
    return any(reading.unit == unit for reading in statement.readings)
