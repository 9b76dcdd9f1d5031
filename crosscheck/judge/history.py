"""History: what of a fact's figures was in print when, and which falls some article tells as a revision."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from crosscheck.judge.docket import Docket
from crosscheck.judge.moments import DAY, LATEST, Moment
from crosscheck.judge.statements import Side, Statement
from crosscheck.model.interval import Interval


class Revision(msgspec.Struct, frozen=True):
    """A fall that an article tells: when, and the figures that it overtook (none where the text names none)."""

    moment: Moment
    told: Side
    by: Statement


class History:
    """Look-ups over one docket: figures in print before a moment, revisions between two."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        first: dict[tuple[str | None, Interval], Statement] = {}
        for statement in sorted(docket.statements, key=lambda s: (s.moment.high, s.id)):
            if _is_narrow(statement, docket):
                first.setdefault((statement.unit, statement.allowed), statement)
        self._printed = sorted(first.values(), key=lambda s: (s.allowed.low or Decimal(0), s.id))
        self._lows = [s.allowed.low or Decimal(0) for s in self._printed]
        # No further apart than this can a narrow figure and another agree.
        self._room = (1 + docket.policy.values.narrow) * (1 + docket.policy.values.rounding)
        self.revisions = tuple(sorted(_revisions(docket), key=lambda revision: (revision.moment.low, revision.by.id)))
        self._starts = [revision.moment.low for revision in self.revisions]
        self._wide = tuple(revision for revision in self.revisions if not revision.moment.exact)
        self._first: dict[str, int] = {}  # by a later figure's claim, when what it repeats was first in print
        self._left: dict[tuple[int, Interval, Interval], bool] = {}
        self._told: dict[Decimal | None, list[int]] = defaultdict(list)
        for statement in sorted(docket.standing(), key=lambda s: s.moment.low):
            self._told[statement.figure].append(statement.moment.low)

    def is_outdated(self, higher: Statement, later: Statement) -> bool:
        """True where the lower figure was in print no later than the higher one: it is repeated, not new."""
        if later.id not in self._first:
            self._first[later.id] = min((earlier.moment.high for earlier in self._repeated(later)), default=LATEST + 1)
        return self._first[later.id] <= higher.moment.high

    def _repeated(self, later: Statement) -> Iterator[Statement]:
        """The first prints of the figures that a later one may repeat."""
        low, high = later.allowed.low, later.allowed.high
        if low is None or high is None:
            return
        first, last = bisect_left(self._lows, low / self._room), bisect_right(self._lows, high * self._room)
        yield from (earlier for earlier in self._printed[first:last] if self._repeats(earlier, later))

    def is_revised(self, higher: Statement, later: Statement) -> bool:
        """True where some article between the two moments tells that the higher figure was brought down."""
        docket = self._docket
        first, last = bisect_left(self._starts, higher.moment.low), bisect_right(self._starts, later.moment.high)
        return docket.acknowledged(later.article, higher) or any(
            _lies_between(revision.moment, higher, later)
            and (not revision.told or any(docket.agree(told, higher) for told in revision.told))
            for revision in (*self.revisions[first:last], *self._wide)
        )

    def is_superseded(self, higher: Statement, later: Statement) -> bool:
        """True where two reports agreed on the lower figure long after the higher one, and nobody repeated that since.

        Two reports are those of two origins, or of one on two days.
        """
        key = (higher.moment.high // DAY, higher.allowed, later.allowed)
        if key not in self._left:
            self._left[key] = self._is_left(higher, later)
        return self._left[key]

    def may_be_of_another_event(self, higher: Statement, later: Statement) -> bool:
        """True for two tolls of events where the lower one is told only some days after the higher one, by an article
        that shares no telling figure with the other.
        """
        docket = self._docket
        if docket.fact.kind != "casualty" or "total" in (higher.claim.scope, later.claim.scope):
            return False
        told = self._told[later.figure]
        after = bisect_right(told, higher.moment.high)
        if after < len(told) and told[after] <= higher.moment.high + docket.policy.counts.follow_days * DAY:
            return False
        return self._telling(higher.article).isdisjoint(self._telling(later.article))

    def _telling(self, article: str) -> set[Decimal]:
        figures = (s.figure for s in self._docket.told.get(article, ()))
        return {figure for figure in figures if figure is not None and figure >= self._docket.policy.counts.telling}

    def _is_left(self, higher: Statement, later: Statement) -> bool:
        docket = self._docket
        quiet = higher.moment.high + docket.policy.counts.quiet_days * DAY
        if later.moment.low < quiet:
            return False
        since = [s for s in docket.statements if s.moment.low >= quiet and s.unit == later.unit]
        lower = [s for s in since if docket.agree(s, later)]
        turned = min((s.moment.low for s in lower), default=later.moment.low)
        repeated = any(s.moment.low >= turned and is_above(s, later) and docket.agree(s, higher) for s in since)
        return not repeated and len({(s.origin, s.moment.low // DAY) for s in lower}) > 1

    def _repeats(self, earlier: Statement, later: Statement) -> bool:
        return earlier.unit == later.unit and self._docket.agree(earlier, later)


def _lies_between(moment: Moment, higher: Statement, later: Statement) -> bool:
    return not moment.before(higher.moment) and not later.moment.before(moment)


def is_above(higher: Statement, lower: Statement) -> bool:
    """True where every value of the one exceeds every value of the other."""
    return higher.allowed.low is not None and lower.allowed.high is not None and higher.allowed.low > lower.allowed.high


def _is_narrow(statement: Statement, docket: Docket) -> bool:
    width, low = statement.allowed.width, statement.allowed.low
    return width is not None and low is not None and width <= docket.policy.values.narrow * abs(low)


def _revisions(docket: Docket) -> list[Revision]:
    found = []
    for statement in docket.standing():
        told = tuple(t for t in docket.accounts.get(statement.article, ()) if is_above(t, statement))
        if told or statement.claim.revises:
            found.append(Revision(statement.moment, () if statement.claim.revises else told, statement))
    return found
