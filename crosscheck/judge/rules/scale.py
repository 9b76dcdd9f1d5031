"""Disputes about the scale word of one figure.

What it detects
    Two figures of the same digits that are a thousand, a million or a milliard times each other; at times a lost or
    added nought.

Why it matters
    It is the largest error that a desk can print with every digit right, and translation between long and short scale
    makes it daily.

Known problems
    A count that really grew a thousandfold between two reports with one significant digit each; such a pair is a slip
    only where the smaller figure comes later, or both are of one day.

Example
    `1.96 million dollars` against `1.96 billion dollars`; `1,3 Trillionen` for an English trillion.

Not this
    A part and its total, a unit price and its product, or figures whose digits differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from crosscheck.judge.comparing import power_between
from crosscheck.judge.docket import Dispute, Docket, weight
from crosscheck.judge.rules.digits import slip_between
from crosscheck.judge.statements import Statement, is_telling, significant
from crosscheck.model.finding import ConflictType


def scale_disputes(docket: Docket) -> list[Dispute]:
    """One dispute for each group of figures that are the fact's other figures under another scale word."""
    named = [s for s in docket.standing() if s.figure is not None and s.figure > 0]
    figures = sorted({s.figure for s in named if s.figure is not None})
    for small, large in _scaled_pairs(figures, docket):
        low = [s for s in _holding(docket, named, small) if s.figure != large]
        high = [s for s in _holding(docket, named, large) if s.figure != small]
        slips = ((a, b) for a in low for b in high if a.figure == small and b.figure == large)
        if any(_is_slip(docket, a, b) for a, b in slips):
            sides = sorted((tuple(low), tuple(high)), key=weight)
            dispute = Dispute("scale", tuple(sides), docket.fact.id, odd=sides[1], detail=f"{small}/{large}")
            return [dispute, *scale_disputes(docket.without(sides[1]))]
    return []


def is_scaled(a: Decimal, b: Decimal, docket: Docket) -> bool:
    """True where a scale word or a nought explains the difference of two figures that exclude each other."""
    slips = docket.policy.slips
    power = power_between(a, b, docket.policy.values.rounding)
    if power in slips.scale_powers:
        return True
    return power in slips.nought_powers and len(significant(a)) > 1 and significant(a) == significant(b)


def slip_of(docket: Docket, one: Iterable[Statement], other: Iterable[Statement]) -> ConflictType | None:
    """The slip that parts a figure of the one side from a figure of the other, or None."""
    first, second = tuple(one), tuple(other)
    if any(a.figure and b.figure and is_scaled(a.figure, b.figure, docket) for a in first for b in second):
        return "scale"
    return "digits" if slip_between(first, second, docket.policy.slips) else None


def _scaled_pairs(figures: Sequence[Decimal], docket: Docket) -> list[tuple[Decimal, Decimal]]:
    room = docket.policy.values.rounding
    pairs = []
    for small in figures:
        for power in sorted(docket.policy.slips.scale_powers):
            target = small.scaleb(power)
            first, last = bisect_left(figures, target * (1 - room)), bisect_right(figures, target * (1 + room))
            pairs += [(small, large) for large in figures[first : min(last, first + 8)]]
    return pairs


def _holding(docket: Docket, named: list[Statement], figure: Decimal) -> list[Statement]:
    """The statements that name the figure, and those that agree with all of these."""
    core = [s for s in named if s.figure == figure]
    return [s for s in named if s.figure == figure or all(s.unit == c.unit and docket.agree(s, c) for c in core)]


def _is_slip(docket: Docket, a: Statement, b: Statement) -> bool:
    """True for a small and a large figure of the same digits that no growth explains."""
    if a.figure is None or b.figure is None or not docket.contradict(a, b):
        return False
    if power_between(a.figure, b.figure, docket.policy.values.rounding) not in docket.policy.slips.scale_powers:
        return False
    if docket.nature(a.unit) == "static" or (is_telling(a.figure, 2) and is_telling(b.figure, 2)):
        return True
    return not a.moment.before(b.moment) or a.moment.same_day(b.moment)
