"""Disputes between parts and their total.

What it detects
    In one article, parts that share no member and together exceed their total, or a part larger than its total; and a
    breakdown that adds up to the digit in one article while another article's parts and total do not.

Why it matters
    The article disproves itself, and the sum often shows which figure is the wrong one.

Known problems
    Whether parts cover the whole is not told by claims. Parts are summed only where their groups are known to be
    disjoint, where extraction marked them as parts, or where another article's figures add up exactly.

Example
    `130 sent home and 205 in hospital, of 310 injured`.

Not this
    Parts that leave a rest, children and civilians (they overlap), or figures of different days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from crosscheck.judge.comparing import nature_of
from crosscheck.judge.docket import Dispute, Docket, beside
from crosscheck.judge.policy import Policy
from crosscheck.judge.statements import Statement, is_telling
from crosscheck.model.fact import Fact

Told = dict[str, Statement]
Sum = tuple[str, str, str]
# Facts of one measure in one article that are tried as total and parts; an article with more is a table, not a
# breakdown.
_MOST: Final = 40


def arithmetic_disputes(dockets: Mapping[str, Docket], policy: Policy) -> list[Dispute]:
    """Disputes over all facts together; each names the facts that it crosses."""
    facts = {name: docket.fact for name, docket in dockets.items()}
    articles = _told(dockets)
    sums: dict[str, list[Sum]] = defaultdict(list)
    for row in sorted(_sums(articles, facts, policy)):
        sums[row[0]].append(row)
    disputes: list[Dispute] = []
    for name in sorted(articles):
        told = articles[name]
        found = [_marked(told, facts), _overfull(told, facts, policy), _unequal(told, facts, sums)]
        disputes += next((rows for rows in found if rows), [])
    return _distinct(disputes)


def _told(dockets: Mapping[str, Docket]) -> dict[str, Told]:
    """For each article its statement for each fact: the text's before the title's, the first before the rest."""
    articles: dict[str, Told] = defaultdict(dict)
    for name, docket in dockets.items():
        if docket.fact.kind == "visit":
            continue
        for statement in sorted(docket.standing(), key=lambda s: (s.titled, s.claim.span, s.id)):
            articles[statement.article].setdefault(name, statement)
    return articles


def _marked(told: Told, facts: Mapping[str, Fact]) -> list[Dispute]:
    """Parts that extraction tied to a total of the same article: one larger than it, or all together."""
    by_id = {s.id: (name, s) for name, s in told.items()}
    parts: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for name, statement in told.items():
        if statement.claim.part_of in by_id and statement.unit == by_id[statement.claim.part_of or ""][1].unit:
            parts[statement.claim.part_of or ""].append((name, statement))
    disputes = []
    for total_id, held in parts.items():
        total = by_id[total_id]
        larger = [part for part in held if _exceeds([part[1]], total[1])]
        whole = held if len(held) > 1 and _share_nothing([facts[name] for name, _ in held]) else []
        if larger or (whole and _exceeds([s for _, s in whole], total[1])):
            disputes.append(_dispute(total, larger or whole))
    return disputes


def _share_nothing(facts: Sequence[Fact]) -> bool:
    """True for sums of money and for places beside each other: items and places of one list exclude each other."""
    if all(fact.kind == "deal" for fact in facts):
        return True
    places = [fact.where for fact in facts]
    return None not in places and len(set(places)) == len(places) and len({fact.group for fact in facts}) == 1


def _overfull(told: Told, facts: Mapping[str, Fact], policy: Policy) -> list[Dispute]:
    """Disjoint groups of one count that together exceed the count itself."""
    disputes = []
    groups = {facts[name].group: name for name in told if facts[name].kind == "casualty" and facts[name].group}
    for apart in policy.counts.disjoint_groups:
        parts = [(groups[group], told[groups[group]]) for group in apart if group in groups]
        if len(parts) < 2:
            continue
        total = next((name for name in sorted(told) if all(_is_total(facts[name], facts[p]) for p, _ in parts)), None)
        held = [s for _, s in parts]
        if not total or not all(beside(told[total], part, policy) for part in held):
            continue
        if _one_time(told[total], *held) and _exceeds(held, told[total]):
            disputes.append(_dispute((total, told[total]), parts))
    return disputes


def _is_total(total: Fact, part: Fact) -> bool:
    """True where the one fact counts all of whom the other counts a group."""
    if total.kind != "casualty" or total.group is not None or total.measure != part.measure:
        return False
    if total.side is not None and total.side != part.side:
        return False
    slots = ((part.where, total.where), (part.scope, total.scope))
    return all(a is None or b is None or a == b for a, b in slots)


def _sums(articles: Mapping[str, Told], facts: Mapping[str, Fact], policy: Policy) -> set[Sum]:
    """(total, part, part) of facts whose figures add up exactly in some article, with digits enough to be no chance."""
    found: set[Sum] = set()
    for told in articles.values():
        for names in _alike(told, facts):
            exact = {n: told[n].figure for n in names if told[n].claim.qualifier == "exact" and told[n].figure}
            totals: dict[object, list[str]] = defaultdict(list)
            for name, figure in exact.items():
                totals[figure].append(name)
            for one, other in combinations(sorted(exact), 2):
                sum_of = (exact[one] or 0) + (exact[other] or 0)
                found |= {(t, one, other) for t in totals.get(sum_of, ()) if _is_no_chance(told[t], facts[t], policy)}
    return found


def _alike(told: Told, facts: Mapping[str, Fact]) -> list[list[str]]:
    """Facts of one kind, measure and unit that one article tells."""
    groups: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for name in sorted(told):
        groups[facts[name].kind, facts[name].measure, told[name].unit].append(name)
    return [names for names in groups.values() if 3 <= len(names) <= _MOST]


def _is_no_chance(total: Statement, fact: Fact, policy: Policy) -> bool:
    digits = policy.slips.sum_digits - (nature_of(fact, total.unit, policy) == "static")
    return is_telling(total.figure, digits)


def _unequal(told: Told, facts: Mapping[str, Fact], sums: Mapping[str, list[Sum]]) -> list[Dispute]:
    """Breakdowns that add up elsewhere and not here."""
    disputes = []
    for names in _alike(told, facts):
        for total, *parts in (row for name in names for row in sums.get(name, ())):
            if all(part in names for part in parts):
                held = [(part, told[part]) for part in parts]
                if _one_time(told[total], *(s for _, s in held)) and not _adds_up([s for _, s in held], told[total]):
                    disputes.append(_dispute((total, told[total]), held))
    return disputes


def _one_time(*statements: Statement) -> bool:
    return len({s.moment for s in statements}) == 1


def _exceeds(parts: Sequence[Statement], total: Statement) -> bool:
    """True where the least that the parts allow is above the most that the total allows."""
    lows = [s.allowed.low for s in parts]
    return total.allowed.high is not None and sum(low or 0 for low in lows) > total.allowed.high


def _adds_up(parts: Sequence[Statement], total: Statement) -> bool:
    whole = parts[0].allowed
    for part in parts[1:]:
        whole = whole.plus(part.allowed)
    return whole.meets(total.allowed)


def _dispute(total: tuple[str, Statement], parts: Sequence[tuple[str, Statement]]) -> Dispute:
    facts = (total[0], *(name for name, _ in parts))
    sides = ((total[1],), tuple(s for _, s in parts))
    return Dispute("arithmetic", sides, None, facts, detail="sum" if len(parts) > 1 else "part")


def _distinct(disputes: Iterable[Dispute]) -> list[Dispute]:
    """One dispute for each total and its voice: copies of one article disprove themselves once."""
    kept: dict[tuple[object, ...], Dispute] = {}
    for dispute in disputes:
        total = dispute.sides[0][0]
        kept.setdefault((total.origin, dispute.facts, total.figure, *(s.figure for s in dispute.sides[1])), dispute)
    return list(kept.values())
