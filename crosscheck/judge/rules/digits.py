"""Disputes that a slip of the fingers explains.

What it detects
    Two figures that exclude each other and are the same but for two digits that changed places, or one that is wrong,
    lost or doubled.

Why it matters
    A typing slip is the cheapest correction a desk can make: one look at the cited paper settles it.

Known problems
    Short figures are often one digit apart by themselves, so that they stay `value`. A growing count can pass through a
    figure one digit away; outside a contradiction in time only a slip that leaves later digits untouched counts, within
    one day and one voice.

Example
    `2,846` against `2,864`; `74.3 billion` against `47.3 billion`.

Not this
    `34` against `54` (too short to tell), or a toll that rose from 1,242 to 1,245.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from crosscheck.judge.comparing import is_edit, is_slip, is_swap
from crosscheck.judge.docket import Docket, same_voice
from crosscheck.judge.moments import DAY
from crosscheck.judge.policy import Slips
from crosscheck.judge.statements import Statement

_REACH = 64  # Figures of one day that are compared with each other; a day with more is a ticker, not a dispute.


def slip_between(one: Iterable[Statement], other: Iterable[Statement], slips: Slips) -> bool:
    """True where some figure of one side is a slip of some figure of the other."""
    figures = {s.figure for s in other if s.figure is not None}
    return any(is_slip(s.figure, figure, slips) for s in one if s.figure is not None for figure in figures)


def same_day_slips(docket: Docket, statements: Iterable[Statement]) -> list[tuple[Statement, Statement]]:
    """Pairs of one day and one voice whose likeness is too great for growth, though their order would allow it."""
    days: dict[int, dict[Decimal, Statement]] = defaultdict(dict)
    slips = docket.policy.slips
    for statement in statements:
        if statement.figure is not None and len(str(statement.figure)) >= slips.edit_digits and statement.moment.known:
            days[statement.moment.low // DAY].setdefault(statement.figure, statement)
    pairs = []
    for held in days.values():
        for a, b in combinations(list(held.values())[:_REACH], 2):
            if (
                a.moment.same_day(b.moment)
                and same_voice(a, b)
                and _beyond_growth(a, b, slips)
                and docket.contradict(a, b)
            ):
                pairs.append((a, b))
    return pairs


def _beyond_growth(a: Statement, b: Statement, slips: Slips) -> bool:
    """True for a swap, or one wrong digit with the same two digits after it: growth by chance leaves neither."""
    if a.figure is None or b.figure is None:
        return False
    one, other = str(a.figure), str(b.figure)
    if len(one) != len(other):
        return False
    apart = sum(x != y for x, y in zip(one, other, strict=True))
    if apart == 1:
        return one[-2:] == other[-2:] != "00" and is_edit(a.figure, b.figure, slips)
    return apart == 2 and is_swap(a.figure, b.figure, slips)
