"""Parts of a figure against their total, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crosscheck.model.claim import Claim
from crosscheck.model.fact import Fact
from crosscheck.report.charts import Breakdown, breakdown
from crosscheck.report.desk import Desk
from crosscheck.report.visible import shown

LONGEST: Final = 60


def parts_of(whole: Fact, parts: Sequence[Fact], desk: Desk, claims: Sequence[Claim] = ()) -> Breakdown | None:
    """The bars of a fact and its parts of one unit, by the given claims where they say, else by the latest figures."""
    total = _amount(whole, claims, desk)
    if total is None:
        return None
    like = [fact for fact in parts if fact.unit == whole.unit]
    told = [(_label(fact, desk), amount) for fact in like if (amount := _amount(fact, claims, desk)) is not None]
    return breakdown((desk.words.text("total"), total), told, desk.words)


def _label(fact: Fact, desk: Desk) -> str:
    return (
        desk.words.name("people", fact.group)
        or desk.name(fact.where)
        or desk.name(fact.side)
        or shown(fact.label, LONGEST)
    )


def _amount(fact: Fact, claims: Sequence[Claim], desk: Desk) -> float | None:
    """The closed end of the claim that stands for the fact."""
    chosen = [claim for claim in claims if claim.fact == fact.id] or desk.chosen(fact.claims)
    known = [claim for claim in chosen if claim.low is not None or claim.high is not None]
    if not known:
        return None
    latest = max(known, key=lambda claim: (desk.order(desk.article(claim)), claim.field == "text", claim.id))
    return float(latest.low if latest.low is not None else latest.high or 0)
