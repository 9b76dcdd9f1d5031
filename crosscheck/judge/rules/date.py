"""Disputes about the day of a visit, a meeting or a departure.

What it detects
    Days that exclude each other: no day lies in both periods, compared at the grain that both have.

Why it matters
    Readers and cameras travel by it, and a wrong day makes two events of one.

Known problems
    A visit told by its arrival in one outlet and by its talks in another can differ by a day and both be right, where
    linking took them for one. Time zones move an evening to the next day.

Example
    `arrives on Sunday 5 November` against `arrived on Monday 6 November`.

Not this
    A side that names no traveller or no place, a week or a month that holds the day, the planned and the actual day
    where they are one, a postponement that the text tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.judge.docket import Dispute, Docket, value_groups, weight
from crosscheck.judge.rules.value import excused
from crosscheck.judge.statements import Statement


def date_disputes(docket: Docket) -> list[Dispute]:
    """At most one dispute: the days that outlets give, each with its statements."""
    groups = value_groups(docket.standing(), docket.agree)
    if len(groups) < 2:
        return []
    main, *others = sorted(groups, key=weight)
    others = [group for group in others if _is_told(group) and not excused(docket, group, main)]
    sides = tuple(map(tuple, (main, *others)))
    return [Dispute("date", sides, docket.fact.id)] if others and _is_told(main) else []


def _is_told(group: Sequence[Statement]) -> bool:
    """True where the side tells who goes and where to: a day alone may be of another trip."""
    return any(s.claim.who for s in group) and any(s.claim.where for s in group)
