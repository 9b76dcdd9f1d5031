"""Deciding: every fact gets its findings. The order of work is `judge_facts`, top to bottom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.judge.clerk import Clerk
from crosscheck.judge.docket import Dispute, Docket, open_docket
from crosscheck.judge.pegging import pegged_moments
from crosscheck.judge.policy import DEFAULT, Policy
from crosscheck.judge.rules.arithmetic import arithmetic_disputes
from crosscheck.judge.rules.internal import stay_disputes
from crosscheck.judge.rules.measure import measure_disputes
from crosscheck.judge.settling import settle
from crosscheck.judge.statements import Desk, Statement, by_article
from crosscheck.judge.wording import Names
from crosscheck.model.article import Article
from crosscheck.model.claim import Claim
from crosscheck.model.fact import CopyGroup, Fact
from crosscheck.model.finding import Finding


def judge_facts(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    facts: Iterable[Fact],
    copies: Iterable[CopyGroup],
    *,
    policy: Policy = DEFAULT,
    names: Names | None = None,
    families: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """The findings of all judged facts in the order of fact ids: conflicts, or one other verdict for each fact.

    Disputes between parts and their total cross facts and come last. `names` gives a name in an output language,
    `families` the publisher of an outlet: outlets of one publisher are one voice.
    """
    judged = sorted((fact for fact in facts if fact.kind in policy.kinds.judged), key=lambda fact: fact.id)
    desk = Desk(articles, copies, families)
    dockets = _dockets(judged, {claim.id: claim for claim in claims}, desk, policy)
    across = _across(dockets)
    clerk = Clerk(desk, dockets, policy, names)
    for name, docket in dockets.items():
        disputes = settle(docket, across.get(name, ()))
        clerk.file_disputes(disputes)
        if not disputes:
            clerk.file_ruling(docket)
    clerk.file_disputes(arithmetic_disputes(dockets, policy))
    return tuple(clerk.findings)


def _dockets(facts: Sequence[Fact], claims: Mapping[str, Claim], desk: Desk, policy: Policy) -> dict[str, Docket]:
    held = {fact.id: _statements(fact, claims, desk) for fact in facts}
    desk.place(pegged := pegged_moments(facts, held, desk, policy))
    for fact in facts:
        if any(s.article in pegged for s in held[fact.id]):
            held[fact.id] = _statements(fact, claims, desk)
    told = {name: tuple(row) for name, row in by_article(s for row in held.values() for s in row).items()}
    return {fact.id: open_docket(fact, held[fact.id], policy, told) for fact in facts}


def _statements(fact: Fact, claims: Mapping[str, Claim], desk: Desk) -> list[Statement]:
    held = [claims[name] for name in fact.claims if name in claims]
    voices = desk.voices(claim.article for claim in held)
    found = (desk.statement(claim, voices[claim.article]) for claim in held)
    return desk.changed([statement for statement in found if statement is not None])


def _across(dockets: Mapping[str, Docket]) -> dict[str, list[Dispute]]:
    """Disputes that only several facts together show, by the fact that they spoil."""
    found: dict[str, list[Dispute]] = defaultdict(list, measure_disputes(dockets))
    articles: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for name, docket in dockets.items():
        if docket.fact.kind == "visit":
            for statement in docket.statements:
                articles[statement.article].append((name, statement))
    for article in sorted(articles):
        for dispute in stay_disputes(articles[article]):
            found[dispute.fact or ""].append(dispute)
    return found
