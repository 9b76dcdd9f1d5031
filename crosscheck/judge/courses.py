"""Courses: how a count moved from report to report, so that a figure can be found to lie on it or far off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from itertools import product

from crosscheck.judge.docket import REACH, Docket
from crosscheck.judge.statements import Side, Statement


class Course:
    """The closed figures of one docket in order of time."""

    def __init__(self, docket: Docket) -> None:
        self._near = docket.policy.slips.course
        self._far = 1 / docket.policy.counts.part
        self._rows = [s for s in docket.statements if s.figure and s.allowed.width is not None and s.moment.known]
        self._starts = [s.moment.low for s in self._rows]

    def beside(self, statement: Statement) -> tuple[Side, Side]:
        """The figures of the last other article by the statement's moment, and those of the first after it."""
        at = bisect_right(self._starts, statement.moment.low)
        before, after = self._rows[max(0, at - REACH) : at], self._rows[at : at + REACH]
        return _of_one(reversed(before), statement), _of_one(after, statement)

    def holds(self, figure: Decimal, statement: Statement) -> bool:
        """True where the figure is near one beside the statement's moment, or lies between two that are not far."""
        before, after = ([s.figure for s in side if s.figure] for side in self.beside(statement))
        if any(_ratio(figure, other) <= self._near for other in (*before, *after)):
            return True
        return any(low <= figure <= high <= low * self._far for low, high in product(before, after))

    def near(self, figure: Decimal, statement: Statement) -> Side:
        """The statements beside the statement's moment whose figures are not far from that one."""
        beside = (s for side in self.beside(statement) for s in side)
        return tuple(s for s in beside if s.figure and _ratio(figure, s.figure) <= self._far)

    def is_off(self, statement: Statement) -> bool:
        """True where the statement's own figure is a fraction or a multiple of each figure beside it."""
        near = [s.figure for side in self.beside(statement) for s in side if s.figure]
        return bool(near) and all(_ratio(statement.figure or Decimal(0), other) > self._far for other in near)


def _of_one(rows: Iterable[Statement], statement: Statement) -> Side:
    """The statements of the first article of another voice, where no text tells another scope."""
    fitting = [
        s
        for s in rows
        if s.origin != statement.origin and (None in (s.scope, statement.scope) or s.scope == statement.scope)
    ]
    return tuple(s for s in fitting if s.article == fitting[0].article)


def _ratio(a: Decimal, b: Decimal) -> Decimal:
    small, large = sorted((a, b))
    return large / small if small > 0 else Decimal("Infinity")
