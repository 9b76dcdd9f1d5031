"""Fingerprints: what stays the same of a finding when the run is repeated or more articles arrive."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from crosscheck.judge.docket import Dispute
from crosscheck.judge.statements import Side, Statement, in_order

_LENGTH = 16


def fingerprint(dispute: Dispute) -> str:
    """A digest of the fact, the type and the values that its two oldest sides first had.

    Later articles add claims to sides, or sides, and leave it as it is; wording, severity and claim ids do not enter.
    """
    oldest = sorted((in_order(side)[0] for side in dispute.sides), key=_age)[:2]
    parts = [dispute.fact or "+".join(dispute.facts), dispute.type, *sorted(map(_value, oldest))]
    return _digest(parts)


def age(dispute: Dispute) -> list[tuple[int, str, str]]:
    """Sort key by which the older of two disputes comes first, whatever later articles add to them."""
    return sorted(_age(in_order(side)[0]) for side in dispute.sides)


def verdict_fingerprint(fact: str, sides: Sequence[Side]) -> str:
    """A digest of the fact and of its oldest value: a fact without a dispute keeps it whatever its verdict becomes."""
    oldest = [_value(in_order(side)[0]) for side in sides[:1]]
    return _digest([fact, "verdict", *oldest])


def _age(statement: Statement) -> tuple[int, str, str]:
    return (statement.moment.low, statement.article, statement.id)


def _value(statement: Statement) -> str:
    claim = statement.claim
    return f"{claim.low}..{claim.high} {claim.unit} {claim.start}..{claim.end}"


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]
