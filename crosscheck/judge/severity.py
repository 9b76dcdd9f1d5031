"""Severity: how much a dispute matters, 0 to 100, as a sum of terms that each say why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from crosscheck.judge.docket import Dispute, Docket
from crosscheck.judge.policy import Severity
from crosscheck.judge.statements import DAY_UNIT, Side, Statement, origins
from crosscheck.model.finding import SeverityPart

_TOP: Final = 100


def severity_parts(dispute: Dispute, docket: Docket | None, weights: Severity) -> tuple[SeverityPart, ...]:
    """The terms of a dispute's severity; those that give nothing are left out, and the sum stays within 100."""
    parts = [
        SeverityPart("type", weights.type.get(dispute.type, 0), f"a conflict of type {dispute.type}"),
        _size(dispute, weights),
        _origins(dispute.sides, weights),
        _current(dispute, docket, weights),
        _languages(dispute.sides, weights),
    ]
    return _capped([part for part in parts if part is not None and part.points > 0])


def _size(dispute: Dispute, weights: Severity) -> SeverityPart | None:
    if dispute.type in ("weekday", "currency"):
        return None
    values = _values(dispute)
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    if dispute.sides[0][0].unit == DAY_UNIT:
        apart = int(high - low)
        return SeverityPart("size", min(weights.size.full, weights.size.day * apart), f"{apart} days between the sides")
    if low <= 0:
        return None
    ratio = high / low
    share = min(Decimal(1), ratio.log10() / Decimal(weights.size.whole).log10())
    points = int((weights.size.full * share).to_integral_value())
    return SeverityPart("size", points, f"the larger value is {round(ratio, 2):f} times the smaller")


def _values(dispute: Dispute) -> list[Decimal]:
    """One value a side: for parts their sum, else the end that the side's first closed claim gives."""
    if dispute.type == "arithmetic":
        return [sum((_end(s) or Decimal(0) for s in side), Decimal(0)) for side in dispute.sides]
    ends = (next((end for s in side if (end := _end(s)) is not None), None) for side in dispute.sides)
    return [end for end in ends if end is not None]


def _end(statement: Statement) -> Decimal | None:
    if statement.figure is not None:
        return statement.figure
    allowed = statement.allowed
    return allowed.low if allowed.low is not None else allowed.high


def _origins(sides: Sequence[Side], weights: Severity) -> SeverityPart:
    weakest = min(len(origins(side)) for side in sides)
    points = min(weights.origins.most, weights.origins.each * weakest)
    return SeverityPart("origins", points, f"{weakest} independent origin(s) on the weaker side")


def _current(dispute: Dispute, docket: Docket | None, weights: Severity) -> SeverityPart | None:
    if docket is None or not docket.statements:
        return None
    newest = max((s.moment.high for s in docket.statements if s.moment.known), default=None)
    if newest is None or all(s.moment.high < newest for side in dispute.sides for s in side):
        return None
    return SeverityPart("current", weights.reach.current, "it concerns the newest figure of the fact")


def _languages(sides: Sequence[Side], weights: Severity) -> SeverityPart | None:
    spoken = {s.language for side in sides for s in side if s.language}
    if len(spoken) < 2:
        return None
    return SeverityPart("languages", weights.reach.languages, f"it spans {len(spoken)} languages")


def _capped(parts: Sequence[SeverityPart]) -> tuple[SeverityPart, ...]:
    total = sum(part.points for part in parts)
    if total <= _TOP:
        return tuple(parts)
    return (*parts, SeverityPart("cap", _TOP - total, "severity ends at 100"))
