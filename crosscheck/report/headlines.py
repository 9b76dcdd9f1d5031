"""What a finding says in one line, built from its data: who gives which value, for which question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding
from crosscheck.report.desk import Desk
from crosscheck.report.visible import apart

MOST_SIDES: Final = 4
_MOVED: Final = ("update", "revised")


def headline(finding: Finding, desk: Desk) -> str:
    """The line. Names and values stand in isolates, so that either direction keeps its own order."""
    sides = [claims for side in finding.sides if (claims := desk.chosen(side))]
    if not sides:
        return desk.words.name("verdict", finding.verdict)
    if finding.type == "weekday" and (told := _weekday(sides[0], desk)):
        return told
    if finding.type == "internal" or (finding.verdict == "conflict" and len(sides) == 1):
        return _internal([claim for side in sides for claim in side], desk)
    if finding.type == "arithmetic" and (told := _arithmetic(sides, desk)):
        return told
    if finding.verdict in _MOVED and len(sides) > 1:
        first, last = (apart(desk.values(side)[0]) for side in (sides[0], sides[-1]))
        return desk.words.text("moved", first=first, last=last)
    if finding.verdict == "single":
        outlet = apart(desk.outlet(sides[0][0]))
        return desk.words.text("only", outlet=outlet, value=desk.worded(sides[0]))
    return desk.words.clauses(_between_speakers(sides, desk) or [_side(side, desk) for side in sides[:MOST_SIDES]])


def _between_speakers(sides: Sequence[Sequence[Claim]], desk: Desk) -> list[str]:
    """A clause for each side by its speaker, where one outlet prints them all and the speakers differ."""
    speakers = [{claim.attribution for claim in side} for side in sides]
    told = {name for names in speakers for name in names if name}
    outlets = {desk.outlet(claim) for side in sides for claim in side}
    if len(outlets) > 1 or any(len(names) != 1 for names in speakers) or len(told) < len(sides):
        return []
    named = ((desk.name(side[0].attribution), side) for side in sides[:MOST_SIDES])
    return [desk.words.text("gives", outlet=apart(name), value=desk.worded(side)) for name, side in named]


def _side(claims: Sequence[Claim], desk: Desk) -> str:
    outlets = desk.outlets(claims)
    if len(outlets) == 1:
        return desk.words.text("gives", outlet=apart(outlets[0]), value=desk.worded(claims))
    return desk.words.count("give", len(outlets), value=desk.worded(claims))


def _weekday(claims: Sequence[Claim], desk: Desk) -> str | None:
    for claim in claims:
        if claim.weekday is not None and claim.start is not None and claim.weekday != claim.start.weekday():
            names = desk.words.weekdays
            return desk.words.text(
                "wrong_weekday",
                outlet=apart(desk.outlet(claim)),
                named=names[claim.weekday],
                day=apart(desk.words.date(claim.start)),
                actual=names[claim.start.weekday()],
            )
    return None


def _internal(claims: Sequence[Claim], desk: Desk) -> str:
    return desk.words.text("in_one", outlet=apart(desk.outlet(claims[0])), values=desk.worded(claims))


def _arithmetic(sides: Sequence[Sequence[Claim]], desk: Desk) -> str | None:
    """Parts against their total, where the facts say which is which."""
    claims = [claim for side in sides for claim in side]
    facts = {claim.fact for claim in claims}
    parts = [claim for claim in claims if claim.fact in desk.facts and facts & set(desk.facts[claim.fact].part_of)]
    total = [claim for claim in claims if claim not in parts]
    if not parts or not total:
        return None
    told = desk.words.text("plus").join(apart(desk.value(claim)) for claim in parts[:MOST_SIDES])
    return desk.words.text("parts_total", parts=told, total=desk.worded(total))
