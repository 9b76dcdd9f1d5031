"""Disputes of one claim with itself: a weekday that its own date does not fall on.

What it detects
    A date whose text names both a weekday and a day of the month that do not belong together in that year.

Why it matters
    One of the two is wrong, and readers plan by either. It is also the cheapest hint that the date itself may be wrong.

Known problems
    Where the year is implied, the wrong year makes a right weekday look wrong; the year is then the reader's guess, not
    the text's.

Example
    `Sunday 4 November` in a year in which that day is a Saturday.

Not this
    A weekday alone, a weekday with a range of days, or two outlets that name different days (that is `date`).
"""

from __future__ import annotations

from crosscheck.judge.docket import Dispute, Docket
from crosscheck.judge.statements import Statement


def weekday_disputes(docket: Docket) -> list[Dispute]:
    """One dispute for each date that its own weekday contradicts, with the statements of one voice that repeat it."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in docket.statements:
        period = statement.claim.period
        if period is not None and not period.weekday_agrees and "year" not in _guessed(statement):
            found.setdefault((statement.origin, period.start, period.weekday), []).append(statement)
    return [Dispute("weekday", (tuple(side),), docket.fact.id) for side in found.values()]


def _guessed(statement: Statement) -> tuple[str, ...]:
    """The implied fields of a date that is far from the moment of its article, so that its year may be another one."""
    days = statement.moment.high - statement.moment.low
    return statement.claim.implied if not statement.moment.known or days > 366 * 24 * 60 else ()
