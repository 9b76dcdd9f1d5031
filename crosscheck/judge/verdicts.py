"""Verdicts of facts without a dispute: what order, bounds and the texts themselves make of their differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from crosscheck.judge.comparing import is_part, other_count, two_things
from crosscheck.judge.docket import Docket, value_groups
from crosscheck.judge.history import History, is_above
from crosscheck.judge.statements import Side, Statement, in_order, origins
from crosscheck.model.finding import Verdict


class Ruling(msgspec.Struct, frozen=True):
    """A verdict with the groups of statements that hold one value, oldest first."""

    verdict: Verdict
    sides: tuple[Side, ...]


def rule_on(docket: Docket) -> Ruling:
    """The verdict of a fact in which nothing excludes anything else."""
    standing = docket.standing()
    sides = _groups(docket, standing)
    if len(origins(docket.statements)) < 2:
        return Ruling("single", sides)
    return Ruling(_verdict(docket, standing, sides), sides)


def _verdict(docket: Docket, standing: Sequence[Statement], sides: tuple[Side, ...]) -> Verdict:
    if not any(_comparable(docket, a, b) for side in sides for a, b in pairwise(side)) and _apart(docket, sides):
        return "incomparable"
    if len(sides) < 2:
        return "agree" if _one_value(standing) else "compatible"
    if docket.nature(standing[0].unit) == "static":
        return "revised" if docket.accounts or any(s.claim.revises for s in standing) else "compatible"
    if docket.nature(standing[0].unit) == "free":
        return "incomparable" if docket.fact.kind == "figure" else "update"
    return _course(docket, standing)


def _course(docket: Docket, standing: Sequence[Statement]) -> Verdict:
    """What a growing count went through: a revision, an old figure repeated, or growth; or several counts in one."""
    if any(is_part(*pair, docket.policy) or other_count(*pair, docket.policy) for pair in _fallen(standing)):
        return "incomparable"
    if any(a.moment.same(b.moment) and two_things(a, b, docket.policy) for a, b in pairwise(in_order(standing))):
        return "incomparable"
    history = History(docket)
    if history.revisions:
        return "revised"
    fallen = [pair for pair in _fallen(standing) if not history.is_outdated(*pair)]
    if any(history.may_be_of_another_event(*pair) and not history.is_superseded(*pair) for pair in fallen):
        return "incomparable"
    return "revised" if fallen else "outdated" if any(_fallen(standing)) else "update"


def _groups(docket: Docket, standing: Sequence[Statement]) -> tuple[Side, ...]:
    """Statements by value; one that fits several values stands with the first."""
    groups = value_groups(standing, lambda a, b: a.unit == b.unit and docket.agree(a, b))
    placed = {s.id for group in groups for s in group}
    for statement in (s for s in standing if s.id not in placed):
        _home(docket, groups, statement).append(statement)
    rows = [tuple(in_order(group)) for group in groups]
    return tuple(sorted(rows, key=lambda row: (row[0].moment.low, row[0].id)))


def _home(docket: Docket, groups: list[list[Statement]], statement: Statement) -> list[Statement]:
    """The first group that the statement agrees with, judged by its first member."""
    return next((g for g in groups if statement.unit == g[0].unit and docket.agree(statement, g[0])), groups[0])


def _comparable(docket: Docket, a: Statement, b: Statement) -> bool:
    return a.origin != b.origin and docket.agree(a, b)


def _apart(docket: Docket, sides: tuple[Side, ...]) -> bool:
    """True where several values stand side by side that no unit or slot lets us compare."""
    firsts = [side[0] for side in sides]
    return len(firsts) > 1 and not any(
        docket.contradict(a, b) for at, a in enumerate(firsts[:64]) for b in firsts[at + 1 : 64]
    )


def _one_value(standing: Sequence[Statement]) -> bool:
    """True where all words are one: the same figure and bounds, or the same days."""
    return len({(s.claim.low, s.claim.high, s.claim.start, s.claim.end) for s in standing}) == 1


def _fallen(standing: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The highest figure so far with each later one below it."""
    highest: Statement | None = None
    for statement in in_order(standing):
        if highest is not None and highest.moment.before(statement.moment) and is_above(highest, statement):
            yield highest, statement
        low = statement.allowed.low
        if low is not None and (highest is None or low > (highest.allowed.low or 0)):
            highest = statement
