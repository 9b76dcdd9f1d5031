"""Readings: claims of one fact lend each other the unit that most of them can mean."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosscheck.model.claim import Claim
from crosscheck.model.quantity import Reading


def settled_units(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one fact; where a bare name can mean several currencies, the one that most articles allow.

    What a claim read first stays as its other reading. A claim that can mean one unit only is left alone.
    """
    if not any(claim.readings for claim in claims):
        return list(claims)
    votes = {unit: _articles(claims, unit) for unit in {claim.unit for claim in claims if claim.unit}}
    return [_settled(claim, votes) for claim in claims]


def _articles(claims: Sequence[Claim], unit: str) -> int:
    return len({claim.article for claim in claims if claim.unit == unit or _reads(claim, unit)})


def _reads(claim: Claim, unit: str) -> Reading | None:
    """The other reading of the same figure in that unit."""
    held = (reading for reading in claim.readings if reading.unit == unit)
    return next((r for r in held if (r.low, r.high) == (claim.low, claim.high)), None)


def _settled(claim: Claim, votes: dict[str, int]) -> Claim:
    mine = votes.get(claim.unit or "", 0)
    better = [unit for unit in votes if votes[unit] > mine and _reads(claim, unit)]
    best = min(better, key=lambda unit: (-votes[unit], unit), default=None)
    if best is None:
        return claim
    read = _reads(claim, best)
    others = (msgspec.structs.replace(r, unit=claim.unit) if r is read else r for r in claim.readings)
    return msgspec.structs.replace(claim, unit=best, readings=tuple(others))
